import { generalShare } from "./background.ts";
import { type TermBag, TermFlag } from "./terms.ts";

/** An article as a unit vector: term numbers ascending, each with weight, flags and idf. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly flags: Uint8Array;
  /** Words read. */
  readonly length: number;
}

/** The vectors of a pile and the rarity (idf, natural log) of each term number. */
export interface Space {
  readonly vectors: readonly Vector[];
  readonly rarity: Float32Array;
}

export interface Weighting {
  /** The general background counts as this many articles beside the pile's own. */
  readonly prior: number;
  readonly title: number;
  readonly lead: number;
  readonly name: number;
  readonly number: number;
}

/** Weighs every bag: saturated counts times a rarity mixed from the pile and general English. */
export function vectorsOf(bags: readonly TermBag[], by: Weighting): Space {
  const numbers = new Map<string, number>();
  const articles: number[] = [];
  for (const bag of bags) {
    for (const term of bag.terms.keys()) {
      let id = numbers.get(term);
      if (id === undefined) {
        id = numbers.size;
        numbers.set(term, id);
        articles.push(0);
      }
      articles[id]!++;
    }
  }
  const rarity = new Float32Array(articles.length);
  for (const [term, id] of numbers) {
    const share = (articles[id]! + by.prior * generalShare(term)) / (bags.length + by.prior);
    rarity[id] = Math.max(0, -Math.log(share));
  }
  return { vectors: bags.map((bag) => vectorOf(bag, numbers, rarity, by)), rarity };
}

function vectorOf(bag: TermBag, numbers: ReadonlyMap<string, number>, rarity: Float32Array, by: Weighting): Vector {
  const entries = [...bag.terms]
    .map(([text, term]) => ({ id: numbers.get(text)!, ...term }))
    .sort((x, y) => x.id - y.id);
  const weights = Float32Array.from(entries, ({ id, count, flags }) => {
    return (1 + Math.log(count)) * rarity[id]! * emphasis(flags, by);
  });
  const norm = Math.hypot(...weights) || 1;
  return {
    ids: Int32Array.from(entries, (entry) => entry.id),
    weights: weights.map((weight) => weight / norm),
    flags: Uint8Array.from(entries, (entry) => entry.flags),
    length: bag.length,
  };
}

function emphasis(flags: number, by: Weighting): number {
  return (
    (flags & TermFlag.title ? by.title : 1) *
    (flags & TermFlag.lead ? by.lead : 1) *
    (flags & TermFlag.name ? by.name : 1) *
    (flags & TermFlag.number ? by.number : 1)
  );
}
