import { facetsOf } from "./facets.ts";
import { type SketchModel, sketchModel } from "./load.ts";
import { type Grams, gramsOf, shareQuotation } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { matchEntries, turnRound } from "./vocabulary.ts";
import { type WordSet, wordMeasures } from "./word-measures.ts";

/** The telling stems of an English text and its runs of four words: some 4 kB, kept of every article of a pile. */
export interface Sketch extends WordSet {
  readonly grams: Grams;
}

export function sketchOf(profile: Profile): Sketch {
  const all = facetsOf(profile, new Uint8Array(profile.stem.length), profile.stem.length);
  const told = Array.from(all.is.keys()).filter((entry) => all.is[entry] !== 0);
  return {
    stems: Uint32Array.from(told, (entry) => all.stems[entry]!),
    idf: Float32Array.from(told, (entry) => all.idf[entry]!),
    is: Uint8Array.from(told, (entry) => all.is[entry]!),
    kept: all.kept,
    grams: gramsOf(profile),
  };
}

/** What is measured of two sketches: the words alone, no quotation masked, and the lengths. */
export function sketchMeasures(x: Sketch, y: Sketch): number[] {
  const match = matchEntries(x.stems, y.stems);
  const words = wordMeasures(x, y, match, turnRound(match, y.stems.length));
  return [...words, Math.log(Math.min(x.kept, y.kept) + 5), Math.log(Math.max(x.kept, y.kept) + 5)];
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
  return measures.reduce((sum, value, k) => sum + value * weights[k]!, bias);
}
