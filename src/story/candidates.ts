import type { Vector } from "./vectors.ts";

/** Heaviest terms of an article that look for others. */
const TERMS = 40;
/** Latest articles kept for each term: with older ones out of reach, cost per article is bounded. */
const POSTINGS = 400;
/** Candidates kept for each article. */
const KEPT = 80;

/**
 * For each vector, the indices of earlier vectors that share heavy terms with it, best first. The cost of one more
 * vector is bounded by the limits (16,000 postings looked at, 80 candidates), whatever the size of the pile.
 */
export function candidatesOf(vectors: readonly Vector[]): number[][] {
  const postings = new Map<number, Posting>();
  const tally = new Tally(vectors.length);
  return vectors.map((vector, index) => {
    for (const at of heaviest(vector)) {
      const [id, weight] = [vector.ids[at]!, vector.weights[at]!];
      const list = postings.get(id);
      if (!list) postings.set(id, { items: [index], weights: [weight], next: 0 });
      else {
        for (let k = 0; k < list.items.length; k++) tally.add(list.items[k]!, weight * list.weights[k]!);
        append(list, index, weight);
      }
    }
    return tally.take(KEPT);
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

/** Sums per item, emptied as they are read. */
class Tally {
  readonly #sums: Float64Array;
  #touched: number[] = [];

  constructor(items: number) {
    this.#sums = new Float64Array(items);
  }

  add(item: number, value: number): void {
    if (this.#sums[item] === 0) this.#touched.push(item);
    this.#sums[item]! += value;
  }

  /** The `most` items of the largest sums, largest first, ties by item; all sums are 0 afterwards. */
  take(most: number): number[] {
    const sums = this.#sums;
    const precedes = (x: number, y: number) => sums[y]! - sums[x]! || x - y;
    let best: number[] = [];
    let floor = 0;
    for (const item of this.#touched) {
      if (sums[item]! < floor) continue;
      best.push(item);
      if (best.length < 4 * most) continue;
      best = best.sort(precedes).slice(0, most);
      floor = sums[best.at(-1)!]!;
    }
    best = best.sort(precedes).slice(0, most);
    for (const item of this.#touched) sums[item] = 0;
    this.#touched = [];
    return best;
  }
}
