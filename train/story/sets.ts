import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { readSet } from "../../bench/story-sets.ts";
import type { Article } from "../../src/model/index.ts";
import { copyGroups } from "../../src/story/copies.ts";
import { SIGNALS } from "../../src/story/evidence.ts";
import { timesOf } from "../../src/story/gather.ts";
import { inTimeOrder } from "../../src/story/order.ts";
import { Reader } from "../../src/story/reader.ts";
import { eachPair, surveyOf } from "../../src/story/survey.ts";

/** One labelled pile as numbers: signals of candidate pairs (row major), their labels, and what linking needs. */
export interface Pairs {
  readonly name: string;
  /** The set a small pile was cut from; else the name. */
  readonly from: string;
  readonly articles: readonly Article[];
  readonly gold: readonly string[];
  readonly copies: readonly (readonly number[])[];
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly isSame: Uint8Array;
  readonly signals: Float32Array;
  /** What the linkage knows of the time of each copy group. */
  readonly days: readonly (number | undefined)[];
  readonly notBefore: readonly (number | undefined)[];
}

/** Reads every labelled set of the folder, in English where a set has more languages. */
export async function readPairs(dataFolder: string): Promise<Pairs[]> {
  const folder = resolve(dataFolder, "stories");
  const sets: Pairs[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { pile, gold } = await readSet(resolve(folder, file), file === "meantime.jsonl" ? "en" : undefined);
    const order = inTimeOrder(pile).map(({ article }) => article);
    const labels = order.map(({ id }) => gold.get(id) ?? id);
    sets.push(pairsOf(file.replace(".jsonl", ""), order, labels));
  }
  return sets;
}

/** Surveys a pile and writes its signals down. */
function pairsOf(name: string, articles: readonly Article[], gold: readonly string[], from = name): Pairs {
  const reader = new Reader(articles);
  const readings = articles.map((_, index) => reader.read(index));
  const copies = copyGroups(readings.map(({ bag }) => bag.words));
  const survey = surveyOf(copies.map((group) => readings[group[0]!]!));
  const { a, b } = survey.pairs;
  const signals = new Float32Array(a.length * SIGNALS.length);
  let row = 0;
  eachPair(survey, (_a, _b, values) => signals.set(values, row++ * SIGNALS.length));
  const leader = copies.map((group) => gold[group[0]!]!);
  const isSame = Uint8Array.from(a, (left, k) => (leader[left] === leader[b[k]!] ? 1 : 0));
  return { name, from, articles, gold, copies, a, b, isSame, signals, ...timesOf(survey) };
}

/**
 * Small piles cut from a large one: a random article's story, then the stories nearest to it, until 4 to 40 articles are
 * in. Every third pile loses its dates. They teach what a small pile of look-alikes is.
 */
export function smallPiles(of: Pairs, count: number, random: () => number): Pairs[] {
  const neighbours = neighboursOf(of);
  const members = new Map<string, number[]>();
  of.gold.forEach((story, index) => {
    members.set(story, [...(members.get(story) ?? []), index]);
  });
  return Array.from({ length: count }, (_, turn) => {
    const size = 4 + Math.floor(random() ** 2 * 36);
    const chosen = new Set<number>();
    const queue = new Set([Math.floor(random() * of.copies.length)]);
    for (const next of queue) {
      const story = of.gold[of.copies[next]![0]!]!;
      for (const index of members.get(story)!) if (chosen.size < size) chosen.add(index);
      if (chosen.size >= size) break;
      for (const other of neighbours[next]!) queue.add(other);
    }
    const order = [...chosen].sort((x, y) => x - y);
    const articles = order.map((index) => (turn % 3 === 0 ? undated(of.articles[index]!) : of.articles[index]!));
    const labels = order.map((index) => of.gold[index]!);
    return pairsOf(`${of.name}-small`, articles, labels, of.name);
  });
}

function neighboursOf({ a, b, copies, signals }: Pairs): number[][] {
  const found: [number, number][][] = copies.map(() => []);
  a.forEach((left, k) => {
    const cosine = signals[k * SIGNALS.length]!;
    found[left]!.push([b[k]!, cosine]);
    found[b[k]!]!.push([left, cosine]);
  });
  return found.map((list) =>
    list
      .sort((x, y) => y[1] - x[1])
      .slice(0, 6)
      .map(([other]) => other),
  );
}

function undated(article: Article): Article {
  const { published: _, ...rest } = article;
  return rest;
}
