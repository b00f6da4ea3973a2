import type { AnnotatedArticle, Article } from "../model/index.ts";
import { DAY_MS, datingOf } from "./dates.ts";

/**
 * Earliest first; an article without a date stands at the date written at its top, or else after the latest month it tells of
 * as past; articles without any of these come last. Ties go by id, then by text, so that the order of input cannot matter.
 */
export function inTimeOrder<Item extends Pick<AnnotatedArticle, "article">>(pile: readonly Item[]): Item[] {
  const keyed = pile.map((item) => ({ item, time: timeOf(item.article) }));
  keyed.sort(
    (x, y) =>
      compare(x.time, y.time) ||
      compare(x.item.article.id, y.item.article.id) ||
      compare(x.item.article.text, y.item.article.text),
  );
  return keyed.map(({ item }) => item);
}

function timeOf(article: Article): string {
  if (article.published !== undefined) return article.published;
  const { written, notBefore } = datingOf(article);
  const day = written ?? notBefore;
  return day === undefined ? "~" : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
