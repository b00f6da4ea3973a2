import { scoreOf } from "../../src/lineage/score.ts";
import { type Logistic, logOdds } from "../../train/logistic.ts";
import { fitGrammar, type Measured } from "../../train/models.ts";
import { holdOutOf, type Row } from "../../train/pairs.ts";

export const FOLDS = 5;

/** Scores of rows by models that never saw their family, nor (for negatives) their event. */
export interface HeldScores {
  /** By hold-out family: scores of its positives. */
  readonly positives: ReadonlyMap<string, readonly { readonly row: Row; readonly score: number }[]>;
  /** By hold-out family: scores of all negatives by the models that did not see the family. */
  readonly negatives: ReadonlyMap<string, readonly { readonly row: Row; readonly score: number }[]>;
}

/** Fits without each family in turn, in five folds over the events of the negatives. */
export function heldOut(measured: Measured): HeldScores {
  const positives = new Map<string, { row: Row; score: number }[]>();
  const negatives = new Map<string, { row: Row; score: number }[]>();
  const wanted = [...measured.english, ...measured.plain.filter((row) => row.language !== "en")];
  const families = new Set(wanted.filter((row) => row.label === 1).map((row) => holdOutOf(row.family)));
  for (const family of families) {
    const english = foldsOf("english", measured.english, family);
    const plain = foldsOf("plain", measured.plain, family);
    const mine = wanted.filter((row) => row.label === 1 && holdOutOf(row.family) === family);
    positives.set(
      family,
      mine.map((row) => ({ row, score: meanScore(row.language === "en" ? english : plain, row) })),
    );
    const others = measured.english.filter((row) => row.label === 0);
    negatives.set(
      family,
      others.map((row) => ({ row, score: logOdds(english[foldOf(row.group)]!, row.x) })),
    );
  }
  return { positives, negatives };
}

/** The shipped score of a row, as log odds are not needed outside. */
export function shippedScore(row: Row): number {
  return row.language === "en" ? scoreOf(row.x, "english", row.brief) : scoreOf(row.x, "plain");
}

function foldsOf(grammar: "english" | "plain", rows: readonly Row[], without: string): Logistic[] {
  const isOut = (row: Row): boolean => row.label === 1 && holdOutOf(row.family) === without;
  return Array.from({ length: FOLDS }, (_, fold) =>
    fitGrammar(grammar, rows, (row) => !isOut(row) && (row.label === 1 || foldOf(row.group) !== fold)),
  );
}

function meanScore(models: readonly Logistic[], row: Row): number {
  return models.reduce((sum, model) => sum + logOdds(model, row.x), 0) / models.length;
}

/** The fold of a lineage or event. */
export function foldOf(group: string): number {
  let h = 0;
  for (const c of group) h = (h * 31 + c.charCodeAt(0)) >>> 0;
  return h % FOLDS;
}
