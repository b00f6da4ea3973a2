import { loadModel, type PairModel } from "./load.ts";

/**
 * Calibrated score from which a link is taken as derivation and joins a lineage. Held by test/lineage/index.test.ts.
 */
export const THRESHOLD = 0.5;
/** Links from here up also count for `atMost` (the strict partition). */
export const STRICT = 0.9;
/** Links from here up also count for `atLeast` (the loose partition). */
export const LOOSE = 0.2;

let model: PairModel | undefined;

/** The share of pairs measured like this that derive one from the other or from one text, 0..1. */
export function scoreOf(features: Float64Array): number {
  model ??= loadModel();
  let z = model.bias;
  for (let k = 0; k < features.length; k++) {
    z += (model.weights[k]! * (features[k]! - model.mean[k]!)) / model.scale[k]!;
  }
  return round(1 / (1 + Math.exp(-z)));
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
