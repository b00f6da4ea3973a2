import { wordSetOf } from "./facets.ts";
import { type SketchModel, sketchModel } from "./load.ts";
import { type Grams, gramsOf, shareQuotation } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { type WordSet, wordMeasures } from "./word-measures.ts";

/** The telling stems of an English text and its runs of four words: some 4 kB, kept of every article of a pile. */
export interface Sketch extends WordSet {
  readonly grams: Grams;
}

export function sketchOf(profile: Profile): Sketch {
  const all = wordSetOf(profile);
  const told = all.is.reduce((count, bits) => count + (bits === 0 ? 0 : 1), 0);
  const [stems, idf, is] = [new Uint32Array(told), new Float32Array(told), new Uint8Array(told)];
  for (let entry = 0, k = 0; entry < all.is.length; entry++) {
    if (all.is[entry] === 0) continue;
    stems[k] = all.stems[entry]!;
    idf[k] = all.idf[entry]!;
    is[k++] = all.is[entry]!;
  }
  return { stems, idf, is, kept: all.kept, grams: gramsOf(profile) };
}

/** What is measured of two sketches: the words alone, no quotation masked, and the lengths. */
export function sketchMeasures(x: Sketch, y: Sketch): number[] {
  return [...wordMeasures(x, y), Math.log(Math.min(x.kept, y.kept) + 5), Math.log(Math.max(x.kept, y.kept) + 5)];
}

/**
 * False for two English texts that share no quotation and have next to no chance of a link by their words alone;
 * sentences and order need not be looked at then. What this loses counts as lost to candidate selection in
 * docs/benchmarks.md.
 */
export function isWorthALook(x: Sketch, y: Sketch): boolean {
  const model = sketchModel();
  return sketchOdds(sketchMeasures(x, y), model) >= model.least || shareQuotation(x.grams, y.grams);
}

/** Log odds that a pair measured like this is linked. */
export function sketchOdds(
  measures: readonly number[],
  { weights, bias }: Pick<SketchModel, "weights" | "bias">,
): number {
  let odds = bias;
  for (let k = 0; k < measures.length; k++) odds += measures[k]! * weights[k]!;
  return odds;
}
