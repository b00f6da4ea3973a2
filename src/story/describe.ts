import { type Article, type Span, type Story, type SupportCounter, stableId, trimSpan } from "../model/index.ts";
import { dayOf } from "./dates.ts";

/** A story from its articles, earliest first. Its id comes from the earliest, so adding later articles keeps it. */
export function describe(articles: readonly Article[], support: SupportCounter): Story {
  const first = articles[0]!;
  const ids = articles.map((article) => article.id).sort();
  const days = articles
    .filter((article) => dayOf(article) !== undefined)
    .map((article) => article.published!.slice(0, 10));
  days.sort();
  return {
    id: stableId("s", first.id),
    title: titleOf(first),
    articles: ids,
    support: support.count(ids),
    ...(days.length > 0 && { start: days[0]!, end: days.at(-1)! }),
  };
}

function titleOf(article: Article): string {
  const opening = openingOf(article);
  return article.title?.trim() || article.text.slice(opening.start, opening.end) || article.id;
}

/** The first line of the body, at most 200 characters. */
function openingOf(article: Article): Span {
  for (const span of article.body) {
    const start = trimSpan(article.text, span).start;
    if (start >= span.end) continue;
    const line = article.text.indexOf("\n", start);
    return { start, end: Math.min(span.end, start + 200, line < 0 ? span.end : line) };
  }
  return { start: 0, end: 0 };
}
