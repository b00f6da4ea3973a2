import type { Span } from "../../model/index.ts";
import { decodePage } from "../charset.ts";
import { withDefaults } from "../limits.ts";
import { type Element, parsePage, type TextPlaces } from "./tree.ts";

/** Where a stretch of a rendition stands in the page that was saved; code units of both match one by one, but for references. */
export interface SourceRun {
  readonly text: Span;
  readonly source: Span;
}

/** A saved page with the way back from the words that were read to the place they were read from. */
export interface PageSource {
  /** The page, decoded; `source` spans are UTF-16 code units into it. */
  readonly html: string;
  /** In order of both texts, without overlaps. */
  readonly runs: readonly SourceRun[];
}

/** Layout, not text: it may be left out of a rendition. */
const LAYOUT = /[\s\u00ad\u200b]/u;

/**
 * The way back from the text of a page's article (`Article.text`; for a post inside a page the text of the page's own article) to
 * the saved page. `page` is the file's bytes, with the charset that its transport named where one did, or markup that is already text. Words that
 * are not on the page, as a report read from its data, have no run. Never throws; linear.
 */
export function mapPage(
  text: string,
  page: Uint8Array | string,
  { charset, depth = withDefaults({}).depth }: { readonly charset?: string; readonly depth?: number } = {},
): PageSource {
  const html = typeof page === "string" ? page : decodePage(page, charset).text;
  const places: TextPlaces = new Map();
  const { root } = parsePage(html, depth, places);
  return { html, runs: align(text, html, root, places) };
}

/** Walks the page's texts and the rendition side by side: without layout they are the same characters in the same order. */
function align(text: string, html: string, root: Element, places: TextPlaces): SourceRun[] {
  const runs = new Runs();
  let at = 0;
  const skipLayout = () => {
    while (at < text.length && LAYOUT.test(text[at]!)) at++;
  };
  for (const { words, source } of textsOf(root, places)) {
    const isVerbatim = words.length === source.end - source.start && html.startsWith(words, source.start);
    for (let i = 0; i < words.length; i++) {
      if (LAYOUT.test(words[i]!)) continue;
      skipLayout();
      if (text[at] !== words[i]) return runs.all;
      const from = isVerbatim ? source.start + i : source.start;
      runs.add(at, isVerbatim ? { start: from, end: from + 1 } : source);
      at++;
    }
  }
  return runs.all;
}

/** The page's texts as the rendition reads them: in document order, without its head. */
function* textsOf(root: Element, places: TextPlaces): Generator<{ words: string; source: Span }> {
  const stack: { element: Element; next: number; texts: number }[] = [{ element: root, next: 0, texts: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (child === undefined) stack.pop();
    else if (typeof child !== "string") {
      if (child.tag !== "head") stack.push({ element: child, next: 0, texts: 0 });
    } else yield { words: child, source: places.get(top.element)![top.texts++]! };
  }
}

/** Joins what follows on both sides. */
class Runs {
  readonly all: { text: { start: number; end: number }; source: { start: number; end: number } }[] = [];

  add(at: number, source: Span): void {
    const last = this.all.at(-1);
    const isNext = last !== undefined && last.text.end === at;
    const isEven = last !== undefined && last.text.end - last.text.start === last.source.end - last.source.start;
    if (isNext && last.source.start === source.start && last.source.end === source.end) last.text.end++;
    else if (isNext && isEven && last.source.end === source.start && source.end === source.start + 1) {
      last.text.end++;
      last.source.end++;
    } else this.all.push({ text: { start: at, end: at + 1 }, source: { ...source } });
  }
}

/** The stretch of the saved page that the words of a span were read from; `undefined` when none of them stands on the page. */
export function placeInPage({ runs }: PageSource, { start, end }: Span): Span | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.text.end <= start) low = middle + 1;
    else high = middle;
  }
  let found: Span | undefined;
  for (let i = low; i < runs.length && runs[i]!.text.start < end; i++) {
    const part = within(runs[i]!, start, end);
    found = { start: found?.start ?? part.start, end: part.end };
  }
  return found;
}

/** The part of a run's source that a span covers; a reference is never cut. */
function within({ text, source }: SourceRun, start: number, end: number): Span {
  if (text.end - text.start !== source.end - source.start) return source;
  return {
    start: source.start + Math.max(0, start - text.start),
    end: source.end - Math.max(0, text.end - end),
  };
}
