import { type AsideKind, type BlockKind, type Span, trimSpan } from "../../model/index.ts";
import type { DraftBlock } from "../draft.ts";

/** A line (plain text) or block (HTML) with what the rules look at. `span` includes the white space after it. */
export interface Line {
  readonly span: Span;
  readonly kind: BlockKind;
  /** Set when the format already said that this is not the article's prose. */
  readonly preset?: AsideKind;
  /** Markup of the element around it, where the format has one. */
  readonly holder?: string;
  /** Trimmed words of the line. */
  readonly text: string;
  /** The first 12 lower-cased words, `#` for numbers, `:` for colons. */
  readonly tokens: readonly string[];
  /** Number of words; characters halved for scripts that write no spaces. */
  readonly words: number;
  /** Ends like a sentence. */
  readonly isClosed: boolean;
  /** Reads like running text rather than a headline, button or label. */
  readonly isProse: boolean;
}

const TOKEN = /[\p{L}\p{M}]+(?:['’.-][\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[:@©+]/gu;
const HEAD_TOKENS = 12;
/** Mean word length no language reaches; a line of longer words counts as more of them. */
const LONGEST_WORD = 40;
/** No report has as many; the rest of such a text becomes one line. */
const MOST_LINES = 20_000;
const CLOSED = /[.!?…。！？][\s"'”“’‘»«›‹)\]]{0,4}$/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Lower-cased words of a phrase or line start, numbers as `#`, colons kept. */
export function tokensOf(text: string, limit = 64): string[] {
  const tokens: string[] = [];
  for (const match of text.slice(0, limit * 24).matchAll(TOKEN)) {
    const token = match[0];
    tokens.push(/^\p{N}/u.test(token) ? "#" : token.toLowerCase().replaceAll("’", "'"));
    if (tokens.length >= limit) break;
  }
  return tokens;
}

/** The lines of a text: the blocks the format found, or lines, or paragraphs where lines are wrapped by hand. */
export function linesOf(text: string, blocks?: readonly DraftBlock[]): Line[] {
  if (blocks) return blocks.map(({ span, kind, aside, holder }) => line(text, span, kind, aside, holder));
  const spans = rawLines(text);
  const joined = isHardWrapped(text, spans) ? joinWrapped(text, spans) : spans;
  return joined.map((span) => line(text, span, "paragraph"));
}

function line(text: string, span: Span, kind: BlockKind, preset?: AsideKind, holder?: string): Line {
  const at = trimSpan(text, span);
  const words = text.slice(at.start, at.end);
  const count = countWords(words);
  const isClosed = CLOSED.test(words.slice(-6));
  let tokens: readonly string[] | undefined;
  return {
    span,
    kind,
    text: words,
    // Most lines of a page are set aside by its markup, and nobody looks at their words.
    get tokens() {
      tokens ??= tokensOf(words, HEAD_TOKENS);
      return tokens;
    },
    words: count,
    isClosed,
    isProse: (count >= 10 && isClosed) || count >= 26,
    ...(preset ? { preset } : {}),
    ...(holder === undefined ? {} : { holder }),
  };
}

function countWords(text: string): number {
  let spaces = 0;
  for (let i = text.indexOf(" "); i >= 0; i = text.indexOf(" ", i + 1)) spaces++;
  const wide = text.length < 20_000 ? (text.match(WIDE)?.length ?? 0) : 0;
  // A run without spaces is no short label: no rule may look through megabytes of it.
  return text === "" ? 0 : Math.max(spaces + 1 + Math.floor(wide / 2), Math.floor(text.length / LONGEST_WORD));
}

/** Spans of lines; blank lines and white space belong to the line before them, leading ones to the first. */
function rawLines(text: string): Span[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/(?:\r\n|[\n\r\u2028\u2029])\s*/gu)) {
    const end = match.index + match[0].length;
    if (spans.length >= MOST_LINES) break;
    if (text.slice(start, match.index).trim() === "" && spans.length === 0) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Text wrapped at a column, as in old mail and agency files: a line break is then no paragraph. */
function isHardWrapped(text: string, spans: readonly Span[]): boolean {
  if (spans.length < 4) return false;
  let inside = 0;
  let open = 0;
  for (const [i, at] of spans.entries()) {
    const words = trimSpan(text, at);
    const length = words.end - words.start;
    if (length > 110) return false;
    if (i === spans.length - 1 || isBlankAfter(text, at)) continue;
    inside++;
    const next = text.charAt(spans[i + 1]!.start);
    if (length >= 45 && !/[.!?:”"]/.test(text.charAt(words.end - 1)) && /[\p{Ll}\p{N}]/u.test(next)) open++;
  }
  return inside >= 3 && open >= inside * 0.5;
}

function isBlankAfter(text: string, at: Span): boolean {
  return /\n[ \t\r]*\n/.test(text.slice(trimSpan(text, at).end, at.end));
}

function joinWrapped(text: string, spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const at of spans) {
    if (isOpen) joined.at(-1)!.end = at.end;
    else joined.push({ ...at });
    isOpen = !isBlankAfter(text, at);
  }
  return joined;
}
