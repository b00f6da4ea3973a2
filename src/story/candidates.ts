import type { Vector } from "./vectors.ts";

export interface CandidateLimits {
  /** Heaviest terms of an article that look for others. */
  readonly terms: number;
  /** Latest articles kept for each term; older ones leave the active window. */
  readonly postings: number;
  /** Candidates kept for each article. */
  readonly kept: number;
}

/**
 * For each vector, the indices of earlier vectors that share heavy terms with it, best first. The cost of one more
 * vector is bounded by the limits, whatever the size of the pile.
 */
export function candidatesOf(vectors: readonly Vector[], limits: CandidateLimits): number[][] {
  const postings = new Map<number, number[]>();
  return vectors.map((vector, index) => {
    const heavy = heaviest(vector, limits.terms);
    const found = new Map<number, number>();
    for (const at of heavy) {
      const list = postings.get(vector.ids[at]!) ?? [];
      for (const other of list) {
        found.set(other, (found.get(other) ?? 0) + vector.weights[at]! * weightOf(vectors[other]!, vector.ids[at]!));
      }
    }
    for (const at of heavy) {
      const id = vector.ids[at]!;
      const list = postings.get(id);
      if (!list) postings.set(id, [index]);
      else {
        list.push(index);
        if (list.length > limits.postings) list.shift();
      }
    }
    const best = [...found].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    return best.slice(0, limits.kept).map(([other]) => other);
  });
}

function heaviest({ weights }: Vector, count: number): number[] {
  const order = Array.from(weights, (_, at) => at);
  return order.sort((x, y) => weights[y]! - weights[x]! || x - y).slice(0, count);
}

function weightOf({ ids, weights }: Vector, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ids[middle] === id) return weights[middle]!;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
