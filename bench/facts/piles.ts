import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { annotate, nameStory, type Wanted } from "../../src/annotation/index.ts";
import { readArticles, settleArticles } from "../../src/article/index.ts";
import { type Ground, groundOf, lineagesOf } from "../../src/fact/index.ts";
import { findLineages } from "../../src/lineage/index.ts";
import {
  type AnnotatedArticle,
  type Article,
  compareText,
  type LineageMap,
  type Story,
  supportCounter,
} from "../../src/model/index.ts";

/** The articles of one labelled story with what stands beside them; tokens are left out. */
export interface AnnotatedPile {
  readonly name: string;
  readonly articles: readonly AnnotatedArticle[];
  readonly map: LineageMap;
}

/** Which stories of a set are read and where they are kept between runs. */
export interface Reading {
  readonly limit: number;
  readonly isVerbose: boolean;
  /** Items nobody has read are added to the file of verdicts. */
  readonly isDrawn?: boolean;
  /** Which lot of drawn stories is shown. */
  readonly lot?: number | undefined;
  /** Annotations are kept here and read again: to be emptied whenever annotation or lineage changed. */
  readonly cache: string | undefined;
}

const WANTS: readonly Wanted[] = ["sentences", "entities", "quotes", "times", "quantities", "claims", "events"];

/** Reads the JSON lines of one labelled story as the program reads any, and annotates them. */
export async function pileOf(
  set: string,
  name: string,
  lines: readonly string[],
  read: Reading,
): Promise<AnnotatedPile> {
  const kept = read.cache === undefined ? undefined : join(read.cache, `${set}-${name}.json`);
  if (kept !== undefined && existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as AnnotatedPile;
  const bytes = Buffer.from(lines.join("\n"));
  const raw = { location: `${name}.jsonl`, name, open: () => streamOf(bytes) };
  const found: Article[] = [];
  for await (const reading of readArticles(raw)) if ("article" in reading) found.push(reading.article);
  const settled = settleArticles(found).sort((a, b) => compareText(a.id, b.id));
  const articles = settled.map((article) => ({ article, annotation: { ...annotate(article, WANTS), tokens: [] } }));
  const pile = { name, articles, map: findLineages(articles) };
  if (kept !== undefined) {
    mkdirSync(read.cache!, { recursive: true });
    writeFileSync(kept, JSON.stringify(pile));
  }
  return pile;
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The ground of a pile taken as one story, as its labels say it is. */
export function groundOfPile({ name, articles, map }: AnnotatedPile): Ground {
  const ids = articles.map(({ article }) => article.id);
  const counter = supportCounter(
    articles.map(({ article }) => article),
    map,
  );
  const story: Story = { id: `s-${name}`, title: "", articles: ids, support: counter.count(ids, []) };
  const named = new Map(nameStory(articles).map((one) => [one.article.id, one]));
  return groundOf(story, named, counter, lineagesOf(map), map.links);
}

/** JSON lines of a set by the story that `cluster` names, in the order of the file. */
export function linesByStory(file: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const { cluster } = JSON.parse(line) as { cluster: string };
    const known = found.get(cluster);
    if (known) known.push(line);
    else found.set(cluster, [line]);
  }
  return found;
}
