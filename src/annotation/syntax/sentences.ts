import type { Span } from "../../model/index.ts";
import { classOf, LETTER, SPACE } from "./characters.ts";

/** Sentences inside `within`, each trimmed of white space. Works for any script; linear. */
export function splitSentences(text: string, within: readonly Span[] = [{ start: 0, end: text.length }]): Span[] {
  const found: Span[] = [];
  for (const part of within) splitPart(text, part, found);
  return found;
}

function splitPart(text: string, part: Span, found: Span[]): void {
  let from = part.start;
  for (let at = part.start; at < part.end; at++) {
    if (!endsAfter(text, at, part.end)) continue;
    pushTrimmed(text, from, at + 1, found);
    from = at + 1;
  }
  pushTrimmed(text, from, part.end, found);
}

function endsAfter(text: string, at: number, limit: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 10) return at + 1 < limit && classOf(text.charCodeAt(at + 1)) === SPACE;
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return true;
  if (code !== 46 && code !== 33 && code !== 63 && code !== 0x2026) return false;
  if (at + 2 >= limit || classOf(text.charCodeAt(at + 1)) !== SPACE) return false;
  return startsSentence(text, at + 2) && !(code === 46 && isInitial(text, at));
}

function startsSentence(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return classOf(letter.charCodeAt(0)) !== LETTER || letter !== letter.toLowerCase() || letter === letter.toUpperCase();
}

function isInitial(text: string, dot: number): boolean {
  return dot >= 2 && classOf(text.charCodeAt(dot - 1)) === LETTER && classOf(text.charCodeAt(dot - 2)) !== LETTER;
}

function pushTrimmed(text: string, from: number, to: number, found: Span[]): void {
  let [start, end] = [from, to];
  while (start < end && classOf(text.charCodeAt(start)) === SPACE) start++;
  while (end > start && classOf(text.charCodeAt(end - 1)) === SPACE) end--;
  if (end > start) found.push({ start, end });
}
