import type { Span } from "../model/index.ts";

/** Longest stretch between two marks that still counts as one quotation, in code units. */
const LONGEST = 1200;
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({ "“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』" }),
);
/** Marks that look the same on either side, or like an apostrophe: without their partner they are no quotation. */
const RUNS_ON = new Set(['"', "'", "’"]);
const ENDS_QUOTE = new Set(["”", "»", "›", "」", "』"]);

/**
 * Spans between quotation marks, marks included, in text order. A quotation ends at its closing mark or, when that is
 * missing, at the end of the paragraph. Straight marks pair up inside a paragraph; an odd one out is ignored.
 * Single marks count only where a word begins and ends with them, so that apostrophes stay apostrophes. Linear.
 */
export function markedQuotes(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  for (const paragraph of paragraphs(text, within)) scanParagraph(text, paragraph, found);
  return found;
}

function scanParagraph(text: string, at: Span, found: Span[]): void {
  let open = -1;
  let closers = "";
  for (let i = nextMark(text, at.start, at.end); i < at.end; i = nextMark(text, i + 1, at.end)) {
    if (open >= 0 && i - open > LONGEST + 1) open = -1;
    if (open < 0) {
      const close = closersOf(text, i);
      if (close !== undefined) [open, closers] = [i, close];
    } else if (closes(text, i, closers)) {
      found.push({ start: open, end: i + 1 });
      open = -1;
    } else if (i - open > LONGEST) open = -1;
  }
  const isOpen = open >= 0 && at.end - open <= LONGEST + 1;
  if (isOpen && !RUNS_ON.has(closers) && !ENDS_QUOTE.has(text[open]!)) found.push({ start: open, end: at.end });
}

/** The next place that may hold a mark: of ASCII only two are marks. */
function nextMark(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 || code === 39 || code > 127) return i;
  }
  return limit;
}

/** The marks that end a quotation which begins at `at`, when one does. */
function closersOf(text: string, at: number): string | undefined {
  const c = text[at]!;
  if (c === '"') return '"';
  if (c !== "'" && c !== "‘") return PAIRS.get(c);
  return isLetter(text[at - 1]) || !isLetter(text[at + 1]) ? undefined : c === "'" ? "'" : "’";
}

function closes(text: string, at: number, closers: string): boolean {
  const c = text[at]!;
  if (!closers.includes(c)) return false;
  return (c !== "'" && c !== "’") || (!isLetter(text[at + 1]) && at > 0 && text[at - 1] !== " ");
}

function isLetter(c: string | undefined): boolean {
  return c !== undefined && /[\p{L}\p{N}]/u.test(c);
}

function* paragraphs(text: string, within: Span): Generator<Span> {
  let start = within.start;
  for (let i = within.start; i < within.end; i++) {
    if (text.charCodeAt(i) !== 10) continue;
    if (i > start) yield { start, end: i };
    start = i + 1;
  }
  if (within.end > start) yield { start, end: within.end };
}
