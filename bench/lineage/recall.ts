/** Share of `positives` above the score that a share `rate` of `negatives` exceeds. */
export function recallAt(positives: readonly number[], negatives: readonly number[], rate: number): number {
  const sorted = [...negatives].sort((a, b) => b - a);
  const limit = sorted[Math.floor(sorted.length * rate)] ?? Number.NEGATIVE_INFINITY;
  return positives.filter((score) => score > limit).length / Math.max(1, positives.length);
}

/** 95% bootstrap interval of `recallAt`, from a fixed sequence of pseudo-random numbers. */
export function interval(positives: readonly number[], negatives: readonly number[], rate: number): [number, number] {
  let state = 11;
  const draw = (from: readonly number[]): number[] =>
    from.map(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return from[Math.floor((state / 2 ** 32) * from.length)]!;
    });
  const recalls = Array.from({ length: 400 }, () => recallAt(draw(positives), draw(negatives), rate));
  recalls.sort((a, b) => a - b);
  return [recalls[10]!, recalls[389]!];
}

/** Two decimals, as the tables show them. */
export function two(value: number): string {
  return value.toFixed(2);
}
