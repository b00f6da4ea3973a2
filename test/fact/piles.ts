import { annotate, nameStory, READ } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import type { AnnotatedArticle, Article, Fact, LineageMap, Story, Support } from "../../src/model/index.ts";

const NONE: Support = { articles: 0, publishers: 0, lineages: { atLeast: 0, atMost: 0 }, origins: [] };

/** An annotated article of one paragraph after another. */
export function report(id: string, text: string, more: Partial<Article> = {}): AnnotatedArticle {
  const article: Article = {
    id,
    location: `${id}.txt`,
    text,
    language: "en",
    published: "2031-05-14",
    body: text ? [{ start: 0, end: text.length }] : [],
    aside: [],
    credits: [],
    ...more,
  };
  return { article, annotation: annotate(article, READ) };
}

/** One story of all articles of the pile. */
export function oneStory(pile: readonly AnnotatedArticle[]): Story[] {
  return [{ id: "s", title: "story", articles: pile.map(({ article }) => article.id), support: NONE }];
}

/** A lineage map from groups of ids; an id in no group stands alone. */
export function lineages(pile: readonly AnnotatedArticle[], ...groups: readonly (readonly string[])[]): LineageMap {
  const grouped = new Set(groups.flat());
  const all = [
    ...groups.map((group) => [...group]),
    ...pile
      .map(({ article }) => article.id)
      .filter((id) => !grouped.has(id))
      .map((id) => [id]),
  ];
  return {
    links: [],
    lineages: all.map((articles, index) => ({ id: `l${index}`, articles, weakest: 1 })),
    strict: all,
    loose: all,
  };
}

/** Facts of one story whose reports have these texts: `r0`, `r1`, each of a lineage of its own. */
export function factsOf(...texts: readonly string[]): readonly Fact[] {
  const pile = nameStory(texts.map((text, k) => report(`r${k}`, text)));
  return findFacts(pile, oneStory(pile), lineages(pile)).facts;
}

/** Texts of these facts. */
export function textsOf(...texts: readonly string[]): readonly string[] {
  return factsOf(...texts).map(({ text }) => text);
}
