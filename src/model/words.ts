import type { Span } from "./span.ts";

/** A word of running text, lower-cased, with its place. */
export interface Word extends Span {
  readonly text: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/uy;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** 1 for letters and digits of ASCII, 2 for the signs that join them. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(sign) ? 1 : "'.,".includes(sign) ? 2 : 0;
});

/**
 * Light words of any script, for stages that compare texts and need no grammar. Linear in the length of the text.
 * Han, kana and Thai, which write no spaces, give one word a character. `it’s` and `it's` are the same word.
 */
export function wordsOf(text: string, within: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = [];
  const part = text.slice(within.start, within.end);
  const { start } = within;
  for (let at = 0; at < part.length; ) {
    const code = part.charCodeAt(at);
    const end = code < 128 ? (KINDS[code] === 1 ? plainEnd(part, at) : at) : UNSURE;
    if (end > at) words.push({ text: part.slice(at, end).toLowerCase(), start: start + at, end: start + end });
    at = end > at ? end : end === at ? at + 1 : pushWord(words, part, at, start);
  }
  return words;
}

/** What `plainEnd` says of a word with other characters than ASCII in it or behind it. */
const UNSURE = -1;

/** Where the word ends that begins at `at` with a letter or digit of ASCII. */
function plainEnd(part: string, at: number): number {
  for (let i = at + 1; ; i++) {
    const code = part.charCodeAt(i);
    if (code > 127) return UNSURE;
    const kind = KINDS[code];
    if (kind === 1) continue;
    const next = kind === 2 ? part.charCodeAt(i + 1) : 0;
    if (next > 127) return UNSURE;
    if (KINDS[next] !== 1) return i;
  }
}

/** The word that begins at `at`, if one does, by its characters' properties; returns where to go on. */
function pushWord(words: Word[], part: string, at: number, start: number): number {
  WORD.lastIndex = at;
  const found = WORD.exec(part)?.[0];
  if (found === undefined) return at + (part.codePointAt(at)! > 0xffff ? 2 : 1);
  const end = at + found.length;
  if (WIDE.test(found)) pushCharacters(words, found, start + at);
  else words.push({ text: found.toLowerCase().replaceAll("’", "'"), start: start + at, end: start + end });
  return end;
}

function pushCharacters(words: Word[], run: string, start: number): void {
  let at = start;
  for (const character of run) {
    words.push({ text: character.toLowerCase(), start: at, end: at + character.length });
    at += character.length;
  }
}
