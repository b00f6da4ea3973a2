import type { Span } from "./span.ts";

/** A word of running text, lower-cased, with its place. */
export interface Word extends Span {
  readonly text: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Light words of any script, for stages that compare texts and need no grammar. Linear in the length of the text.
 * Han, kana and Thai, which write no spaces, give one word a character. `it’s` and `it's` are the same word.
 */
export function wordsOf(text: string, within: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = [];
  const part = text.slice(within.start, within.end);
  for (const match of part.matchAll(WORD)) {
    const start = within.start + match.index;
    if (WIDE.test(match[0])) pushCharacters(words, match[0], start);
    else words.push({ text: match[0].toLowerCase().replaceAll("’", "'"), start, end: start + match[0].length });
  }
  return words;
}

function pushCharacters(words: Word[], run: string, start: number): void {
  let at = start;
  for (const character of run) {
    words.push({ text: character.toLowerCase(), start: at, end: at + character.length });
    at += character.length;
  }
}
