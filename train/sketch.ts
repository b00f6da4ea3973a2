import type { SketchModel } from "../src/lineage/load.ts";
import { LOOSE } from "../src/lineage/score.ts";
import { sketchOdds } from "../src/lineage/sketch.ts";
import { fitLogistic, type Logistic, logOdds } from "./logistic.ts";
import type { Row } from "./pairs.ts";

/** Log odds left below the least of all linked pairs, for pairs unlike those of the training sets. */
const MARGIN = 1.5;

/**
 * Fits what the sketches tell of the full model's verdict: will it link this pair? No pair that the full model links is
 * given up; every family weighs the same.
 */
export function fitSketch(rows: readonly Row[], full: Logistic): SketchModel {
  const isLinked = (row: Row): boolean => logOdds(full, row.x) >= Math.log(LOOSE / (1 - LOOSE));
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(row.family, (sizes.get(row.family) ?? 0) + 1);
  const weight = (row: Row): number => 100 / sizes.get(row.family)!;
  const examples = rows.map((row) => ({
    x: row.sketch,
    y: isLinked(row) ? (1 as const) : (0 as const),
    weight: weight(row),
  }));
  const model = fitLogistic(examples, 1);
  const weights = model.weights.map((w, k) => w / model.scale[k]!);
  const bias = model.weights.reduce((sum, w, k) => sum - (w * model.mean[k]!) / model.scale[k]!, model.bias);
  const odds = rows.filter(isLinked).map((row) => sketchOdds(row.sketch, { weights, bias }));
  return { weights, bias, least: odds.reduce((least, each) => Math.min(least, each), 0) - MARGIN };
}
