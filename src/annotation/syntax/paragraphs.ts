import { classOf, LETTER, SPACE } from "./characters.ts";

/** What lies between two tokens: nothing, a space, a line end that may be a mere wrap, the end of a paragraph. */
export const NOTHING = 0;
const BLANK = 1;
const WRAP = 2;
export const BREAK = 3;

/** Lines of this length that run on in lower case are taken as wrapped by an editor. */
const WRAPPED_FROM = 45;

/** The kind of gap between the token that ends at `from` and the one that starts at `to`. */
export function gapOf(text: string, from: number, to: number): number {
  if (to <= from) return NOTHING;
  let lines = 0;
  for (let at = from; at < to && lines < 2; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 0x2028 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
    else if (code === 0x2029 || code === 12) lines = 2;
  }
  if (lines === 0) return BLANK;
  return lines > 1 || !runsOn(text, from, to) ? BREAK : WRAP;
}

/** A line end inside a sentence: no closing mark before it, and the next line goes on in lower case or the line is long. */
function runsOn(text: string, from: number, to: number): boolean {
  const next = text.charAt(to);
  const before = text.charCodeAt(from - 1);
  const isOpen = classOf(before) === LETTER || before === 44 || before === 59;
  if (!isOpen) return false;
  if (classOf(next.charCodeAt(0)) === LETTER && next === next.toLowerCase() && next !== next.toUpperCase()) return true;
  return before === 44 || lineLength(text, from) >= WRAPPED_FROM * 1.3;
}

function lineLength(text: string, end: number): number {
  let length = 0;
  while (length < 120 && end - length > 0 && text.charCodeAt(end - length - 1) !== 10) length++;
  return length < 100 && classOf(text.charCodeAt(end - 1)) !== SPACE ? length : 0;
}
