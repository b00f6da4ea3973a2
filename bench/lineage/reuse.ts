import { compareArticles } from "../../src/lineage/index.ts";
import { THRESHOLD } from "../../src/lineage/score.ts";
import type { Comparison } from "../../src/model/index.ts";
import { articleOf, readSet } from "../../train/copies.ts";
import { table } from "../tables.ts";
import { recallAt, two } from "./recall.ts";

/** German articles against the press releases they may lean on: labels by hand, one type of link a row. */
export function reuseTable(data: string): string {
  const set = readSet(data, "insm-reuse");
  const compared = set.pairs.flatMap((pair) => {
    const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    if (!a || !b) return [];
    return [{ pair, result: compareArticles(articleOf({ ...a, lang: "de" }), articleOf({ ...b, lang: "de" })) }];
  });
  const negatives = compared.filter(({ pair }) => pair.label === 0).map(({ result }) => result.score);
  const types = [...new Set(compared.map(({ pair }) => `${pair.label ? "" : "not "}${pair.type}`))].sort();
  const rows = types.map((type) => {
    const mine = compared.filter(({ pair }) => `${pair.label ? "" : "not "}${pair.type}` === type);
    const scores = mine.map(({ result }) => result.score);
    return [type, mine.length, ...counts(mine.map(({ result }) => result)), recalls(type, scores, negatives)];
  });
  return table(["pairs", "number", "linked", "shared-quotes", "neither", "recall at 1% / 5%"], rows);
}

function counts(results: readonly Comparison[]): number[] {
  const linked = results.filter(({ kind, score }) => kind !== "shared-quotes" && score >= THRESHOLD).length;
  const quotes = results.filter(({ kind }) => kind === "shared-quotes").length;
  return [linked, quotes, results.length - linked - quotes];
}

function recalls(type: string, scores: readonly number[], negatives: readonly number[]): string {
  if (type.startsWith("not ")) return "";
  return `${two(recallAt(scores, negatives, 0.01))} / ${two(recallAt(scores, negatives, 0.05))}`;
}
