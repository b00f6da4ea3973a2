import type { Span } from "../model/index.ts";

/** Longest stretch between two marks that still counts as one quotation, in code units. */
const LONGEST = 1200;
const PAIRS: Readonly<Record<string, string>> = { "“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』" };
const ENDS_QUOTE = new Set(["”", "»", "›", "」", "』"]);

/**
 * Spans between quotation marks, marks included, in text order. A quotation ends at its closing mark or, when that is
 * missing, at the end of the paragraph. Straight marks pair up inside a paragraph; an odd one out is ignored.
 * Single marks are apostrophes too often and are left alone. Linear in the length of the text.
 */
export function markedQuotes(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  for (const paragraph of paragraphs(text, within)) scanParagraph(text, paragraph, found);
  return found;
}

function scanParagraph(text: string, at: Span, found: Span[]): void {
  let open = -1;
  let closers = "";
  for (let i = at.start; i < at.end; i++) {
    const c = text[i]!;
    if (open >= 0 && (closers.includes(c) || i - open > LONGEST)) {
      if (closers.includes(c)) found.push({ start: open, end: i + 1 });
      open = -1;
    } else if (open < 0) {
      const close = c === '"' ? '"' : PAIRS[c];
      if (close !== undefined) [open, closers] = [i, close];
    }
  }
  if (open >= 0 && !closers.includes('"') && !ENDS_QUOTE.has(text[open]!)) found.push({ start: open, end: at.end });
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
