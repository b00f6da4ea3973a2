import { TermFlag } from "./flags.ts";
import type { Vector } from "./vectors.ts";

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

/** Holds two articles against each other: one walk along both, the same from either side to the last bit. */
export function overlapOf(x: Vector, y: Vector): Overlap {
  const [terms, others] = [x.terms, y.terms];
  let [dot, name, number, rareNames, heavyX, heavyY, leadX, leadY] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0, k = 0; i < terms.length && k < others.length; ) {
    const term = terms[i]!;
    const other = others[k]!;
    if (term === other) {
      const a = x.weights[i]!;
      const b = y.weights[k]!;
      const flagsA = x.flags[i]!;
      const flagsB = y.flags[k]!;
      const rarity = y.rarity[k]!;
      const product = a * b;
      dot += product;
      if (flagsA & flagsB & TermFlag.name) name += product;
      if (flagsA & flagsB & TermFlag.number) number += product;
      if (rarity > RARE_NAME && (flagsA | flagsB) & TermFlag.name) rareNames++;
      if (flagsA & TermFlag.heavy) heavyX += a;
      if (flagsB & TermFlag.heavy) heavyY += b;
      if (flagsA & TermFlag.lead) leadX += rarity;
      if (flagsB & TermFlag.lead) leadY += rarity;
    }
    if (term <= other) i++;
    if (other <= term) k++;
  }
  const [own, theirs] = [x.totals, y.totals];
  return {
    cosine: dot,
    name: ratio(name, own.name * theirs.name, 0),
    number: ratio(number, own.number * theirs.number, 0),
    rareNames: Math.log1p(rareNames),
    heavyMost: Math.max(ratio(heavyX, own.heavy, 0), ratio(heavyY, theirs.heavy, 0)),
    leadIn: (ratio(leadX, own.lead, 0.3) + ratio(leadY, theirs.lead, 0.3)) / 2,
  };
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole > 0 ? part / whole : otherwise;
}
