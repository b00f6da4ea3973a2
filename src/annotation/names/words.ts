import type { Span } from "../../model/index.ts";
import { foldedHash } from "../clusters.ts";

/** Shape bits of a token. */
export const INITIAL_CAPITAL = 1;
export const ALL_CAPITALS = 2;
export const HAS_DIGIT = 4;
export const HAS_LETTER = 8;
export const HAS_LOWER = 16;
/** Capital inside the word, as in `McDonald` or `iPhone`. */
export const INNER_CAPITAL = 32;
const HAS_MARK = 64;

/** Tokens of one text as columns, cut into sentences, with what the name finders look at. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Sentence `s` holds the tokens `first[s] .. first[s + 1] - 1`. */
  readonly first: Int32Array;
  /** Hash of the token with letters folded to lower case. */
  readonly folded: Uint32Array;
  readonly shape: Uint8Array;
}

/** Adds sentence bounds, hashes and shapes to token cuts. Linear; builds no strings. */
export function wordsFrom(text: string, start: Int32Array, end: Int32Array, sentences: readonly Span[]): Words {
  const count = start.length;
  const folded = new Uint32Array(count);
  const shape = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    folded[i] = foldedHash(text, start[i]!, end[i]!);
    shape[i] = shapeOf(text, start[i]!, end[i]!);
  }
  return { text, count, start, end, first: firstTokens(start, sentences), folded, shape };
}

/** Token numbers at which sentences begin, closed by the token count. Tokens past the last sentence join it. */
function firstTokens(start: Int32Array, sentences: readonly Span[]): Int32Array {
  const first = new Int32Array(sentences.length + 1);
  let i = 0;
  for (let s = 0; s < sentences.length; s++) {
    first[s] = i;
    const limit = sentences[s + 1]?.start ?? Number.POSITIVE_INFINITY;
    while (i < start.length && start[i]! < limit) i++;
  }
  first[sentences.length] = i;
  return first;
}

/** Shape bits of `text[start, end)`. */
export function shapeOf(text: string, start: number, end: number): number {
  let bits = 0;
  let uppers = 0;
  let lowers = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const known = CLASS[code]!;
    const kind = known === UNKNOWN ? learn(code) : known;
    if (kind === UPPER) {
      uppers++;
      bits |= HAS_LETTER | (i === start ? INITIAL_CAPITAL : lowers > 0 ? INNER_CAPITAL : 0);
    } else if (kind === LOWER) {
      lowers++;
      bits |= HAS_LETTER | HAS_LOWER;
    } else bits |= kind === DIGIT ? HAS_DIGIT : kind === OTHER_LETTER ? HAS_LETTER : HAS_MARK;
  }
  return uppers > 0 && lowers === 0 ? bits | ALL_CAPITALS : bits;
}

const UPPER = 1;
const LOWER = 2;
const DIGIT = 3;
const OTHER_LETTER = 4;

const UNKNOWN = 255;
const CLASS = new Uint8Array(65536).fill(UNKNOWN);

function learn(code: number): number {
  const sign = String.fromCharCode(code);
  let found = 0;
  if (code >= 0x3000 && code < 0xd800) found = OTHER_LETTER;
  else if (/\p{Lu}|\p{Lt}/u.test(sign)) found = UPPER;
  else if (/\p{Ll}/u.test(sign)) found = LOWER;
  else if (/\p{Nd}/u.test(sign)) found = DIGIT;
  else if (/\p{L}|\p{M}/u.test(sign)) found = OTHER_LETTER;
  CLASS[code] = found;
  return found;
}
