import { BREAK, gapOf } from "./paragraphs.ts";

/** Marks that open and close a quotation, each pair in one place of the two strings. */
const OPENING = "“„«‹「『";
const CLOSING = "””»›」』";
const STRAIGHT = '"';

/** Tokens and where they lie. */
interface Tokens {
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * Joins sentences that a quotation holds together: no boundary is left between an opening mark and the mark that
 * closes it in the same paragraph. Marks without a partner join nothing. Linear.
 */
export function keepQuotationsWhole(tokens: Tokens, first: Int32Array): Int32Array {
  const isInside = insideMarks(tokens);
  return first.filter((token, s) => s === 0 || s === first.length - 1 || isInside[token] === 0);
}

/** 1 for every token that follows an opening mark and does not come after its closing mark. */
function insideMarks(tokens: Tokens): Uint8Array {
  const inside = new Uint8Array(tokens.start.length + 1);
  const open: { mark: string; token: number }[] = [];
  for (let i = 0; i < tokens.start.length; i++) {
    if (i > 0 && gapOf(tokens.text, tokens.end[i - 1]!, tokens.start[i]!) === BREAK) open.length = 0;
    if (tokens.end[i]! - tokens.start[i]! > 3) continue;
    const mark = tokens.text.charAt(tokens.start[i]!);
    const partner = closes(mark, open, tokens, i);
    if (partner >= 0) {
      inside.fill(1, partner + 1, i + 1);
      while (open.length > 0 && open.at(-1)!.token >= partner) open.pop();
    } else if (OPENING.includes(mark) || mark === STRAIGHT) open.push({ mark, token: i });
    if (open.length > 8) open.shift();
  }
  return inside;
}

/** Token of the open mark that `mark` closes, -1 when it closes none. */
function closes(mark: string, open: readonly { mark: string; token: number }[], tokens: Tokens, i: number): number {
  if (mark === STRAIGHT)
    return opensStraight(tokens, i) ? -1 : (open.findLast((one) => one.mark === STRAIGHT)?.token ?? -1);
  const partners = [...OPENING].filter((_, k) => CLOSING[k] === mark);
  if (mark === "“") partners.push("„");
  return open.findLast((one) => partners.includes(one.mark))?.token ?? -1;
}

/** A straight mark opens when a word touches its right side and none its left. */
function opensStraight({ text, start, end }: Tokens, i: number): boolean {
  const touchesLeft = i > 0 && end[i - 1] === start[i];
  const touchesRight = i + 1 < start.length && start[i + 1] === end[i];
  if (touchesLeft && touchesRight) return "([{-—–".includes(text.charAt(start[i]! - 1));
  return touchesRight && !touchesLeft;
}
