import { groupedBy } from "../model/grouping.ts";
import { type ArticleId, type Fact, type Span, wordsAt } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import { claimsIn, type Ground, holderOf } from "./ground.ts";
import type { Place } from "./no-detail.ts";
import { mostUsed } from "./offices.ts";
import { LONGEST, shortened } from "./shortening.ts";

/** Words of one report that may be shown as a fact. */
export interface Words {
  readonly article: ArticleId;
  readonly text: string;
}

/** Tells texts that no row of these has, in whatever case. */
export function freeBeside(told: readonly Fact[]): (words: Words) => boolean {
  const taken = new Set(told.map(({ text }) => text.toLowerCase()));
  return ({ text }) => !taken.has(text.toLowerCase());
}

/** Tells words that a row of all their reports has: said again, they say nothing new. */
export function repeatedIn(told: readonly Fact[]): (words: readonly Words[]) => boolean {
  const rows = groupedBy(told, ({ text }) => text.toLowerCase());
  return (words) =>
    words.some(({ text }) =>
      rows.get(text.toLowerCase())?.some(({ mentions }) => {
        const articles = articlesOf(mentions);
        return words.every(({ article }) => articles.has(article));
      }),
    );
}

/**
 * Of several lists of words, the better ones first, what most reports say in the first that has words of no other row; where all
 * are taken, in the first that has any.
 */
export function ownText(lists: readonly (readonly Words[])[], isFree: (words: Words) => boolean): string {
  const free = lists.map((words) => words.filter(isFree)).find(({ length }) => length > 0);
  return mostUsed(free ?? lists.find(({ length }) => length > 0)!);
}

/** The clauses around a place and its sentence, the shortest first, as far as they are short enough to be shown whole. */
export function clausesAround({ article, span }: Place, ground: Ground): Words[] {
  const one = ground.articles.get(article)!;
  const sentence = holderOf(one.annotation.sentences, span) ?? span;
  return [
    ...claimsIn(one)
      .around(span)
      .map((claim) => claim.span),
    sentence,
  ]
    .filter(({ start, end }) => end - start <= LONGEST)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
    .map((at) => ({ article, text: lineAt(at, article, ground) }));
}

/** A shorter text says not what a number or a name is part of. */
const SHORTEST = 24;

/**
 * The clause around a number or a name that may be shown whole, in words of no other row; else its sentence, cut behind it; else what
 * follows from the number or the name on.
 */
export function clauseText(places: readonly Place[], isFree: (words: Words) => boolean, ground: Ground): string {
  const clauses = places.map((place) => clausesAround(place, ground));
  const shortest = clauses.flatMap((own) => own.slice(0, 1));
  const isTelling = ({ text }: Words) => text.length >= SHORTEST;
  const rests = places.map((place) => restFrom(place, ground)).filter(isTelling);
  const lists = [
    shortest.filter(isTelling),
    clauses.flat().filter(isTelling),
    cutSentences(places, ground),
    rests,
    shortest,
  ];
  const bare = places.map(({ article, span }) => ({ article, text: lineAt(span, article, ground) }));
  return ownText([...lists, bare], isFree);
}

/** The sentences of places, cut to the length of a text behind these. */
function cutSentences(places: readonly Place[], ground: Ground): Words[] {
  return places.flatMap(({ article, span }) => {
    const { start, end } = holderOf(ground.articles.get(article)!.annotation.sentences, span) ?? span;
    const before = lineAt({ start, end: span.end }, article, ground);
    const text = shortened(lineAt({ start, end }, article, ground), before.length);
    return text.includes(lineAt(span, article, ground)) ? [{ article, text }] : [];
  });
}

/** The rest of the sentence from a place on, cut to the length of a text. */
function restFrom({ article, span }: Place, ground: Ground): Words {
  const { end } = holderOf(ground.articles.get(article)!.annotation.sentences, span) ?? span;
  const line = lineAt({ start: span.start, end }, article, ground);
  return { article, text: shortened(line, span.end - span.start) };
}

function lineAt(span: Span, article: ArticleId, { articles }: Ground): string {
  return wordsAt(articles.get(article)!.article.text, span)
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.,;:]$/u, "");
}
