import { sigmoid } from "../../train/logistic.ts";
import { table } from "../tables.ts";
import { isHard } from "./families.ts";
import type { HeldScores } from "./held.ts";

const EDGES = [0, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.000001];
/** In the mix that the table is read for, to one derived pair come so many of the same event and of other stories. */
const MIX = { event: 1, other: 1 };

/**
 * Of the pairs scored so, how many truly derive? Scores by models that saw neither the family nor the event; the mix has
 * as many derived pairs (each family alike) as independent reports of one event (half of them cut to leads) and as near
 * neighbours from other stories.
 */
export function reliabilityTable(held: HeldScores): string {
  const points: { score: number; y: number; weight: number }[] = [];
  for (const rows of held.positives.values()) {
    for (const { score } of rows)
      points.push({ score: sigmoid(score), y: 1, weight: 1 / rows.length / held.positives.size });
  }
  for (const rows of held.negatives.values()) {
    const event = rows.filter(({ row }) => isHard(row));
    const other = rows.filter(({ row }) => !isHard(row) && row.family.startsWith("near"));
    const share = 1 / held.negatives.size;
    for (const { score } of event)
      points.push({ score: sigmoid(score), y: 0, weight: (share * MIX.event) / event.length });
    for (const { score } of other)
      points.push({ score: sigmoid(score), y: 0, weight: (share * MIX.other) / other.length });
  }
  const total = points.reduce((sum, p) => sum + p.weight, 0);
  let error = 0;
  const rows = EDGES.slice(0, -1).map((from, i) => {
    const inside = points.filter((p) => p.score >= from && p.score < EDGES[i + 1]!);
    const weight = inside.reduce((sum, p) => sum + p.weight, 0);
    const mean = inside.reduce((sum, p) => sum + p.weight * p.score, 0) / (weight || 1);
    const truth = inside.reduce((sum, p) => sum + p.weight * p.y, 0) / (weight || 1);
    error += (weight / total) * Math.abs(mean - truth);
    const range = `${from}-${Math.min(1, EDGES[i + 1]!).toFixed(2)}`;
    return [range, `${((100 * weight) / total).toFixed(1)}%`, mean.toFixed(2), truth.toFixed(2)];
  });
  return `${table(["score", "share of pairs", "mean score", "truly derive"], rows)}\n\nExpected calibration error ${error.toFixed(3)}.`;
}
