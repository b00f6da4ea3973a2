import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type AnnotatedArticle, emptyAnnotation, mix32 } from "../src/model/index.ts";
import { findStories } from "../src/story/index.ts";
import { fitOn } from "../train/story/fit.ts";
import { type HeldOut, leaveOneOut, readCorpus } from "../train/story/held-out.ts";
import type { Benchmark } from "./main.ts";
import { BASELINES } from "./story-baselines.ts";
import { agreement } from "./story-measures.ts";
import { measureRoundups, type Roundups } from "./story-roundups.ts";
import { type Labelled, readSet } from "./story-sets.ts";
import { table } from "./tables.ts";

const SETS = ["gw5", "gva", "gvc", "ecbplus", "allsides", "roundups2021", "basil", "fnc1", "meantime"];
/** Short feed items: shown, not part of the macro. */
const BESIDE = ["scoop"];
/** Sets of which one language is measured. */
const LANGUAGE: Readonly<Record<string, string>> = { meantime: "en" };

/**
 * B-cubed and pair agreement of the one shipped default with the gold stories of public sets, beside plain rules on the
 * same articles. Every set goes through the article room first, as it does for a user. `--left-out --no-write` measures nothing but
 * fits with one set left out, in some minutes, and `--no-left-out` leaves that out; `--kept FILE` holds what was read for the next time (signals of another code need another
 * file).
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    if (options.has("left-out")) return (await heldOutLines(dataFolder, options.get("kept"))).join("\n");
    const sets = [...SETS, ...BESIDE].filter((name) => existsSync(pathOf(dataFolder, name)));
    const measured: Measured[] = [];
    const mixed: [string, Roundups][] = [];
    for (const name of sets) {
      const set = await readSet(pathOf(dataFolder, name), LANGUAGE[name]);
      measured.push(measureSet(name, set));
      if (name !== "meantime") mixed.push([name, measureRoundups(set)]);
    }
    const heldOut = options.has("no-left-out") ? [] : [await heldOutLines(dataFolder, options.get("kept"))];
    const parts = [figuresOf(measured), ...heldOut, besideRules(measured), roundupsOf(mixed), boundsOf()];
    return parts.map((lines) => lines.join("\n")).join("\n\n");
  },
};

function figuresOf(measured: readonly Measured[]): string[] {
  const head = ["set", "articles", "stories", "found", "B³ precision", "B³ recall", "B³ F", "pair F", "articles/s"];
  const rows = measured.map((m) => [m.name, m.articles, m.gold, m.found, ...m.parts, ...m.ours, m.speed]);
  const macro = ["macro of the nine", "", "", "", "", "", ...macroOf(measured, (m) => m.ours), ""];
  return [
    "One default for every set. B³ (B-cubed): mean over articles of how well the story of each is found, single ones included.",
    "Pair F: F of the pairs of articles put together. No two English reports in meantime are of one event, so its pair F is 0 or",
    "undefined and stays out of the macro; every pair put together there is an error and lowers its B³. scoop (one-line feed items)",
    "is shown beside the nine. articles/s: `findStories` alone, texts read.",
    "",
    table(head, [...rows, macro]),
  ];
}

/** `kept`: a file that holds what was read of the sets for the next time. */
async function heldOutLines(dataFolder: string, kept: string | undefined): Promise<string[]> {
  const corpus = await readCorpus(dataFolder, kept);
  return heldOutOf(leaveOneOut(corpus, fitOn(corpus.sets, corpus.small)));
}

function heldOutOf(figures: readonly HeldOut[]): string[] {
  const nine = SETS.flatMap((name) => figures.filter((figure) => figure.name === name));
  const beside = figures.filter(({ name }) => BESIDE.includes(name));
  const row = ({ name, inSample, heldOut }: HeldOut) => {
    return [name, ...[inSample, heldOut].map(({ bCubed, pairs }) => pairText([bCubed, pairs]))];
  };
  const macro = (of: (figure: HeldOut) => HeldOut["heldOut"]): string => {
    const paired = nine.filter(({ name }) => name !== "meantime");
    return pairText([average(nine.map((f) => of(f).bCubed)), average(paired.map((f) => of(f).pairs))]);
  };
  return [
    "Leave one set out: weights and threshold fitted on the other sets, measured on the one left out (B³ F / pair F). In",
    "sample: fitted on all sets, which is what ships. `npx tsx train/story.ts --data DIR --held-out` prints the same.",
    "",
    table(
      ["set", "in sample", "held out"],
      [...[...nine, ...beside].map(row), ["macro of the nine", macro((f) => f.inSample), macro((f) => f.heldOut)]],
    ),
  ];
}

