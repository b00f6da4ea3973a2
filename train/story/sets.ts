import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { readSet } from "../../bench/story-sets.ts";
import type { Article } from "../../src/model/index.ts";
import { copyGroups } from "../../src/story/copies.ts";
import { AROUND_SIGNALS, PAIR_SIGNALS, SIGNALS } from "../../src/story/evidence.ts";
import { Field } from "../../src/story/field.ts";
import { inTimeOrder } from "../../src/story/order.ts";
import { readingOf } from "../../src/story/reading.ts";
import { termsOf } from "../../src/story/terms.ts";
import { vectorOf } from "../../src/story/vectors.ts";

/** One labelled pile as numbers: signals of candidate pairs (row major), their labels, and what linking needs. */
export interface Pairs {
  readonly name: string;
  /** The set a small pile was cut from; else the name. */
  readonly from: string;
  readonly articles: readonly Article[];
  readonly gold: readonly string[];
  /** The same, each story as a number from 0 on. */
  readonly labels: Int32Array;
  readonly copies: readonly (readonly number[])[];
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly isSame: Uint8Array;
  readonly signals: Float32Array;
  readonly cosines: Float32Array;
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

/** Holds the articles of a pile against each other and writes the signals down. */
function pairsOf(name: string, articles: readonly Article[], gold: readonly string[], from = name): Pairs {
  const bags = articles.map((article) => termsOf(article));
  const copies = copyGroups(bags.map(({ table, words }) => words.map((stem) => table.hashes[stem]!)));
  const rows: Float64Array[] = [];
  // The judge only notes the signals: the odds of a pair are the number of its row, its score says that somebody judged it.
  const field = new Field(
    {
      ofPair: (signals) => ({
        all: rows.push(Float64Array.of(...signals, ...AROUND_SIGNALS.map(() => 0))) - 1,
        timeless: 0,
      }),
      among: ({ all }, signals) => {
        rows[all]!.set(signals, PAIR_SIGNALS.length);
        return { score: 1, timeless: 1 };
      },
    },
    (_, error) => {
      throw error;
    },
  );
  const readings = copies.map((group) => readingOf(articles[group[0]!]!, vectorOf(bags[group[0]!]!)));
  for (const [k, reading] of readings.entries()) field.enter(k, String(k).padStart(9, "0"), reading, false);
  field.settle();
  // Pairs that nobody judged are plainly unlike: nothing is to be learned from them.
  const judged = readings.flatMap((_, k) => field.pairsOf(k).filter((pair) => field.pairs.second(pair) === k));
  const found = judged.filter((pair) => field.pairs.score(pair) > 0).map((pair) => field.pairs.of(pair));
  found.sort((x, y) => x.b - y.b || x.a - y.a);
  const signals = new Float32Array(found.length * SIGNALS.length);
  for (const [row, { odds }] of found.entries()) signals.set(rows[odds.all]!, row * SIGNALS.length);
  const leader = copies.map((group) => gold[group[0]!]!);
  const isSame = Uint8Array.from(found, ({ a, b }) => (leader[a] === leader[b] ? 1 : 0));
  const [a, b] = [Int32Array.from(found, (pair) => pair.a), Int32Array.from(found, (pair) => pair.b)];
  const days = readings.map(({ dating }) => dating.stated ?? dating.written);
  const notBefore = readings.map(({ dating }, k) => (days[k] === undefined ? dating.notBefore : undefined));
  const cosines = Float32Array.from(found, ({ cosine }) => cosine);
  const labels = numbered(gold);
  return { name, from, articles, gold, labels, copies, a, b, isSame, signals, cosines, days, notBefore };
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

function numbered(gold: readonly string[]): Int32Array {
  const numbers = new Map([...new Set(gold)].map((story, number) => [story, number]));
  return Int32Array.from(gold, (story) => numbers.get(story)!);
}

function neighboursOf({ a, b, copies, cosines }: Pairs): number[][] {
  const found: [number, number][][] = copies.map(() => []);
  a.forEach((left, k) => {
    const cosine = cosines[k]!;
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
