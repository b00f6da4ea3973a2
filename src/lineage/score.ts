import { briefShare } from "./brief.ts";
import { FEATURES } from "./features.ts";
import type { Grammar } from "./lexicon.ts";
import { type PairModel, pairModel } from "./load.ts";

/**
 * Calibrated score from which a link is taken as derivation and joins a lineage. Held by test/lineage/index.test.ts.
 */
export const THRESHOLD = 0.5;
/** Links from here up also count for `atMost` (the strict partition). */
export const STRICT = 0.9;
/** Links from here up also count for `atLeast` (the loose partition). */
export const LOOSE = 0.2;

/**
 * Two languages: with fewer names and numbers in common nothing is said, unless the sentences match by length, figures
 * and marks: .45 is above 95 of 100 independent reports. Held by test/lineage/translation.test.ts.
 */
const LEAST_SHARED_NAMES = 4;
const LEAST_OUTLINE = 0.45;
const SHARED_ONCE = FEATURES.indexOf("sharedOnce");
const OUTLINE = FEATURES.indexOf("outline");

/**
 * The share of pairs measured like this that derive one from the other or from one text, 0..1. `brief`: the measures of two short
 * English texts (`brief.ts`), which have a model of their own.
 */
export function scoreOf(features: Float64Array, grammar: Grammar, brief?: Float64Array): number {
  const share = brief ? briefShare(features) : 0;
  const whole = share < 1 ? (1 - share) * oddsOf(pairModel(grammar), features) : 0;
  const z = brief && share > 0 ? whole + share * oddsOf(pairModel("brief"), brief) : whole;
  const score = Math.round(10_000 / (1 + Math.exp(-z))) / 10_000;
  return grammar === "names" && isThin(features) ? Math.min(score, LOOSE / 2) : score;
}

/** The log odds that a model gives to the measures of a pair. */
function oddsOf(model: PairModel, features: Float64Array): number {
  let z = model.bias;
  for (let k = 0; k < features.length; k++) {
    z += (model.weights[k]! * (features[k]! - model.mean[k]!)) / model.scale[k]!;
  }
  return z;
}

function isThin(features: Float64Array): boolean {
  return Math.expm1(features[SHARED_ONCE]!) < LEAST_SHARED_NAMES - 0.5 && features[OUTLINE]! < LEAST_OUTLINE;
}
