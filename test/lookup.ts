import { type Article, type Fact, overlaps, type Quote, type Report } from "../src/index.ts";
import type { Place } from "./expected.ts";
import { placeOf } from "./piles.ts";

/** Finds things in a report by the words they stand on. An unknown article or absent words throw. */
export interface Lookup {
  readonly report: Report;
  articleOf(id: string): Article;
  lineageOf(id: string): readonly string[];
  quoteAt(place: Place): Quote | undefined;
  factsAt(place: Place): Fact[];
  /** Which value of the fact's disagreement the words stand behind; -1 for none. */
  sideAt(fact: Fact, place: Place): number;
}

export function lookIn(report: Report): Lookup {
  const articles = new Map(report.articles.map((article) => [article.id, article]));
  const articleOf = (id: string): Article => {
    const article = articles.get(id);
    if (!article) throw new Error(`the report has no article ${id}`);
    return article;
  };
  const at = ({ article, words }: Place) => {
    const place = placeOf(articleOf(article), words);
    return (one: { article: string; span: { start: number; end: number } } | undefined) =>
      one !== undefined && one.article === article && overlaps(one.span, place);
  };
  return {
    report,
    articleOf,
    lineageOf: (id) => report.lineages.find((lineage) => lineage.articles.includes(id))?.articles ?? [],
    quoteAt: (place) => report.quotes.find(at(place)),
    factsAt(place) {
      const isThere = at(place);
      return report.facts.filter((fact) => fact.mentions.some(isThere));
    },
    sideAt(fact, place) {
      const isThere = at(place);
      return (fact.disagreement?.values ?? []).findIndex(({ mentions }) =>
        mentions.some((i) => isThere(fact.mentions[i])),
      );
    },
  };
}

/** The values of a fact's disagreement, each with the articles behind it. */
export function sidesOf(fact: Fact): { value: string; ids: string[] }[] {
  return (fact.disagreement?.values ?? []).map(({ value, mentions }) => ({
    value,
    ids: [...new Set(mentions.map((index) => fact.mentions[index]?.article ?? ""))].sort(),
  }));
}
