import { type Article, hash32, type Span } from "../model/index.ts";
import { linesIn } from "./lines.ts";

/** Pages of one publisher, under as many different titles, that make a line furniture. */
const PAGES = 3;
/** Lines of one article that are looked at. */
const LINES = 400;

/**
 * Lines that repeat across pages of one publisher under different titles ("Please enable Javascript ..."). Copies of one
 * article share its title, so their lines stay. Memory: a few numbers a line.
 */
export class Furniture {
  /** For each line the first titles it stood under; a line with no entry in a later map stood under fewer titles. */
  readonly #titles: Map<number, number>[] = Array.from({ length: PAGES }, () => new Map<number, number>());

  constructor(articles: readonly Article[]) {
    for (const article of articles) {
      const title = hash32(article.title ?? article.text.slice(0, 80));
      for (const line of linesOf(article)) this.#note(keyOf(article, line), title);
    }
  }

  /** The parts of a body that are worth reading: all of it but furniture. */
  without(article: Article): Span[] {
    const repeats = this.#titles[PAGES - 1]!;
    const dropped = linesOf(article).filter((line) => repeats.has(keyOf(article, line)));
    return dropped.length === 0 ? [...article.body] : without(article.body, dropped);
  }

  #note(line: number, title: number): void {
    for (const titles of this.#titles) {
      const known = titles.get(line);
      if (known === title) return;
      if (known === undefined) {
        titles.set(line, title);
        return;
      }
    }
  }
}

function keyOf(article: Article, line: Span): number {
  const words = article.text.slice(line.start, Math.min(line.end, line.start + 400)).replace(/\d+/g, "0");
  return hash32(`${article.publisher}\n${words}`);
}

function linesOf({ publisher, text, body }: Article): Span[] {
  return publisher ? linesIn(text, body, LINES) : [];
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
