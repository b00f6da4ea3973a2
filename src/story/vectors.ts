import { generalShare } from "./background.ts";
import { type Term, type TermBag, TermFlag } from "./terms.ts";

/** An article as a unit vector: term numbers ascending, each with weight and flags, and the totals that shares need. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly flags: Uint8Array;
  /** Words read. */
  readonly length: number;
  /** Lengths of the parts of the vector under the name and the number flag. */
  readonly norms: { readonly name: number; readonly number: number };
  /** Sum of the weights of the heavy terms, sum of the rarity under the lead flag. */
  readonly sums: { readonly heavy: number; readonly lead: number };
}

/** The vectors of a pile and the rarity (idf, natural log) of each term number. */
export interface Space {
  readonly vectors: readonly Vector[];
  readonly rarity: Float32Array;
}

/** The general background counts as this many articles beside the pile's own. */
const PRIOR = 500;
/** Terms of the title count this many times. */
const TITLE = 2;
/** Heaviest terms of an article that stand for what it is about. */
const HEAVY = 20;

/** Weighs every bag: saturated counts times a rarity mixed from the pile and general English. */
export function vectorsOf(bags: readonly TermBag[]): Space {
  const { numbers, articles } = countArticles(bags);
  const rarity = new Float32Array(articles.length);
  for (const [term, id] of numbers) {
    const share = (articles[id]! + PRIOR * generalShare(term)) / (bags.length + PRIOR);
    rarity[id] = Math.max(0, -Math.log(share));
  }
  return { vectors: bags.map((bag) => vectorOf(bag, numbers, rarity)), rarity };
}

function countArticles(bags: readonly TermBag[]): { numbers: Map<string, number>; articles: number[] } {
  const numbers = new Map<string, number>();
  const articles: number[] = [];
  for (const bag of bags) {
    for (const term of bag.terms.keys()) {
      const id = numbers.get(term) ?? articles.push(0) - 1;
      numbers.set(term, id);
      articles[id]!++;
    }
  }
  return { numbers, articles };
}

function vectorOf(bag: TermBag, numbers: ReadonlyMap<string, number>, rarity: Float32Array): Vector {
  const entries = [...bag.terms].map(([text, term]) => weigh(numbers.get(text)!, term, rarity));
  let squared = 0;
  for (const { weight } of entries) squared += weight ** 2;
  const norm = Math.sqrt(squared) || 1;
  for (const entry of entries) entry.weight /= norm;
  markHeavy(entries);
  entries.sort((x, y) => x.id - y.id);
  return {
    ids: Int32Array.from(entries, (entry) => entry.id),
    weights: Float32Array.from(entries, (entry) => entry.weight),
    flags: Uint8Array.from(entries, (entry) => entry.flags),
    length: bag.words.length,
    norms: normsOf(entries),
    sums: sumsOf(entries, rarity),
  };
}

interface Entry {
  readonly id: number;
  weight: number;
  flags: number;
}

function weigh(id: number, { count, flags }: Term, rarity: Float32Array): Entry {
  const saturated = count < 1 ? count : 1 + Math.log(count);
  return { id, weight: saturated * rarity[id]! * (flags & TermFlag.title ? TITLE : 1), flags };
}

function markHeavy(entries: readonly Entry[]): void {
  const order = [...entries].sort((x, y) => y.weight - x.weight || x.id - y.id);
  for (const entry of order.slice(0, HEAVY)) entry.flags |= TermFlag.heavy;
}

function normsOf(entries: readonly Entry[]): Vector["norms"] {
  const under = (flag: number) => {
    let squared = 0;
    for (const { weight, flags } of entries) if (flags & flag) squared += weight ** 2;
    return Math.sqrt(squared);
  };
  return { name: under(TermFlag.name), number: under(TermFlag.number) };
}

function sumsOf(entries: readonly Entry[], rarity: Float32Array): Vector["sums"] {
  const sums = { heavy: 0, lead: 0 };
  for (const { id, weight, flags } of entries) {
    if (flags & TermFlag.heavy) sums.heavy += weight;
    if (flags & TermFlag.lead) sums.lead += rarity[id]!;
  }
  return sums;
}
