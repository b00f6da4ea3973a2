import type { Span } from "./span.ts";

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/uy;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** 1 for letters and digits of ASCII, 2 for the signs that join them. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(sign) ? 1 : "'.,".includes(sign) ? 2 : 0;
});

/** Hears of a word: where it stands, and its light form; without a form that is its letters, all ASCII, in lower case. */
export type SeeWord = (start: number, end: number, form?: string) => void;

/** The light words of a text one by one, see `wordsOf`, for those that need no record of each. Linear. */
export function eachWord(text: string, { start, end: stop }: Span, see: SeeWord): void {
  const limit = Math.min(stop, text.length);
  for (let at = start; at < limit; ) {
    const code = text.charCodeAt(at);
    const end = code < 128 ? (KINDS[code] === 1 ? plainEnd(text, at, limit) : at) : UNSURE;
    if (end > at) see(at, end);
    at = end > at ? end : end === at ? at + 1 : seeWord(text.slice(at, limit), at, see);
  }
}

/** What `plainEnd` says of a word with other characters than ASCII in it or behind it. */
const UNSURE = -1;

/** Where the word ends that begins at `at` with a letter or digit of ASCII. */
function plainEnd(text: string, at: number, limit: number): number {
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return UNSURE;
    const kind = KINDS[code];
    if (kind === 1) continue;
    const next = kind === 2 && i + 1 < limit ? text.charCodeAt(i + 1) : 0;
    if (next > 127) return UNSURE;
    if (KINDS[next] !== 1) return i;
  }
  return limit;
}

/** The word that opens the rest of a text, if one does, by its characters' properties; returns where to go on. */
function seeWord(rest: string, start: number, see: SeeWord): number {
  WORD.lastIndex = 0;
  const found = WORD.exec(rest)?.[0];
  if (found === undefined) return start + (rest.codePointAt(0)! > 0xffff ? 2 : 1);
  const end = start + found.length;
  if (WIDE.test(found)) seeCharacters(found, start, see);
  else see(start, end, found.toLowerCase().replaceAll("’", "'"));
  return end;
}

function seeCharacters(run: string, start: number, see: SeeWord): void {
  let at = start;
  for (const character of run) {
    see(at, at + character.length, character.toLowerCase());
    at += character.length;
  }
}
