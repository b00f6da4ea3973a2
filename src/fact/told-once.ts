import { pushTo } from "../model/grouping.ts";
import { type ArticleId, type Fact, type FactMention, wordsAt } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import type { Ground } from "./ground.ts";
import { stemSetOf } from "./stems.ts";

/** Rows with a word that are held against later ones. */
const MOST_HELD = 40;

/**
 * Each thing told once: what one report says in words that all stand in a row before it, of that report alone, is a further place
 * of that row; a row with the very words of one of the same reports, and a detail with those of any row, goes.
 */
export function eachTextOnce(facts: readonly Fact[], ground: Ground): Fact[] {
  const seen = new Map<string, Told[]>();
  const enter = (own: Told) => {
    for (const word of ["", ...own.words]) pushTo(seen, word, own, MOST_HELD);
  };
  const told = widestFirst(facts.map((fact) => toldOf(fact, ground)));
  const disputed = told.filter(({ fact }) => fact.disagreement !== undefined);
  for (const one of disputed) enter(one);
  const kept = told.filter((own) => {
    if (own.fact.disagreement !== undefined) return true;
    const fewest = [...own.words].reduce((least, one) => (heldAt(one, seen) < heldAt(least, seen) ? one : least), "");
    const before = [...(seen.get(fewest) ?? [])];
    enter(own);
    const whole = before.find((other) => isPartOf(own, other));
    if (whole) whole.further.push(...own.fact.mentions);
    return !whole && ![...before, ...disputed.slice(0, MOST_HELD)].some((other) => saysTheSame(own, other));
  });
  return kept.map(({ fact, further }) =>
    further.length > 0 ? { ...fact, mentions: [...fact.mentions, ...further] } : fact,
  );
}

/** Of rows with one text the one that all reports of the first carry, and more, takes its place. */
function widestFirst(told: readonly Told[]): Told[] {
  const sorted = [...told];
  const first = new Map<string, number>();
  for (const [k, own] of told.entries()) {
    const text = own.fact.text.toLowerCase();
    const at = first.get(text);
    if (at === undefined) first.set(text, k);
    else if (isWider(own, sorted[at]!)) [sorted[at], sorted[k]] = [own, sorted[at]!];
  }
  return sorted;
}

/** True of more reports, or of the count where both are of the same. */
function isWider(own: Told, first: Told): boolean {
  if (!isPlain(own.fact) || !isPlain(first.fact) || !areWithin(first.articles, own.articles)) return false;
  const isCount = own.fact.claim?.measure !== undefined && first.fact.claim?.measure === undefined;
  return own.articles.size > first.articles.size || isCount;
}

function isPlain({ kind, disagreement, status, series }: Fact): boolean {
  return kind !== "statement" && disagreement === undefined && status === undefined && series === undefined;
}

function toldOf(fact: Fact, ground: Ground): Told {
  const articles = articlesOf(fact.mentions);
  return { fact, words: stemSetOf(fact.text), texts: textsOf(fact, ground), articles, further: [] };
}

/** A row with its content words and the reports that carry it. */
interface Told {
  readonly fact: Fact;
  readonly words: ReadonlySet<string>;
  readonly articles: ReadonlySet<ArticleId>;
  /** Its text and the clauses it stands on, in small letters. */
  readonly texts: ReadonlySet<string>;
  /** Places of rows that say a part of it again. */
  readonly further: FactMention[];
}

function textsOf({ text, mentions, claim }: Fact, { articles }: Ground): Set<string> {
  const clauses = mentions.map(({ article, span }) => wordsAt(articles.get(article)!.article.text, span));
  const all = claim === undefined ? [text] : [text, ...clauses];
  return new Set(all.map((one) => one.replace(/\s+/gu, " ").toLowerCase()));
}

function heldAt(word: string, seen: ReadonlyMap<string, readonly Told[]>): number {
  return word === "" ? Number.POSITIVE_INFINITY : (seen.get(word)?.length ?? 0);
}

/** True of a claim of one report of which another of that report has every word, and no other number. */
function isPartOf({ fact, words, articles }: Told, other: Told): boolean {
  if (!isPlain(fact) || !isPlain(other.fact) || articles.size > 1 || other.articles.size > 1) return false;
  const [own, whole] = [fact.claim, other.fact.claim];
  if (own === undefined || own.polarity !== whole?.polarity || !areWithin(articles, other.articles)) return false;
  if (own.measure !== undefined && own.measure !== whole.measure) return false;
  const isSaid = words.size > 0 && areWithin(words, other.words);
  const isCounted = own.value === whole.value && own.measure === whole.measure;
  return isSaid && (own.value === undefined || isCounted) && standBeside(fact, other.fact);
}

/** Code units between two clauses of one sentence. */
const BESIDE = 10;

function standBeside({ mentions }: Fact, other: Fact): boolean {
  return mentions.every(({ span }) =>
    other.mentions.some((one) => span.start <= one.span.end + BESIDE && one.span.start <= span.end + BESIDE),
  );
}

function areWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

/** Share of the words of a row without a number that a disputed number has when it tells the row, too. */
const NEARLY = 0.8;

function saysTheSame({ fact, words, articles }: Told, other: Told): boolean {
  const text = fact.text.toLowerCase();
  const isOtherNumber = fact.claim?.value !== undefined && fact.claim.value !== other.fact.claim?.value;
  const isSame = other.fact.text.toLowerCase() === text && !isOtherNumber;
  const isCarried = areWithin(articles, other.articles);
  if (fact.kind === "attribute" && fact.claim === undefined) return isSame || (isCarried && other.texts.has(text));
  const shared = [...words].filter((word) => other.words.has(word)).length;
  const isDisputed = other.fact.disagreement?.kind === "value" && fact.claim?.value === undefined;
  return isCarried && (isSame || (isDisputed && fact.claim !== undefined && shared >= NEARLY * words.size));
}
