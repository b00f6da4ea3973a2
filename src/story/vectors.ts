import { hash32 } from "../model/index.ts";
import type { NearKeys } from "../near/meetings.ts";
import { generalShare } from "./background.ts";
import { TermFlag } from "./flags.ts";
import type { Term, TermBag } from "./terms.ts";

/** The terms of one article, by ascending hash, weighed by how rare they are in general English. It depends on the article alone. */
export interface Vector {
  readonly terms: Uint32Array;
  /** Of unit length: saturated count of each term, more for those of the title, times its rarity. */
  readonly weights: Float32Array;
  /** Rarity of each term in general English (idf, natural log). */
  readonly rarity: Float32Array;
  /** `TermFlag`s, and `heavy` for the heaviest terms. */
  readonly flags: Uint8Array;
  readonly totals: Totals;
  /** Places of the names that tell who or where. */
  readonly told: readonly number[];
}

/** What shares of a vector are shares of. */
export interface Totals {
  /** Lengths of the parts under the name and the number flag. */
  readonly name: number;
  readonly number: number;
  /** Sum of the weights of the heavy terms, sum of the rarity under the lead flag. */
  readonly heavy: number;
  readonly lead: number;
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
  const rarity = Float32Array.from(distinct, ({ text }) => Math.max(0, -Math.log(generalShare(text))));
  const weights = unitLength(Float32Array.from(distinct, ({ term }, k) => strengthOf(term) * rarity[k]!));
  const flags = Uint8Array.from(distinct, ({ term }) => term.flags);
  for (const k of heaviest(weights, HEAVY)) flags[k]! |= TermFlag.heavy;
  return vectorFrom({ terms: Uint32Array.from(distinct, ({ hash }) => hash), weights, rarity, flags });
}

/** A vector with its totals. */
export function vectorFrom(parts: Omit<Vector, "totals" | "told">): Vector {
  const { weights, rarity, flags } = parts;
  let [name, number, heavy, lead] = [0, 0, 0, 0];
  for (let k = 0; k < weights.length; k++) {
    const [weight, flag] = [weights[k]!, flags[k]!];
    if (flag & TermFlag.name) name += weight * weight;
    if (flag & TermFlag.number) number += weight * weight;
    if (flag & TermFlag.heavy) heavy += weight;
    if (flag & TermFlag.lead) lead += rarity[k]!;
  }
  const told = Array.from(flags.keys()).filter((k) => (flags[k]! & TermFlag.told) !== 0);
  return { ...parts, totals: { name: Math.sqrt(name), number: Math.sqrt(number), heavy, lead }, told };
}

/** The keys under which an article meets others: its heaviest terms. */
export function keysOf({ terms, weights }: Vector): NearKeys {
  const order = heaviest(weights, KEYS).filter((k) => weights[k]! > 0);
  const worth = Uint8Array.from(order, (k) => Math.max(1, Math.min(255, Math.round(weights[k]! * KEY_WORTH))));
  return {
    keys: Uint32Array.from(order, (k) => terms[k]!),
    worth,
    total: worth.reduce((sum, each) => sum + each, 0),
  };
}

function strengthOf({ count, flags }: Term): number {
  return (count < 1 ? count : 1 + Math.log(count)) * (flags & TermFlag.title ? TITLE : 1);
}

function unitLength(weights: Float32Array): Float32Array {
  let squared = 0;
  for (const weight of weights) squared += weight * weight;
  const norm = Math.sqrt(squared) || 1;
  return weights.map((weight) => weight / norm);
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
