import { type Span, trimSpan } from "../../model/index.ts";
import { isShortened } from "./cuts.ts";

const OPENING = "\"'“‘«‹„‚「『《〈（([{";
const CLOSING = "\"'”’»›」』》〉）)]}";
/** Terminators that end a sentence without a space after them (scripts that write none). */
const FULL = "。！？｡";
/** Terminators that end a sentence before a space: Latin, Greek, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Burmese. */
const SPACED = ".!?…؟۔।॥։።፧၊။";

/**
 * Sentences of `text` inside `within` for any script, without a model: ends at terminators and at line ends. A full
 * stop after an initial, an abbreviation or a digit, or before a small letter, ends nothing. Linear.
 */
export function plainSentences(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let from = within.start;
  for (let i = within.start; i < within.end; i++) {
    const end = sentenceEnd(text, i, within.end);
    if (end < 0) continue;
    pushTrimmed(found, text, from, end);
    from = end;
    i = end - 1;
  }
  pushTrimmed(found, text, from, within.end);
  return found;
}

/** Where the sentence that may end at `at` ends (exclusive), or -1 when none ends there. */
function sentenceEnd(text: string, at: number, limit: number): number {
  const sign = text[at] as string;
  if (sign === "\n" || sign === "\u2029") return at + 1;
  if (FULL.includes(sign)) return pastClosing(text, at + 1, limit);
  if (!SPACED.includes(sign)) return -1;
  const end = pastClosing(text, at + 1, limit);
  if (end < limit && !/\s/u.test(text[end] as string)) return -1;
  return sign === "." && isInside(text, at, end, limit) ? -1 : end;
}

function pastClosing(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && (CLOSING + FULL + SPACED).includes(text[at] as string)) at++;
  return at;
}

/** True for a full stop that shortens or counts rather than ends. */
function isInside(text: string, at: number, end: number, limit: number): boolean {
  let from = at;
  while (from > 0 && at - from < 6 && !BREAKS.test(text[from - 1]!)) from--;
  let next = end;
  while (next < limit && (text[next] === " " || OPENING.includes(text[next]!))) next++;
  const isEnd = next >= limit || text[next] === "\n";
  if (isEnd) return false;
  return isShortened(text, from, at) || /\p{Nd}/u.test(text[at - 1] ?? " ") || /\p{Ll}/u.test(text[next]!);
}

const BREAKS = /[\s"'“”‘’()[\]]/u;

function pushTrimmed(found: Span[], text: string, start: number, end: number): void {
  const at = trimSpan(text, { start, end });
  if (at.end > at.start) found.push(at);
}
