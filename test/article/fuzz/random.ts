/** A seeded source of choices. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** One of the list. */
  of<T>(list: readonly T[]): T;
}

/** mulberry32: small, seeded, even enough to choose mutations. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  return { below, of: (list) => list[below(list.length)]! };
}
