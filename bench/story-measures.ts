/** How well groups agree with gold classes; all figures 0..1. */
export interface Agreement {
  /** F of B-cubed precision and recall (Bagga and Baldwin 1998), every item counted, singletons included. */
  readonly bCubed: number;
  readonly precision: number;
  readonly recall: number;
  /** F of the pairs put together; 1 when neither side has a pair. */
  readonly pairs: number;
}

/** Compares a partition with gold classes. Items without a gold class are ignored; items in no group are missing. */
export function agreement(gold: ReadonlyMap<string, string>, groups: readonly (readonly string[])[]): Agreement {
  const sizes = countsOf([...gold.values()]);
  let [precision, recall, right, put] = [0, 0, 0, 0];
  for (const group of groups) {
    const classes = group.flatMap((item) => gold.get(item) ?? []);
    put += pairsOf(classes.length);
    for (const [name, count] of countsOf(classes)) {
      precision += count ** 2 / classes.length / gold.size;
      recall += count ** 2 / sizes.get(name)! / gold.size;
      right += pairsOf(count);
    }
  }
  const wanted = [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0);
  const pairs = put + wanted === 0 ? 1 : (2 * right) / (put + wanted);
  return { bCubed: (2 * precision * recall) / (precision + recall || 1), precision, recall, pairs };
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
