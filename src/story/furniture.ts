import { type Article, hash32, type Span, trimSpan } from "../model/index.ts";

/** Pages of one publisher, under as many different titles, that make a line furniture. */
const PAGES = 3;
/** Lines of one article that are looked at. */
const LINES = 400;

/**
 * The parts of each body that are worth reading: all of it but lines that repeat across pages of one publisher under
 * different titles ("Please enable Javascript ..."). Copies of one article share its title, so their lines stay.
 */
export function readableSpans(articles: readonly Article[]): Span[][] {
  const pages = new Map<number, Set<number>>();
  const keys = articles.map((article) => {
    const lines = article.publisher ? linesOf(article) : [];
    const title = hash32(article.title ?? article.text.slice(0, 80));
    return lines.map((line) => {
      const key = keyOf(article, line);
      const titles = pages.get(key);
      if (!titles) pages.set(key, new Set([title]));
      else if (titles.size < PAGES) titles.add(title);
      return { line, key };
    });
  });
  return articles.map((article, index) => {
    const dropped = keys[index]!.filter(({ key }) => pages.get(key)!.size >= PAGES).map(({ line }) => line);
    return dropped.length === 0 ? [...article.body] : without(article.body, dropped);
  });
}

function keyOf(article: Article, line: Span): number {
  const words = article.text.slice(line.start, Math.min(line.end, line.start + 400)).replace(/\d+/g, "0");
  return hash32(`${article.publisher}\n${words}`);
}

function linesOf(article: Article): Span[] {
  const lines: Span[] = [];
  for (const span of article.body) {
    for (let start = span.start; start < span.end && lines.length < LINES; ) {
      const feed = article.text.indexOf("\n", start);
      const end = feed < 0 || feed > span.end ? span.end : feed;
      const line = trimSpan(article.text, { start, end });
      if (line.end > line.start) lines.push(line);
      start = end + 1;
    }
  }
  return lines;
}

/** `dropped` lie inside `spans`; both ascend. */
function without(spans: readonly Span[], dropped: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let next = 0;
  for (const span of spans) {
    let start = span.start;
    for (; next < dropped.length && dropped[next]!.start < span.end; next++) {
      if (dropped[next]!.start > start) kept.push({ start, end: dropped[next]!.start });
      start = dropped[next]!.end;
    }
    if (start < span.end) kept.push({ start, end: span.end });
  }
  return kept;
}
