/** What a code unit is to the tokenizer. Surrogates count as letters when they form a letter, else as symbols. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const MARK = 3;

const table = new Uint8Array(65536).fill(255);

/** The class of a UTF-16 code unit: `SPACE`, `LETTER`, `DIGIT` or `MARK` (punctuation and symbols). */
export function classOf(code: number): number {
  const known = table[code]!;
  return known === 255 ? learn(code) : known;
}

function learn(code: number): number {
  const text = String.fromCharCode(code);
  let found = MARK;
  if (code <= 32 || /[\s\u200b\ufeff\u0085]/u.test(text)) found = SPACE;
  else if (/\p{N}/u.test(text)) found = DIGIT;
  else if (/[\p{L}\p{M}\u200c\u200d]/u.test(text) || (code >= 0xd800 && code < 0xe000)) found = LETTER;
  table[code] = found;
  return found;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** True for scripts that write no spaces between words: each character is a token of its own. */
export function isWide(code: number): boolean {
  return code >= 0x0e00 && code < 0xd800 && WIDE.test(String.fromCharCode(code));
}
