import { readFileSync } from "node:fs";
import { join } from "node:path";
import { annotate, nameStory } from "../src/annotation/index.ts";
import type { Quote } from "../src/model/index.ts";
import { bareArticle } from "./rows.ts";
import { table } from "./tables.ts";

/**
 * Set, document, start and end of a quotation, who said it (empty: nobody that the text names), `none`: no utterance; then what
 * a reader found of the name that was shown: can somebody of that name speak at all? Last that name, where it is another.
 */
type Row = readonly [
  set: string,
  id: string,
  start: number,
  end: number,
  name: string,
  none: "none" | "",
  verdict: "possible" | "impossible" | "unnamed",
  shown?: string,
];
interface Tally {
  rows: number;
  found: number;
  right: number;
  refused: number;
  none: number;
  named: number;
  impossible: number;
  unread: number;
}

const FILES: Readonly<Record<string, string>> = {
  gw5: "stories/gw5.jsonl",
  "polnear/dev": "quotes/polnear/dev.jsonl",
};

/**
 * Names of speakers against `speakers.json`: quotations drawn by seed (mulberry32, 20261128) from all that were found in two
 * open sets, read by eye. A name is right when it is the one written there, up to case, accents and a given name more or less.
 */
export function speakerNames(dataFolder: string): string {
  const rows = JSON.parse(readFileSync(new URL("./speakers.json", import.meta.url), "utf8")) as Row[];
  const sets = Object.keys(FILES).map((set) => [set, tallyOf(set, rows, dataFolder)] as const);
  const shown = sets.map(([set, t]) => [
    set,
    t.rows,
    t.found,
    share(t.right, t.found),
    share(t.refused, t.found),
    share(t.none, t.rows),
    t.named,
    share(t.impossible, t.named),
    t.unread,
  ]);
  return table([...HEAD, "no utterance, of the drawn", "shown with a name", "impossible", "name not read"], shown);
}

const HEAD = ["set", "drawn", "still found", "right name", "left unnamed"];

function tallyOf(set: string, all: readonly Row[], dataFolder: string): Tally {
  const tally: Tally = { rows: 0, found: 0, right: 0, refused: 0, none: 0, named: 0, impossible: 0, unread: 0 };
  const byDocument = new Map<string, Row[]>();
  for (const row of all) if (row[0] === set) byDocument.set(row[1], [...(byDocument.get(row[1]) ?? []), row]);
  for (const [id, text, published] of documents(join(dataFolder, FILES[set]!))) {
    const rows = byDocument.get(id);
    if (!rows) continue;
    const quotes = quotesOf(id, text, published);
    for (const row of rows) count(row, quotes, tally);
  }
  return tally;
}

function count(row: Row, quotes: readonly Quote[], tally: Tally): void {
  const [, , start, end, gold, none] = row;
  tally.rows++;
  const held = quotes.find(({ span }) => Math.min(span.end, end) - Math.max(span.start, start) > (end - start) / 2);
  if (held && held.attitude !== "stance") countName(held.speaker.name, row, tally);
  if (none) {
    if (held && held.attitude !== "stance") tally.none++;
    return;
  }
  if (!held || held.attitude === "stance") return;
  tally.found++;
  const name = held.speaker.name;
  if (!name && gold) tally.refused++;
  if (sameName(name ?? "", gold)) tally.right++;
  else if (process.env.SHOW) console.log(start, `${gold} <- ${name}`);
}

/**
 * Whether anybody of the name that is shown can speak. Impossible: a place that is no state or seat of one, a thing that is no
 * paper, a day, a pronoun, a film, words of a page run together, a piece of a name by which nobody is called.
 */
function countName(name: string | undefined, [, , , , gold, , verdict, shown]: Row, tally: Tally): void {
  if (!name) return;
  tally.named++;
  const isRead = name === (shown ?? gold);
  if (isRead && verdict === "impossible") tally.impossible++;
  if (!isRead && !sameName(name, gold)) tally.unread++;
}

function quotesOf(id: string, text: string, published: string | undefined): readonly Quote[] {
  const article = bareArticle(id, text, published);
  const [named] = nameStory([{ article, annotation: annotate(article, "full") }]);
  return named!.annotation.quotes;
}

function* documents(file: string): Generator<[string, string, string | undefined]> {
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const { id, doc_id, text, published } = JSON.parse(line) as Record<string, string | undefined>;
    if (text) yield [String(id ?? doc_id), text, published];
  }
}

function sameName(a: string, b: string): boolean {
  const words = (name: string) =>
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && word !== "the");
  const [x, y] = [words(a), words(b)];
  if (x.length === 0 || y.length === 0) return x.length === y.length;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
}

function share(part: number, whole: number): number {
  return Number(((100 * part) / (whole || 1)).toFixed(1));
}
