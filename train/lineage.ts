import { writeFileSync } from "node:fs";
import { type Example, fitLogistic, type Logistic } from "./logistic.ts";
import { FEATURE_NAMES, holdOutOf, measuredRows, type Row } from "./pairs.ts";

/** Weight of all rows of one kind of negatives, where every held-out family of positives weighs 100. */
const HARD = 3;
const LEAD = 1;
const RANDOM = 0.05;

/** The weighted examples of all rows that `keeps` accepts; each hold-out family counts the same. */
export function examplesOf(rows: readonly Row[], keeps: (row: Row) => boolean): Example[] {
  const sizes = new Map<string, number>();
  const families = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.label === 0) continue;
    sizes.set(row.family, (sizes.get(row.family) ?? 0) + 1);
    families.set(holdOutOf(row.family), (families.get(holdOutOf(row.family)) ?? new Set()).add(row.family));
  }
  const weight = (row: Row): number => {
    if (row.label === 1) return 100 / sizes.get(row.family)! / families.get(holdOutOf(row.family))!.size;
    return row.family.startsWith("hard") ? HARD : row.family.startsWith("lead") ? LEAD : RANDOM;
  };
  return rows.filter(keeps).map((row) => ({ x: row.x, y: row.label, weight: weight(row) }));
}

/** Fits the pair model on every row. */
export function fitAll(rows: readonly Row[]): Logistic {
  return fitLogistic(examplesOf(rows, () => true));
}

if (process.argv[1]?.endsWith("lineage.ts")) {
  const rows = measuredRows(process.argv[2] ?? "");
  const model = fitAll(rows);
  const file = { features: FEATURE_NAMES, ...model };
  writeFileSync(new URL("../models/lineage.json", import.meta.url), `${JSON.stringify(file, rounded, 1)}\n`);
  console.log(FEATURE_NAMES.map((name, k) => `${name} ${model.weights[k]!.toFixed(2)}`).join("\n"));
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
