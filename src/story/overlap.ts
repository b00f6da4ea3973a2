import { TermFlag } from "./terms.ts";
import type { Space, Vector } from "./vectors.ts";

/** What two articles share, each figure 0..1 unless said. */
export interface Overlap {
  readonly cosine: number;
  /** Cosine of the names, and of the numbers with what they count. */
  readonly name: number;
  readonly number: number;
  /** Count of very rare names in common, log scale. */
  readonly rareNames: number;
  /** Share of one article's heaviest terms found in the other, the larger way round. */
  readonly heavyMost: number;
  /** Share of the lead found in the other, mean of both ways. */
  readonly leadIn: number;
}

/** Rarity (idf) above which a shared name is evidence by itself. */
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
  norms: { name: 0, number: 0 },
  sums: { heavy: 0, lead: 0 },
};

const NOTHING = { dot: 0, name: 0, number: 0, rareNames: 0, heavyA: 0, heavyB: 0, leadA: 0, leadB: 0 };

function addShared(shared: Shared, a: number, b: number, flagsA: number, flagsB: number, rarity: number): void {
  const product = a * b;
  const both = flagsA & flagsB;
  shared.dot += product;
  if (both & TermFlag.name) shared.name += product;
  if (both & TermFlag.number) shared.number += product;
  if (rarity > RARE_NAME && (flagsA | flagsB) & TermFlag.name) shared.rareNames++;
  if (flagsA & TermFlag.heavy) shared.heavyA += a;
  if (flagsB & TermFlag.heavy) shared.heavyB += b;
  if (flagsA & TermFlag.lead) shared.leadA += rarity;
  if (flagsB & TermFlag.lead) shared.leadB += rarity;
}

function overlapOf(shared: Shared, a: Vector, b: Vector): Overlap {
  return {
    cosine: shared.dot,
    name: ratio(shared.name, a.norms.name * b.norms.name, 0),
    number: ratio(shared.number, a.norms.number * b.norms.number, 0),
    rareNames: Math.log1p(shared.rareNames),
    heavyMost: Math.max(ratio(shared.heavyA, a.sums.heavy, 0), ratio(shared.heavyB, b.sums.heavy, 0)),
    leadIn: (ratio(shared.leadA, a.sums.lead, 0.3) + ratio(shared.leadB, b.sums.lead, 0.3)) / 2,
  };
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole > 0 ? part / whole : otherwise;
}
