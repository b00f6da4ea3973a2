import { existsSync, readdirSync } from "node:fs";
import { agree } from "../../src/annotation/names/consistency.ts";
import { seenIn } from "../../src/annotation/names/features.ts";
import { CLASSES } from "../../src/annotation/names/labels.ts";
import { type Lexicon, lexicon } from "../../src/annotation/names/lexicon.ts";
import { labelNames, type NameModel, nameModel } from "../../src/annotation/names/model.ts";
import { type Stretch, stretchesOf } from "../../src/annotation/names/stretches.ts";
import type { Words } from "../../src/annotation/names/words.ts";
import { heldOut, languageFolder, type NamedSentence } from "../../train/name-corpora.ts";
import { documentsOf, joinWords, labelsOf } from "../../train/name-examples.ts";
import { table } from "../tables.ts";
import { coreferenceSection } from "./pronouns.ts";

/** Classes that the corpora mark; the model's fourth, other names, is not scored. */
const SCORED = 3;

/** Names on every held-out file of the names corpora (given words and sentences), then pronouns. */
export function namesSection(dataFolder: string): string {
  const model = nameModel();
  if (!model) return "No name model.";
  const files = namesFolders(dataFolder).flatMap((folder) =>
    [...heldOut(dataFolder, folder)].map(([file, all]) => ({ name: `${folder} ${file}`, all })),
  );
  const parts = files.flatMap(({ name, all }) => [{ name, all }, ...newsOf(name, all)]);
  const rows = parts.map(({ name, all }) => row(name, score(all, model)));
  const head = [
    "",
    "typed F1",
    "precision",
    "recall",
    "person",
    "organisation",
    "place",
    "untyped F1",
    "country as place or organisation",
  ];
  const tokens = files.flatMap(({ all }) => all);
  const speed = `Names alone, given words: ${speedOf(tokens, model).toLocaleString("en")} tokens/s on one core.`;
  return [table(head, rows), speed, coreferenceSection(dataFolder)].join("\n\n");
}

/** Folders of names corpora with held-out tables, whatever their files are called. */
function namesFolders(dataFolder: string): string[] {
  const path = languageFolder(dataFolder);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => /^(?:uner-|gum-ner)/.test(name))
        .sort()
    : [];
}

/** The news part of a file, where document names tell: GUM's by genre, PUD's by the letter of the sentence id. */
function newsOf(name: string, all: readonly NamedSentence[]): { name: string; all: readonly NamedSentence[] }[] {
  const news = all.filter(({ document }) => /_news_|^n\d/.test(document));
  return news.length > 0 && news.length < all.length ? [{ name: `${name}, news`, all: news }] : [];
}

interface Score {
  gold: number;
  found: number;
  right: number;
  placed: number;
  either: number;
  readonly classes: { gold: number; found: number; right: number }[];
}

function score(all: readonly NamedSentence[], model: NameModel): Score {
  const known = lexicon();
  const sum: Score = {
    gold: 0,
    found: 0,
    right: 0,
    placed: 0,
    either: 0,
    classes: CLASSES.map(() => ({ gold: 0, found: 0, right: 0 })),
  };
  for (const document of documentsOf(all)) {
    const words = joinWords(document);
    const seen = seenIn(words, known);
    const gold = stretchesOf(Uint8Array.from(document.flatMap((sentence) => labelsOf(sentence.tags))));
    add(sum, gold.filter(isScored), agree(seen, labelNames(model, seen)).filter(isScored), words, known);
  }
  return sum;
}

function isScored({ kind }: Stretch): boolean {
  return kind < SCORED;
}

function add(sum: Score, gold: readonly Stretch[], found: readonly Stretch[], words: Words, known: Lexicon): void {
  const kinds = new Map(gold.map((one) => [`${one.from}-${one.to}`, one.kind]));
  for (const one of gold) sum.classes[one.kind]!.gold++;
  sum.gold += gold.length;
  for (const one of found) {
    const kind = kinds.get(`${one.from}-${one.to}`);
    sum.classes[one.kind]!.found++;
    sum.found++;
    if (kind === undefined) continue;
    sum.placed++;
    if (kind === one.kind) sum.right++;
    if (kind === one.kind) sum.classes[kind]!.right++;
    if (kind === one.kind || (kind > 0 && one.kind > 0 && isCountry(words, one, known))) sum.either++;
  }
}

function isCountry(words: Words, { from, to }: Stretch, known: Lexicon): boolean {
  const phrase = known.phraseAt(words, from, to);
  return phrase !== undefined && phrase.length === to - from && (phrase.kind === "country" || phrase.kind === "seat");
}

function row(name: string, { gold, found, right, placed, either, classes }: Score): (string | number)[] {
  const f1 = (hits: number, a: number, b: number) => (a + b === 0 ? "" : ((200 * hits) / (a + b)).toFixed(1));
  const typed = classes.slice(0, SCORED).map((one) => f1(one.right, one.gold, one.found));
  const share = (hits: number, of: number) => (of === 0 ? "" : ((100 * hits) / of).toFixed(1));
  return [
    name,
    f1(right, gold, found),
    share(right, found),
    share(right, gold),
    ...typed,
    f1(placed, gold, found),
    f1(either, gold, found),
  ];
}

function speedOf(all: readonly NamedSentence[], model: NameModel): number {
  const texts = documentsOf(all).map(joinWords);
  const tokens = texts.reduce((sum, { count }) => sum + count, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const from = process.cpuUsage();
    for (const words of texts) {
      const seen = seenIn(words, lexicon());
      agree(seen, labelNames(model, seen));
    }
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1e6);
  }
  return Math.round(tokens / best);
}
