import { TermFlag } from "./flags.ts";
import type { HeldTerms } from "./held.ts";
import type { Vector } from "./vectors.ts";

/** What two articles share, each figure 0..1 unless said. */
export interface Overlap {
  readonly cosine: number;
  /** Cosine of the numbers with what they count. */
  readonly number: number;
  /** Count of very rare names in common, log scale. */
  readonly rareNames: number;
  /** Share of one article's heaviest terms found in the other, the larger way round. */
  readonly heavyMost: number;
  /** Share of the lead found in the other, mean of both ways. */
  readonly leadIn: number;
  /** How many names that tell who or where in one of them stand in both, and the places of the last of these in either; -1 without one. */
  readonly tells: number;
  readonly tellsX: number;
  readonly tellsY: number;
}

/** Rarity (idf) above which a shared name is evidence by itself. */
const RARE_NAME = 6;

/** Where the sums of the pair at hand grow: a number that grows in a variable becomes an object of its own at every step. */
const sums = new Float64Array(6);
const [DOT, NUMBER, HEAVY_X, HEAVY_Y, LEAD_X, LEAD_Y] = [0, 1, 2, 3, 4, 5] as const;

/** Holds an article against the held one, term by term in one order: the same from either side to the last bit. */
export function overlapOf(x: Vector, held: HeldTerms): Overlap {
  const { terms } = x;
  const { vector: y, slots } = held;
  const others = y.terms;
  const mask = slots.length - 1;
  sums.fill(0);
  let rareNames = 0;
  let tells = 0;
  let tellsX = -1;
  let tellsY = -1;
  for (let i = 0; i < terms.length; i++) {
    // Inside the loop, since a term that is handed to a function becomes an object of its own.
    const term = terms[i]!;
    let at = term & mask;
    while (slots[at] !== 0 && others[slots[at]! - 1] !== term) at = (at + 1) & mask;
    const k = slots[at]! - 1;
    if (k < 0) continue;
    const a = x.weights[i]!;
    const b = y.weights[k]!;
    const flagsA = x.flags[i]!;
    const flagsB = y.flags[k]!;
    const rarity = y.rarity[k]!;
    const product = a * b;
    sums[DOT]! += product;
    if (flagsA & flagsB & TermFlag.number) sums[NUMBER]! += product;
    if (rarity > RARE_NAME && (flagsA | flagsB) & TermFlag.name) rareNames++;
    if (flagsA & TermFlag.heavy) sums[HEAVY_X]! += a;
    if (flagsB & TermFlag.heavy) sums[HEAVY_Y]! += b;
    if (flagsA & TermFlag.lead) sums[LEAD_X]! += rarity;
    if (flagsB & TermFlag.lead) sums[LEAD_Y]! += rarity;
    if ((flagsA | flagsB) & TermFlag.told) {
      tells++;
      tellsX = i;
      tellsY = k;
    }
  }
  const own = x.totals;
  const theirs = y.totals;
  return {
    cosine: sums[DOT]!,
    number: ratio(sums[NUMBER]!, own.number * theirs.number, 0),
    rareNames: Math.log1p(rareNames),
    heavyMost: Math.max(ratio(sums[HEAVY_X]!, own.heavy, 0), ratio(sums[HEAVY_Y]!, theirs.heavy, 0)),
    leadIn: (ratio(sums[LEAD_X]!, own.lead, 0.3) + ratio(sums[LEAD_Y]!, theirs.lead, 0.3)) / 2,
    tells,
    tellsX,
    tellsY,
  };
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole > 0 ? part / whole : otherwise;
}
