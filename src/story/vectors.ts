import { hash32 } from "../model/index.ts";
import { together } from "../near/bytes.ts";
import type { NearKeys } from "../near/meetings.ts";
import { RAREST } from "./background.ts";
import { TermFlag } from "./flags.ts";
import type { TermBag } from "./terms.ts";

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
  /** Length of the part under the number flag. */
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

/** Rarity of two stems in a row, which no list knows. */
const PAIR_RARITY = -Math.log(RAREST);

export function vectorOf(bag: TermBag): Vector {
  const places = byHash(bag);
  const size = places.length;
  const [terms, weights] = [new Uint32Array(size), new Float32Array(size)];
  const [rarity, flags] = [new Float32Array(size), new Uint8Array(size)];
  for (let k = 0; k < size; k++) {
    const place = places[k]!;
    terms[k] = hashAt(bag, place);
    rarity[k] = Math.max(0, bag.second[place]! < 0 ? bag.table.rarity[bag.first[place]!]! : PAIR_RARITY);
    weights[k] = strengthOf(bag.count[place]!, bag.flags[place]!) * rarity[k]!;
    flags[k] = bag.flags[place]!;
  }
  toUnitLength(weights);
  for (const k of heaviest(weights, HEAVY)) flags[k]! |= TermFlag.heavy;
  const columns = together([terms, weights, rarity, flags] as const);
  return vectorFrom({ terms: columns[0], weights: columns[1], rarity: columns[2], flags: columns[3] });
}

/** Places by ascending hash; of two terms with one hash the first by text stands for both. */
function byHash(bag: TermBag): number[] {
  const size = bag.first.length;
  const order = new Float64Array(size);
  for (let k = 0; k < size; k++) order[k] = hashAt(bag, k) * size + k;
  order.sort();
  const found: number[] = [];
  for (let k = 0, last = -1; k < size; k++) {
    const place = order[k]! % size;
    const hash = hashAt(bag, place);
    if (hash !== last) found.push(place);
    else if (textAt(bag, place) < textAt(bag, found.at(-1)!)) found[found.length - 1] = place;
    last = hash;
  }
  return found;
}

function hashAt(bag: TermBag, place: number): number {
  return bag.second[place]! < 0 ? bag.table.hashes[bag.first[place]!]! : hash32(textAt(bag, place));
}

function textAt({ table, first, second }: TermBag, place: number): string {
  const text = table.texts[first[place]!]!;
  return second[place]! < 0 ? text : `${text} ${table.texts[second[place]!]!}`;
}

/** A vector with its totals. */
export function vectorFrom(parts: Omit<Vector, "totals" | "told">): Vector {
  const { terms, weights, rarity, flags } = parts;
  let number = 0;
  let heavy = 0;
  let lead = 0;
  const told: number[] = [];
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!;
    const flag = flags[k]!;
    if (flag & TermFlag.number) number += weight * weight;
    if (flag & TermFlag.heavy) heavy += weight;
    if (flag & TermFlag.lead) lead += rarity[k]!;
    if (flag & TermFlag.told) told.push(k);
  }
  return { terms, weights, rarity, flags, totals: { number: Math.sqrt(number), heavy, lead }, told };
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

function strengthOf(count: number, flags: number): number {
  return (count < 1 ? count : 1 + Math.log(count)) * (flags & TermFlag.title ? TITLE : 1);
}

function toUnitLength(weights: Float32Array): void {
  let squared = 0;
  for (const weight of weights) squared += weight * weight;
  const norm = Math.sqrt(squared) || 1;
  for (let k = 0; k < weights.length; k++) weights[k]! /= norm;
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
