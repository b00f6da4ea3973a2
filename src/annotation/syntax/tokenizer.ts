import type { Span } from "../../model/index.ts";
import { classOf, DIGIT, isWide, LETTER, MARK, SPACE } from "./characters.ts";
import { Growing } from "./columns.ts";

/** Starts and ends of tokens, in text order. */
export interface Cuts {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Cuts the text inside `within` into words and marks. Tokens tile everything that is not white space. Linear. */
export function tokenize(text: string, within: readonly Span[] = [{ start: 0, end: text.length }]): Cuts {
  const start = new Growing();
  const end = new Growing();
  for (const part of within) cutPart(text, part, start, end);
  return { start: start.done(), end: end.done() };
}

function cutPart(text: string, part: Span, starts: Growing, ends: Growing): void {
  let at = part.start;
  while (at < part.end) {
    const kind = classOf(text.charCodeAt(at));
    const end = kind === SPACE ? at + 1 : tokenEnd(text, at, part.end, kind);
    if (kind !== SPACE) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
}

function tokenEnd(text: string, from: number, limit: number, kind: number): number {
  const code = text.charCodeAt(from);
  if (kind === MARK) return clitic(text, from, limit) ?? markEnd(text, from, limit);
  if (isWide(code)) return from + 1;
  let at = from + 1;
  while (at < limit && joins(text, at, limit)) at++;
  return at;
}

function joins(text: string, at: number, limit: number): boolean {
  const code = text.charCodeAt(at);
  const kind = classOf(code);
  if (kind === LETTER || kind === DIGIT) return !isWide(code) && !startsNot(text, at, limit);
  if (kind !== MARK || at + 1 >= limit) return false;
  const [before, after] = [classOf(text.charCodeAt(at - 1)), classOf(text.charCodeAt(at + 1))];
  if (code === 46 || code === 44) return before === DIGIT && after === DIGIT;
  return false;
}

function startsNot(text: string, at: number, limit: number): boolean {
  if (at + 2 >= limit || (text.charCodeAt(at) | 32) !== 110) return false;
  const mark = text.charCodeAt(at + 1);
  if (mark !== 39 && mark !== 0x2019) return false;
  return (text.charCodeAt(at + 2) | 32) === 116 && !isWordAt(text, at + 3, limit);
}

function isWordAt(text: string, at: number, limit: number): boolean {
  if (at >= limit) return false;
  const kind = classOf(text.charCodeAt(at));
  return kind === LETTER || kind === DIGIT;
}

const CLITICS = ["s", "re", "ve", "ll", "d", "m"];

function clitic(text: string, from: number, limit: number): number | undefined {
  const code = text.charCodeAt(from);
  if ((code !== 39 && code !== 0x2019) || from === 0 || classOf(text.charCodeAt(from - 1)) !== LETTER) return undefined;
  for (const tail of CLITICS) {
    const end = from + 1 + tail.length;
    if (end <= limit && !isWordAt(text, end, limit) && text.slice(from + 1, end).toLowerCase() === tail) return end;
  }
  return undefined;
}

function markEnd(text: string, from: number, limit: number): number {
  const code = text.charCodeAt(from);
  let at = from + 1;
  if (code === 46 || code === 45 || code === 33 || code === 63) while (at < limit && text.charCodeAt(at) === code) at++;
  return at;
}