function roundupsOf(mixed: readonly [string, Roundups][]): string[] {
  const all = mixed.map(([, counts]) => counts);
  const sum = (of: (counts: Roundups) => number) => all.reduce((total, counts) => total + of(counts), 0);
  const whole = {
    roundups: sum((c) => c.roundups),
    leads: sum((c) => c.leads),
    right: sum((c) => c.right),
    given: sum((c) => c.given),
    split: sum((c) => c.split),
    ordinary: sum((c) => c.ordinary),
  };
  const row = ([name, counts]: readonly [string, Roundups]) => {
    const { roundups, leads, right, given, split, ordinary } = counts;
    const shares = [given ? percent(right / given) : "-", leads ? percent(right / leads) : "-"];
    return [name, roundups, leads, given, ...shares, `${split} of ${ordinary}`];
  };
  return [
    "Roundups made of the leads of 3 to 5 articles of different stories, one for each 40 articles of a set, put into the set; seeded.",
    "Precision and recall in percent: passages given to a story that is mostly of the lead's gold class. Last column: ordinary articles",
    "that were given a passage in another story.",
    "",
    table(
      ["set", "roundups", "leads", "passages given", "precision", "recall", "ordinary articles split"],
      [...mixed, ["all", whole] as const].map(row),
    ),
  ];
}

function besideRules(measured: readonly Measured[]): string[] {
  const names = Object.keys(BASELINES);
  const row = (name: string, ours: Pair, of: (rule: string) => Pair) => {
    return [name, pairText(ours), ...names.map((rule) => pairText(of(rule)))];
  };
  const rows = measured.map((m) => row(m.name, m.ours, (rule) => m.baselines[rule]!));
  const macro = row(
    "macro of the nine",
    macroOf(measured, (m) => m.ours),
    (rule) => macroOf(measured, (m) => m.baselines[rule]!),
  );
  return [
    "The same articles under plain rules (B³ F / pair F):",
    "",
    table(["set", "secondsource", ...names], [...rows, macro]),
  ];
}

/** Speed where it could be lost: many copies of one text, and a long pile. */
function boundsOf(): string[] {
  const copies = Array.from({ length: 5000 }, (_, i) => inventedArticle(`copy ${i}`, 0));
  const topic = Array.from({ length: 5000 }, (_, i) => inventedArticle(`report ${i}`, i, 7));
  const long = Array.from({ length: 20_000 }, (_, i) => inventedArticle(`article ${i}`, i));
  return [
    "Every article meets a bounded number of others (src/near/meetings.ts), so work grows with the pile.",
    `5,000 copies of one article: ${secondsOf(() => findStories(copies)).toFixed(1)} s. 5,000 different reports with the names of one story, five words in six at random:`,
    `${secondsOf(() => findStories(topic)).toFixed(1)} s. 20,000 articles of 300 invented words, two a`,
    `story, over 1,000 days: ${secondsOf(() => findStories(long)).toFixed(0)} s, ${Math.round(process.resourceUsage().maxRSS / 1000)} MB at most in the whole benchmark.`,
  ];
}

/** Articles `2n` and `2n + 1` are of one event; words are drawn from a Zipf-like invented vocabulary. */
function inventedArticle(id: string, index: number, story = index >> 1): AnnotatedArticle {
  const words = Array.from({ length: 300 }, (_, k) => {
    if (k % 6 === 0) return `Name${mix32(story * 31 + (k % 5))}`;
    return `w${Math.floor(1.0009 ** (mix32(index * 1009 + k) % 10_000))}`;
  });
  const published = new Date(Date.UTC(2020, 0, 1 + (story % 1000))).toISOString().slice(0, 10);
  const text = words.join(" ");
  const body = [{ start: 0, end: text.length }];
  const article = { id, location: id, text, language: "en", published, body, aside: [], credits: [] };
  return { article, annotation: emptyAnnotation(id) };
}

function secondsOf(work: () => void): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

type Pair = readonly [number, number];

interface Measured {
  readonly name: string;
  readonly articles: number;
  readonly gold: number;
  readonly found: number;
  readonly parts: Pair;
  readonly ours: Pair;
  readonly speed: number;
  readonly baselines: Readonly<Record<string, Pair>>;
}

function measureSet(name: string, { pile, gold }: Labelled): Measured {
  let groups: string[][] = [];
  const seconds = secondsOf(() => {
    groups = findStories(pile).map((story) => [...story.articles]);
  });
  const found = agreement(gold, groups);
  return {
    name,
    articles: gold.size,
    gold: new Set(gold.values()).size,
    found: groups.length,
    parts: [percent(found.precision), percent(found.recall)],
    ours: [percent(found.bCubed), percent(found.pairs)],
    speed: Math.round(pile.length / seconds),
    baselines: Object.fromEntries(
      Object.entries(BASELINES).map(([rule, group]) => {
        const { bCubed, pairs } = agreement(gold, group(pile));
        return [rule, [percent(bCubed), percent(pairs)] as const];
      }),
    ),
  };
}

function macroOf(measured: readonly Measured[], of: (m: Measured) => Pair): Pair {
  const nine = measured.filter((m) => SETS.includes(m.name));
  const mean = (values: readonly number[]) => round(values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length));
  const paired = nine.filter((m) => m.articles > m.gold);
  return [mean(nine.map((m) => of(m)[0])), mean(paired.map((m) => of(m)[1]))];
}

function pathOf(folder: string, name: string): string {
  return resolve(folder, "stories", `${name}.jsonl`);
}

function pairText([bCubed, pairs]: Pair): string {
  return `${bCubed.toFixed(1)} / ${pairs.toFixed(1)}`;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(share: number): number {
  return round(100 * share);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
