import { compareArticles } from "../../src/lineage/index.ts";
import { THRESHOLD } from "../../src/lineage/score.ts";
import { articleOf, type CopySet, type Doc, readSet } from "../../train/copies.ts";
import { cutTo, languageOf } from "../../train/pairs.ts";
import { table } from "../tables.ts";

/** Words that both texts of a pair are cut to; infinity leaves the whole text. */
const LENGTHS = [40, 60, 100, 200, Number.POSITIVE_INFINITY];

type TextPair = readonly [Doc, Doc];

/** Share of pairs that reach the shipped threshold when both texts are cut to their first so many words. */
export function lengthTable(data: string): string {
  const groups: readonly (readonly [string, readonly TextPair[]])[] = [
    ["independent reports of one event", pairsOf(readSet(data, "same-event-independent"), 0)],
    ["rewrites by models (l2r without Gemini)", pairsOf(readSet(data, "l2r-news"), 1, /Gemini/)],
    ["rewrites by people (onestop)", pairsOf(readSet(data, "onestop"), 1)],
    ["two human translations (wmt21)", pairsOf(readSet(data, "wmt21-news"), 1, /Online/)],
  ];
  const rows = groups
    .filter(([, pairs]) => pairs.length > 0)
    .map(([name, pairs]) => [name, pairs.length, ...LENGTHS.map((words) => shareAt(pairs, words))]);
  const head = [
    "pairs that pass",
    "pairs",
    ...LENGTHS.map((words) => (Number.isFinite(words) ? `${words} words` : "whole")),
  ];
  return table(head, rows);
}

function shareAt(pairs: readonly TextPair[], words: number): string {
  const passed = pairs.filter(([a, b]) => isLinked(cutTo(a, words), cutTo(b, words))).length;
  return `${((100 * passed) / pairs.length).toFixed(1)}%`;
}

function isLinked(a: Doc, b: Doc): boolean {
  const { score, kind } = compareArticles(articleOf(a), articleOf(b));
  return score >= THRESHOLD && kind !== "shared-quotes";
}

function pairsOf(set: CopySet, label: 0 | 1, without = /^$/): TextPair[] {
  return set.pairs.flatMap((pair): TextPair[] => {
    const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    if (pair.label !== label || !a || !b || languageOf(a) !== languageOf(b)) return [];
    return without.test(pair.a) || without.test(pair.b) ? [] : [[a, b]];
  });
}
