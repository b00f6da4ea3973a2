import { compareArticles, findLineages } from "../../src/lineage/index.ts";
import { THRESHOLD } from "../../src/lineage/score.ts";
import type { LineageMap } from "../../src/model/index.ts";
import { articleOf, type CopySet, type Doc, type Pair, readSet } from "../../train/copies.ts";
import { table } from "../tables.ts";

interface Task {
  readonly name: string;
  readonly set: string;
  keepsDoc(doc: Doc): boolean;
}

const TASKS: readonly Task[] = [
  { name: "l2r without Gemini", set: "l2r-news", keepsDoc: (doc) => !doc.id.includes("Gemini") },
  { name: "l2r with Gemini", set: "l2r-news", keepsDoc: () => true },
  { name: "onestop", set: "onestop", keepsDoc: () => true },
  { name: "wmt21, translations", set: "wmt21-news", keepsDoc: (doc) => doc.lang === "en" },
  { name: "wmt21, translations and originals", set: "wmt21-news", keepsDoc: () => true },
  { name: "roundtrip, one language", set: "roundtrip-news", keepsDoc: (doc) => doc.kind !== "translation" },
  { name: "roundtrip, all", set: "roundtrip-news", keepsDoc: () => true },
  { name: "raidar (paragraphs)", set: "raidar-news", keepsDoc: () => true },
];

/** F1 over all pairs of texts inside each set, at the one shipped threshold, candidate selection included. */
export function setTable(data: string, only = /./): string {
  const rows = TASKS.filter((task) => only.test(task.name)).flatMap((task) => {
    const set = readSet(data, task.set);
    return set.docs.size === 0 ? [] : [rowOf(task, set)];
  });
  const head = [
    "all pairs inside",
    "texts",
    "true pairs",
    "precision",
    "recall",
    "F1",
    "lost to candidate selection",
    "lineages found / true",
    "joined wrongly",
  ];
  return table(head, rows);
}

function rowOf(task: Task, set: CopySet): (string | number)[] {
  const docs = [...set.docs.values()].filter(task.keepsDoc);
  const kept = new Map(docs.map((doc) => [doc.id, doc]));
  const truth = set.pairs.filter((pair) => pair.label === 1 && kept.has(pair.a) && kept.has(pair.b));
  const map = findLineages(docs.map(articleOf));
  const links = map.links.filter((link) => link.kind !== "shared-quotes" && link.score >= THRESHOLD);
  const found = new Set(links.map((link) => pairKey(link.a, link.b)));
  const wrong = links.filter((link) => lineageOf(kept.get(link.a)!) !== lineageOf(kept.get(link.b)!)).length;
  const hits = truth.filter((pair) => found.has(pairKey(pair.a, pair.b))).length;
  const missed = truth.filter((pair) => !found.has(pairKey(pair.a, pair.b)));
  const lost = missed.filter((pair) => isLost(pair, kept, map)).length;
  const [precision, recall] = [hits / Math.max(1, hits + wrong), hits / Math.max(1, truth.length)];
  const mixed = map.lineages.filter((l) => new Set(l.articles.map((id) => lineageOf(kept.get(id)!))).size > 1).length;
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const lineages = `${map.lineages.length} / ${trueLineages(docs, truth)}`;
  return [
    task.name,
    docs.length,
    truth.length,
    precision.toFixed(3),
    recall.toFixed(3),
    f1.toFixed(3),
    lost,
    lineages,
    mixed,
  ];
}

/** True for a pair that scores high when compared but was not looked at, and is not in one lineage by other links. */
function isLost(pair: Pair, docs: ReadonlyMap<string, Doc>, map: LineageMap): boolean {
  const isTogether = map.lineages.some((l) => l.articles.includes(pair.a) && l.articles.includes(pair.b));
  const [a, b] = [docs.get(pair.a)!, docs.get(pair.b)!];
  return !isTogether && compareArticles(articleOf(a), articleOf(b)).score >= THRESHOLD;
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0001${b}` : `${b}\u0001${a}`;
}

function lineageOf(doc: Doc): string {
  return doc.lineage ?? doc.id.split(".")[0]!;
}

function trueLineages(docs: readonly Doc[], truth: readonly Pair[]): number {
  const linked = new Set(truth.flatMap((pair) => [pair.a, pair.b]));
  const alone = docs.filter((doc) => !linked.has(doc.id)).length;
  return alone + new Set(docs.filter((doc) => linked.has(doc.id)).map(lineageOf)).size;
}
