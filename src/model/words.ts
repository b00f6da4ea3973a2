import { eachWord } from "./each-word.ts";
import type { Span } from "./span.ts";

/** A word of running text, lower-cased, with its place. */
export interface Word extends Span {
  readonly text: string;
}

/**
 * Light words of any script, for stages that compare texts and need no grammar. Linear in the length of the text.
 * Han, kana and Thai, which write no spaces, give one word a character. `it’s` and `it's` are the same word.
 */
export function wordsOf(text: string, within: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = [];
  eachWord(text, within, (start, end, form) => {
    words.push({ text: form ?? text.slice(start, end).toLowerCase(), start, end });
  });
  return words;
}
