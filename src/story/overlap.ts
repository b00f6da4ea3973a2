import { TermFlag } from "./terms.ts";
import type { Space, Vector } from "./vectors.ts";

/** What two articles share, each figure 0..1 unless said. */
export interface Overlap {
  readonly cosine: number;
  readonly title: number;
  readonly lead: number;
  readonly name: number;
  readonly number: number;
  /** Very rare terms in common, log scale. */
  readonly rare: number;
  /** Count of very rare names in common, log scale. */
  readonly rareNames: number;
  /** Share of one article's heaviest terms found in the other: the larger and the smaller way round. */
  readonly heavyMost: number;
  readonly heavyLeast: number;
  /** Share of the heaviest names, of the title and of the lead found in the other, mean of both ways. */
  readonly names: number;
  readonly titleIn: number;
  readonly leadIn: number;
}

/** Rarity (idf) above which a shared term, and a shared name, is evidence by itself. */
const RARE = 5;
const RARE_NAME = 6;

/** Measures one article against many: its vector is laid out once, each other vector is walked once. */
export class Comparer {
  readonly #space: Space;
  readonly #weights: Float32Array;
  readonly #flags: Uint8Array;
  #vector: Vector;

  constructor(space: Space) {
    this.#space = space;
    this.#weights = new Float32Array(space.rarity.length);
    this.#flags = new Uint8Array(space.rarity.length);
    this.#vector = { ...EMPTY };
  }

  /** Takes the article that `against` compares from now on. */
  take(index: number): void {
    for (const id of this.#vector.ids) this.#weights[id] = 0;
    this.#vector = this.#space.vectors[index]!;
    const { ids, weights, flags } = this.#vector;
    ids.forEach((id, at) => {
      this.#weights[id] = weights[at]!;
      this.#flags[id] = flags[at]!;
    });
  }

  cosine(index: number): number {
    const { ids, weights } = this.#space.vectors[index]!;
    let dot = 0;
    for (let at = 0; at < ids.length; at++) dot += this.#weights[ids[at]!]! * weights[at]!;
    return dot;
  }

  against(index: number): Overlap {
    const other = this.#space.vectors[index]!;
    const shared = this.#shared(other);
    return overlapOf(shared, this.#vector, other);
  }

  #shared(other: Vector): Shared {
    const shared = { ...NOTHING };
    const { ids, weights, flags } = other;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!;
      const own = this.#weights[id]!;
      if (own === 0) continue;
      addShared(shared, own, weights[at]!, this.#flags[id]!, flags[at]!, this.#space.rarity[id]!);
    }
    return shared;
  }
}

type Shared = { -readonly [key in keyof typeof NOTHING]: number };

const EMPTY: Vector = {
  ids: new Int32Array(),
  weights: new Float32Array(),
  flags: new Uint8Array(),
  length: 0,
  norms: { title: 0, lead: 0, name: 0, number: 0 },
  sums: { heavy: 0, names: 0, title: 0, lead: 0 },
};

const NOTHING = {
  dot: 0,
  title: 0,
  lead: 0,
  name: 0,
  number: 0,
  rare: 0,
  rareNames: 0,
  heavyA: 0,
  heavyB: 0,
  namesA: 0,
  namesB: 0,
  titleA: 0,
  titleB: 0,
  leadA: 0,
  leadB: 0,
};

function addShared(shared: Shared, a: number, b: number, flagsA: number, flagsB: number, rarity: number): void {
  const product = a * b;
  const both = flagsA & flagsB;
  shared.dot += product;
  if (both & TermFlag.title) shared.title += product;
  if (both & TermFlag.lead) shared.lead += product;
  if (both & TermFlag.name) shared.name += product;
  if (both & TermFlag.number) shared.number += product;
  if (rarity > RARE) shared.rare += (rarity - RARE) ** 2;
  if (rarity > RARE_NAME && (flagsA | flagsB) & TermFlag.name) shared.rareNames++;
  if (flagsA & TermFlag.heavy) shared.heavyA += a;
  if (flagsB & TermFlag.heavy) shared.heavyB += b;
  if (flagsA & TermFlag.heavyName) shared.namesA++;
  if (flagsB & TermFlag.heavyName) shared.namesB++;
  if (flagsA & TermFlag.title) shared.titleA += rarity;
  if (flagsB & TermFlag.title) shared.titleB += rarity;
  if (flagsA & TermFlag.lead) shared.leadA += rarity;
  if (flagsB & TermFlag.lead) shared.leadB += rarity;
}

function overlapOf(shared: Shared, a: Vector, b: Vector): Overlap {
  const heavy = [ratio(shared.heavyA, a.sums.heavy, 0), ratio(shared.heavyB, b.sums.heavy, 0)];
  return {
    cosine: shared.dot,
    title: ratio(shared.title, a.norms.title * b.norms.title, 0),
    lead: ratio(shared.lead, a.norms.lead * b.norms.lead, 0),
    name: ratio(shared.name, a.norms.name * b.norms.name, 0),
    number: ratio(shared.number, a.norms.number * b.norms.number, 0),
    rare: Math.log1p(shared.rare) / 5,
    rareNames: Math.log1p(shared.rareNames),
    heavyMost: Math.max(...heavy),
    heavyLeast: Math.min(...heavy),
    names: a.sums.names && b.sums.names ? (shared.namesA / a.sums.names + shared.namesB / b.sums.names) / 2 : 0.5,
    titleIn: (ratio(shared.titleA, a.sums.title, 0.3) + ratio(shared.titleB, b.sums.title, 0.3)) / 2,
    leadIn: (ratio(shared.leadA, a.sums.lead, 0.3) + ratio(shared.leadB, b.sums.lead, 0.3)) / 2,
  };
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole > 0 ? part / whole : otherwise;
}
