import { callOf } from "../../src/lineage/direction.ts";
import { directionModel } from "../../src/lineage/load.ts";
import { directionRows, heldOutCalls } from "../../train/direction.ts";
import { table } from "../tables.ts";
import { two } from "./recall.ts";

/** Direction by the texts alone, where neither has a date: how often it is told, and how often rightly. */
export function directionTable(data: string): string {
  const rows = directionRows(data);
  const { weights, threshold } = directionModel();
  const known = rows.filter((row) => !row.isSibling);
  const held = heldOutCalls(known, threshold);
  const lines = [...held].map(([family, [called, right, n]]) => [
    family,
    n,
    two(called / n),
    two(right / Math.max(1, called)),
  ]);
  const sumOf = (k: 0 | 1 | 2): number => [...held.values()].reduce((sum, each) => sum + each[k], 0);
  const siblings = rows.filter((row) => row.isSibling);
  const wrong = siblings.filter((row) => callOf(row.x, weights, threshold) !== 0).length;
  const total = ["all", sumOf(2), two(sumOf(0) / sumOf(2)), two(sumOf(1) / Math.max(1, sumOf(0)))];
  const note = `Of ${siblings.length} pairs of translations of one original, where neither is the source, ${wrong} were called.`;
  return `${table(["family", "pairs", "told", "precision when told"], [...lines, total])}\n\n${note}`;
}
