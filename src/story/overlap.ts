import { TermFlag } from "./terms.ts";
import type { Vector, Weighing } from "./vectors.ts";

/** What two articles share, each figure 0..1 unless said. */
export interface Overlap {
  readonly cosine: number;
  /** Cosine in general English, in the unit of crowds. */
  readonly plain: number;
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

/** One side of a comparison: `places` are the places of its terms in a `Vocabulary`. */
export interface Weighed {
  readonly vector: Vector;
  readonly places: Int32Array;
  readonly weighing: Weighing;
}

/** Rarity (idf) above which a shared name is evidence by itself. */
const RARE_NAME = 6;

/** A place for every term that was seen, so that a vector can be laid out flat. Places are no order: nothing is summed along them. */
export class Vocabulary {
  readonly #places = new Map<number, number>();

  get size(): number {
    return this.#places.size;
  }

  placesOf({ terms }: Pick<Vector, "terms">): Int32Array {
    return Int32Array.from(terms, (term) => {
      const place = this.#places.get(term) ?? this.#places.size;
      if (place === this.#places.size) this.#places.set(term, place);
      return place;
    });
  }
}

/**
 * Measures one article against many: it is laid out once, each other one is walked once. Terms stand in one order in all
 * articles, so every sum is the same, to the last bit, whichever of the two is laid out.
 */
export class Comparer {
  #at = new Int32Array(1024);
  #taken: Weighed | undefined;

  /** Takes the article that others are held against from now on; `size`: that of the vocabulary. */
  take(weighed: Weighed, size: number): void {
    if (size > this.#at.length) this.#at = new Int32Array(Math.max(size, this.#at.length * 2));
    else if (this.#taken) for (const place of this.#taken.places) this.#at[place] = 0;
    this.#taken = weighed;
    for (let k = 0; k < weighed.places.length; k++) this.#at[weighed.places[k]!] = k + 1;
  }

  cosine({ places, weighing: { weights } }: Weighed): number {
    const own = this.#taken!.weighing.weights;
    let dot = 0;
    for (let k = 0; k < places.length; k++) {
      const at = this.#at[places[k]!]!;
      if (at > 0) dot += own[at - 1]! * weights[k]!;
    }
    return dot;
  }

  /** Adds `by` to the counts of the terms that the two have in common, on either side. */
  count(own: Uint16Array, others: Uint16Array | undefined, { places }: Weighed, by: number): void {
    for (let k = 0; k < places.length; k++) {
      const at = this.#at[places[k]!]!;
      if (at === 0) continue;
      own[at - 1]! += by;
      if (others) others[k]! += by;
    }
  }

  against(other: Weighed, plain: number): Overlap {
    const own = this.#taken!;
    const [w, v, f, g] = [own.weighing.weights, other.weighing.weights, own.weighing.flags, other.weighing.flags];
    const rarity = other.vector.rarity;
    let [dot, name, number, rareNames, heavyA, heavyB, leadA, leadB] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < other.places.length; k++) {
      const at = this.#at[other.places[k]!]! - 1;
      if (at < 0) continue;
      const [a, b, flagsA, flagsB] = [w[at]!, v[k]!, f[at]!, g[k]!];
      const product = a * b;
      dot += product;
      if (flagsA & flagsB & TermFlag.name) name += product;
      if (flagsA & flagsB & TermFlag.number) number += product;
      if (rarity[k]! > RARE_NAME && (flagsA | flagsB) & TermFlag.name) rareNames++;
      if (flagsA & TermFlag.heavy) heavyA += a;
      if (flagsB & TermFlag.heavy) heavyB += b;
      if (flagsA & TermFlag.lead) leadA += rarity[k]!;
      if (flagsB & TermFlag.lead) leadB += rarity[k]!;
    }
    const [x, y] = [own.weighing, other.weighing];
    return {
      cosine: dot,
      plain,
      name: ratio(name, x.norms.name * y.norms.name, 0),
      number: ratio(number, x.norms.number * y.norms.number, 0),
      rareNames: Math.log1p(rareNames),
      heavyMost: Math.max(ratio(heavyA, x.sums.heavy, 0), ratio(heavyB, y.sums.heavy, 0)),
      leadIn: (ratio(leadA, x.sums.lead, 0.3) + ratio(leadB, y.sums.lead, 0.3)) / 2,
    };
  }
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole > 0 ? part / whole : otherwise;
}
