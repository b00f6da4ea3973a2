import { type Article, type Span, trimSpan } from "../model/index.ts";

/** Lines of running text that were broken at a fixed width are this long, in code units. */
const WRAPPED = { from: 40, to: 95, lines: 6, share: 0.6 };

/**
 * The paragraphs of an article's body, in text order. Blocks decide where the article has them; otherwise blank lines,
 * and single line feeds too unless the text looks broken at a fixed width.
 */
export function paragraphsOf(article: Article): Span[] {
  const blocks = article.blocks?.length ? article.blocks.map((block) => block.span) : undefined;
  const parts = blocks ? blocks.flatMap((block) => clip(block, article.body)) : [...article.body];
  return parts.flatMap((part) => splitLines(article.text, part));
}

function clip(block: Span, body: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (let i = firstReaching(body, block.start); i < body.length && body[i]!.start < block.end; i++) {
    const { start, end } = body[i]!;
    found.push({ start: Math.max(start, block.start), end: Math.min(end, block.end) });
  }
  return found;
}

function firstReaching(body: readonly Span[], offset: number): number {
  let [low, high] = [0, body.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (body[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function splitLines(text: string, part: Span): Span[] {
  const lines = linesOf(text, part);
  const wrapped = isWrapped(lines);
  const found: { start: number; end: number }[] = [];
  let joinable = false;
  for (const line of lines) {
    const at = trimSpan(text, line);
    if (at.end === at.start) joinable = false;
    else if (joinable && wrapped) found.at(-1)!.end = at.end;
    else found.push({ ...at });
    if (at.end > at.start) joinable = true;
  }
  return found;
}

function linesOf(text: string, part: Span): Span[] {
  const lines: Span[] = [];
  let from = part.start;
  while (from < part.end) {
    const feed = text.indexOf("\n", from);
    const end = feed < 0 || feed > part.end ? part.end : feed;
    lines.push({ start: from, end });
    from = end + 1;
  }
  return lines;
}

function isWrapped(lines: readonly Span[]): boolean {
  const full = lines.filter((line) => line.end - line.start > 1);
  const middling = full.filter(({ start, end }) => end - start >= WRAPPED.from && end - start <= WRAPPED.to).length;
  return full.length >= WRAPPED.lines && middling >= full.length * WRAPPED.share;
}
