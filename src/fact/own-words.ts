import type { ArticleId, Fact } from "../model/index.ts";
import { claimsIn, type Ground, holderOf } from "./ground.ts";
import type { Place } from "./no-detail.ts";
import { mostUsed } from "./offices.ts";
import { LONGEST } from "./shortening.ts";

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
    .map(({ start, end }) => ({ article, text: one.article.text.slice(start, end).replace(/\s+/gu, " ").trim() }));
}
