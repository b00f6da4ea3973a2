import { type BriefRow, briefRows, fitBrief } from "../../train/brief.ts";
import { logOdds } from "../../train/logistic.ts";
import { table } from "../tables.ts";
import { FOLDS, foldOf } from "./held.ts";

/**
 * Share of pairs cut to so many words that the model for short texts would link, by models that saw neither the lineage or event of
 * the pair nor, for true pairs, any of their set.
 */
export function briefTable(data: string): string {
  const rows = briefRows(data);
  const lengths = [...new Set(rows.map((row) => row.words))];
  const lines = [...new Set(rows.map((row) => row.family))].map((family) => {
    const mine = rows.filter((row) => row.family === family);
    const odds = new Map(Array.from({ length: FOLDS }, (_, fold) => oddsIn(rows, mine, fold)).flat());
    const shares = lengths.map((words) =>
      shareOf(
        mine.filter((row) => row.words === words),
        odds,
      ),
    );
    return [family, mine.length / lengths.length, ...shares];
  });
  return table(["held out, pairs that pass", "pairs", ...lengths.map((words) => `${words} words`)], lines);
}

/** The log odds of the rows of one fold by the model that did not see it. */
function oddsIn(rows: readonly BriefRow[], mine: readonly BriefRow[], fold: number): [BriefRow, number][] {
  const isOut = (row: BriefRow): boolean =>
    foldOf(row.group) === fold || (row.label === 1 && row.family === mine[0]!.family);
  const model = fitBrief(rows, (row) => !isOut(row));
  return mine.filter((row) => foldOf(row.group) === fold).map((row) => [row, logOdds(model, row.x)]);
}

function shareOf(rows: readonly BriefRow[], odds: ReadonlyMap<BriefRow, number>): string {
  const passed = rows.filter((row) => odds.get(row)! >= 0).length;
  return `${((100 * passed) / Math.max(1, rows.length)).toFixed(1)}%`;
}
