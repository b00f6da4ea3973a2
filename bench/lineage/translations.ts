import { scoreOf } from "../../src/lineage/score.ts";
import type { CrossRow } from "../../train/cross.ts";
import { logOdds } from "../../train/logistic.ts";
import { fitGrammar, type Measured } from "../../train/models.ts";
import { table } from "../tables.ts";

/** For every translation: does its original come first among all texts of its set in other languages? */
export function translationTable(measured: Measured): string {
  const rows = measured.names.filter((row): row is CrossRow => "query" in row);
  const routes = [...new Set(rows.map((row) => `${row.set} ${row.route}`))].sort();
  const sets = new Map([...new Set(rows.map((row) => row.set))].map((set) => [set, modelWithout(measured, set)]));
  const lines = routes.map((route) => {
    const mine = rows.filter((row) => `${row.set} ${row.route}` === route);
    const queries = [...new Set(mine.map((row) => row.query))].map((query) =>
      mine.filter((row) => row.query === query),
    );
    const model = sets.get(mine[0]!.set)!;
    const first = queries.filter((each) => best(each, (row) => logOdds(model, row.x)).label === 1).length;
    const linked = queries.filter((each) =>
      each.some((row) => row.label === 1 && scoreOf(row.x, "names") >= 0.5),
    ).length;
    const n = queries.length;
    return [route, n, (first / n).toFixed(3), (linked / n).toFixed(2)];
  });
  return table(["translation", "texts", "original first (set held out)", "linked at the shipped threshold"], lines);
}

function modelWithout(measured: Measured, set: string): ReturnType<typeof fitGrammar> {
  return fitGrammar("names", measured.names, (row) => row.set !== set || row.label === 0);
}

function best(rows: readonly CrossRow[], scoreOfRow: (row: CrossRow) => number): CrossRow {
  return rows.reduce((top, row) => (scoreOfRow(row) > scoreOfRow(top) ? row : top));
}
