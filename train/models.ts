import { FEATURES } from "../src/lineage/features.ts";
import type { Grammar } from "../src/lineage/lexicon.ts";
import { type CrossRow, crossRows } from "./cross.ts";
import { type Example, fitLogistic, type Logistic } from "./logistic.ts";
import { nearRows } from "./near.ts";
import { holdOutOf, measuredRows, type Row } from "./pairs.ts";

/** All measured rows by the grammar they are read with. */
export interface Measured {
  readonly english: readonly Row[];
  readonly plain: readonly Row[];
  readonly names: readonly (Row | CrossRow)[];
}

/** Features that a grammar cannot use: other languages capitalise differently, and two languages share no runs of words. */
const UNUSED: Record<Grammar, readonly (typeof FEATURES)[number][]> = {
  english: ["outline"],
  plain: ["nameMost", "novelMost", "novelLeast", "sharedNames", "outline"],
  names: ["shingle2", "sharedOnce", "nameMost", "novelMost", "novelLeast", "sharedNames", "wordMost"],
};
/** Weight of one row of each kind of negatives, where a held-out family of positives weighs 100 in all. */
const HARD = 3;
const LEAD = 1;
const RANDOM = 0.05;
const OTHER_LANGUAGE = 0.3;
const NEAR = 0.15;

/** Measures every pair that the models are fitted on or tested with. */
export function measureAll(data: string): Measured {
  return {
    english: [...measuredRows(data), ...nearRows(data)].filter(isEnglish),
    plain: [...measuredRows(data, "plain"), ...nearRows(data, "plain")],
    names: [...[...measuredRows(data, "names"), ...nearRows(data, "names")].filter(isEnglish), ...crossRows(data)],
  };
}

function isEnglish(row: Row): boolean {
  return row.language === "en";
}

/** Fits the model of one grammar on the rows that `keeps` accepts. Features it cannot use get weight 0. */
export function fitGrammar(
  grammar: Grammar,
  rows: readonly Row[],
  keeps: (row: Row) => boolean = () => true,
): Logistic {
  const unused = new Set<string>(UNUSED[grammar]);
  const use = FEATURES.map((name) => !unused.has(name));
  const examples = examplesOf(rows, keeps).map((each) => ({ ...each, x: each.x.map((v, k) => (use[k] ? v : 0)) }));
  return fitLogistic(examples, 1);
}

/** The weighted examples of the rows that `keeps` accepts; every hold-out family weighs the same. */
function examplesOf(rows: readonly Row[], keeps: (row: Row) => boolean): (Example & { x: Float64Array })[] {
  const sizes = new Map<string, number>();
  const families = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.label === 0) continue;
    sizes.set(row.family, (sizes.get(row.family) ?? 0) + 1);
    families.set(holdOutOf(row.family), (families.get(holdOutOf(row.family)) ?? new Set()).add(row.family));
  }
  const weight = (row: Row): number => {
    if (row.label === 1) return 100 / sizes.get(row.family)! / families.get(holdOutOf(row.family))!.size;
    if (row.family.startsWith("other")) return OTHER_LANGUAGE;
    if (row.family.startsWith("near")) return NEAR;
    return row.family.startsWith("hard") ? HARD : row.family.startsWith("lead") ? LEAD : RANDOM;
  };
  return rows
    .filter((row) => !row.family.startsWith("sibling") && keeps(row))
    .map((row) => ({ x: row.x, y: row.label, weight: weight(row) }));
}
