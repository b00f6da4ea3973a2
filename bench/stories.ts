import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type AnnotatedArticle, emptyAnnotation } from "../src/model/index.ts";
import { findStories } from "../src/story/index.ts";
import type { Benchmark } from "./main.ts";
import { BASELINES } from "./story-baselines.ts";
import { agreement } from "./story-measures.ts";
import { table } from "./tables.ts";

const SETS = ["gw5", "gva", "gvc", "ecbplus", "allsides", "roundups2021", "basil", "fnc1", "meantime"];
/** Short feed items: shown, not part of the macro. */
const BESIDE = ["scoop"];

interface Labelled {
  readonly pile: readonly AnnotatedArticle[];
  readonly gold: ReadonlyMap<string, string>;
}

interface Row {
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly date?: string;
  readonly source?: string;
  readonly lang?: string;
  readonly cluster: string;
}

/** B-cubed and pair agreement of one shipped default with the gold stories of public sets, beside plain baselines. */
export const benchmark: Benchmark = {
  async run(dataFolder) {
    const sets = [...SETS, ...BESIDE].filter((name) => existsSync(pathOf(dataFolder, name)));
    const measured = sets.map((name) => measureSet(name, readSet(dataFolder, name)));
    const head = ["set", "articles", "stories", "found", "B³ F", "pair F", "articles/s"];
    const main = measured.map((m) => [m.name, m.articles, m.gold, m.found, ...m.ours, m.speed]);
    const macro = ["macro of the nine", "", "", "", ...macroOf(measured, (m) => m.ours), ""];
    const names = Object.keys(BASELINES);
    const beside = measured.map((m) => [
      m.name,
      pairText(m.ours),
      ...names.map((name) => pairText(m.baselines[name]!)),
    ]);
    const besideMacro = names.map((name) => pairText(macroOf(measured, (m) => m.baselines[name]!)));
    return [
      "One default for every set. B³ F: mean over articles of how well its story is found (B-cubed). Pair F: F of the pairs of",
      "articles put together. meantime has no two English reports of one event: its pair F is not defined and stays out of the macro.",
      "",
      table(head, [...main, macro]),
      "",
      "The same documents under plain rules (B³ F / pair F):",
      "",
      table(
        ["set", "secondsource", ...names],
        [...beside, ["macro of the nine", pairText(macroOf(measured, (m) => m.ours)), ...besideMacro]],
      ),
    ].join("\n");
  },
};

type Measured = ReturnType<typeof measureSet>;

function measureSet(name: string, { pile, gold }: Labelled) {
  const started = process.hrtime.bigint();
  const stories = findStories(pile);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const baselines: Record<string, [number, number]> = {};
  for (const [rule, group] of Object.entries(BASELINES)) baselines[rule] = figures(gold, group(pile));
  const ours = figures(
    gold,
    stories.map((story) => story.articles),
  );
  const speed = Math.round(pile.length / seconds);
  return {
    name,
    articles: pile.length,
    gold: new Set(gold.values()).size,
    found: stories.length,
    ours,
    speed,
    baselines,
  };
}

function figures(gold: ReadonlyMap<string, string>, groups: readonly (readonly string[])[]): [number, number] {
  const { bCubed, pairs } = agreement(gold, groups);
  return [round(100 * bCubed), round(100 * pairs)];
}

function macroOf(measured: readonly Measured[], of: (m: Measured) => [number, number]): [number, number] {
  const nine = measured.filter((m) => SETS.includes(m.name));
  const mean = (values: readonly number[]) => round(values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length));
  const paired = nine.filter((m) => m.articles > m.gold);
  return [mean(nine.map((m) => of(m)[0])), mean(paired.map((m) => of(m)[1]))];
}

function readSet(folder: string, name: string): Labelled {
  const gold = new Map<string, string>();
  const pile: AnnotatedArticle[] = [];
  for (const line of readFileSync(pathOf(folder, name), "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const row = JSON.parse(line) as Row;
    if (name === "meantime" && row.lang !== "en") continue;
    const id = `${row.id ?? ""}#${gold.size}`;
    gold.set(id, row.cluster);
    pile.push(articleOf(row, id));
  }
  return { pile, gold };
}

function articleOf(row: Row, id: string): AnnotatedArticle {
  const text = row.text ?? "";
  const article = {
    id,
    location: id,
    text,
    language: row.lang ?? "und",
    body: [{ start: 0, end: text.length }],
    aside: [],
    credits: [],
    ...(row.title !== undefined && { title: row.title }),
    ...(row.date !== undefined && { published: row.date }),
    ...(row.source !== undefined && { publisher: row.source }),
  };
  return { article, annotation: emptyAnnotation(id) };
}

function pathOf(folder: string, name: string): string {
  return resolve(folder, "stories", `${name}.jsonl`);
}

function pairText([bCubed, pairs]: [number, number]): string {
  return `${bCubed.toFixed(1)} / ${pairs.toFixed(1)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
