import type { Vector } from "./vectors.ts";

/** Heaviest terms of an article that look for others. */
const TERMS = 40;
/** Latest articles kept for each term: with older ones out of reach, cost per article is bounded. */
const POSTINGS = 400;
/** Candidates kept for each article. */
const KEPT = 80;

/**
 * For each vector, the indices of earlier vectors that share heavy terms with it, best first. The cost of one more
 * vector is bounded by the limits, whatever the size of the pile.
 */
export function candidatesOf(vectors: readonly Vector[]): number[][] {
  const postings = new Map<number, Posting>();
  return vectors.map((vector, index) => {
    const heavy = heaviest(vector);
    const found = new Map<number, number>();
    for (const at of heavy) {
      const id = vector.ids[at]!;
      const list = postings.get(id);
      if (!list) postings.set(id, { items: [index], weights: [vector.weights[at]!], next: 0 });
      else {
        list.items.forEach((other, k) => {
          found.set(other, (found.get(other) ?? 0) + vector.weights[at]! * list.weights[k]!);
        });
        append(list, index, vector.weights[at]!);
      }
    }
    const best = [...found].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    return best.slice(0, KEPT).map(([other]) => other);
  });
}

/** A ring of the latest articles of a term. */
interface Posting {
  readonly items: number[];
  readonly weights: number[];
  next: number;
}

function append(list: Posting, item: number, weight: number): void {
  const at = list.items.length < POSTINGS ? list.items.length : list.next++ % POSTINGS;
  list.items[at] = item;
  list.weights[at] = weight;
}

function heaviest({ weights }: Vector): number[] {
  const order = Array.from(weights, (_, at) => at);
  return order.sort((x, y) => weights[y]! - weights[x]! || x - y).slice(0, TERMS);
}
