import { type Article, type Aside, gapsBetween, type Setting } from "../model/index.ts";
import { PileCounters } from "./settling/counters.ts";
import { uniqueIds } from "./settling/ids.ts";

/**
 * Pile-level cleaning: unique ids, an article that was read twice is left out and told of, one name for a publisher known by its host and by its site name, lines that repeat
 * across a publisher's pages, headlines of other articles of the pile standing in the middle of a text.
 * The result keeps the input order, but what it says of an article does not depend on it.
 */
export function settleArticles(
  articles: readonly Article[],
  onRepeated: (article: Article) => void = () => {},
): Article[] {
  const { articles: named, repeated } = uniqueIds(articles);
  for (const article of repeated) onRepeated(article);
  const counters = new PileCounters();
  for (const article of named) counters.add(article);
  return named.map((article) => settled(article, counters.settingOf(article)));
}

/** The article as its setting shows it; the tiling of body and aside is kept. The article itself stays as it was read. */
export function settled(article: Article, { publisher, aside: extra }: Setting): Article {
  const named = publisher === undefined ? article : { ...article, publisher };
  if (extra.length === 0) return named;
  const taken = new Set(extra.map(({ span }) => span.start));
  const aside = joinAsides([...article.aside, ...extra]);
  const body = gapsBetween(
    aside.map(({ span }) => span),
    article.text.length,
  );
  return { ...named, body, aside, blocks: (article.blocks ?? []).filter(({ span }) => !taken.has(span.start)) };
}

function joinAsides(all: readonly Aside[]): Aside[] {
  const joined: { span: { start: number; end: number }; kind: Aside["kind"] }[] = [];
  for (const { span, kind } of [...all].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last && last.kind === kind && last.span.end === span.start) last.span.end = span.end;
    else joined.push({ span: { ...span }, kind });
  }
  return joined;
}
