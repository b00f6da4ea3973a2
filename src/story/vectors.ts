import { hash32 } from "../model/index.ts";
import type { NearKeys } from "../near/meetings.ts";
import { generalShare } from "./background.ts";
import { type Term, type TermBag, TermFlag } from "./terms.ts";

/** The terms of one article, by ascending hash. It depends on the article alone. */
export interface Vector {
  readonly terms: Uint32Array;
  /** Saturated count of each term, more for those of the title. */
  readonly strength: Float32Array;
  /** Rarity of each term in general English (idf, natural log). */
  readonly rarity: Float32Array;
  readonly flags: Uint8Array;
}

/** A vector of unit length, weighed by some rarity, with the totals that shares need. */
export interface Weighing {
  readonly weights: Float32Array;
  /** `Vector.flags`, and `heavy` for the heaviest terms. */
  readonly flags: Uint8Array;
  /** Lengths of the parts of the vector under the name and the number flag. */
  readonly norms: { readonly name: number; readonly number: number };
  /** Sum of the weights of the heavy terms, sum of the general rarity under the lead flag. */
  readonly sums: { readonly heavy: number; readonly lead: number };
}

/** Terms of the title count this many times. */
const TITLE = 2;
/** Heaviest terms of an article that stand for what it is about. */
const HEAVY = 20;
/** Heaviest terms of an article under which others are met, and what a weight of 1 counts there. */
const KEYS = 40;
const KEY_WORTH = 510;

export function vectorOf(bag: TermBag): Vector {
  const entries = [...bag.terms].map(([text, term]) => ({ hash: hash32(text), text, term }));
  entries.sort((x, y) => x.hash - y.hash || (x.text < y.text ? -1 : 1));
  // Of two terms with one hash the first stands for both.
  const distinct = entries.filter(({ hash }, k) => hash !== entries[k - 1]?.hash);
  return {
    terms: Uint32Array.from(distinct, ({ hash }) => hash),
    strength: Float32Array.from(distinct, ({ term }) => strengthOf(term)),
    rarity: Float32Array.from(distinct, ({ text }) => Math.max(0, -Math.log(generalShare(text)))),
    flags: Uint8Array.from(distinct, ({ term }) => term.flags),
  };
}

function strengthOf({ count, flags }: Term): number {
  return (count < 1 ? count : 1 + Math.log(count)) * (flags & TermFlag.title ? TITLE : 1);
}

/** Weighs a vector by a rarity of each of its terms. */
export function weigh(vector: Vector, rarity: Float32Array = vector.rarity): Weighing {
  const weights = vector.strength.map((strength, k) => strength * rarity[k]!);
  let squared = 0;
  for (const weight of weights) squared += weight * weight;
  const norm = Math.sqrt(squared) || 1;
  for (let k = 0; k < weights.length; k++) weights[k]! /= norm;
  const flags = vector.flags.slice();
  for (const k of heaviest(weights, HEAVY)) flags[k]! |= TermFlag.heavy;
  return { weights, flags, ...totalsOf(weights, flags, vector.rarity) };
}

/** The keys under which an article meets others: its heaviest terms. */
export function keysOf(vector: Vector, { weights }: Weighing): NearKeys {
  const order = heaviest(weights, KEYS).filter((k) => weights[k]! > 0);
  const worth = Uint8Array.from(order, (k) => Math.max(1, Math.min(255, Math.round(weights[k]! * KEY_WORTH))));
  return {
    keys: Uint32Array.from(order, (k) => vector.terms[k]!),
    worth,
    total: worth.reduce((sum, each) => sum + each, 0),
  };
}

/** Places of the largest weights, ascending; of equal ones the first. */
function heaviest(weights: Float32Array, most: number): number[] {
  const least = weights.length > most ? weights.slice().sort()[weights.length - most]! : Number.NEGATIVE_INFINITY;
  let ties = most;
  for (const weight of weights) if (weight > least) ties--;
  const found: number[] = [];
  for (let k = 0; k < weights.length; k++) {
    if (weights[k]! > least || (weights[k] === least && ties-- > 0)) found.push(k);
  }
  return found;
}

function totalsOf(weights: Float32Array, flags: Uint8Array, rarity: Float32Array): Pick<Weighing, "norms" | "sums"> {
  let [name, number, heavy, lead] = [0, 0, 0, 0];
  for (let k = 0; k < weights.length; k++) {
    const [weight, flag] = [weights[k]!, flags[k]!];
    if (flag & TermFlag.name) name += weight * weight;
    if (flag & TermFlag.number) number += weight * weight;
    if (flag & TermFlag.heavy) heavy += weight;
    if (flag & TermFlag.lead) lead += rarity[k]!;
  }
  return { norms: { name: Math.sqrt(name), number: Math.sqrt(number) }, sums: { heavy, lead } };
}
