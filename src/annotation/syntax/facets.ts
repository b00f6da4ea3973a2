import { classOf, DIGIT, LETTER } from "./characters.ts";
import type { Lexicon } from "./lexicon.ts";

/** What the analysers see of one word: numbers a token, ready to be hashed together. */
export interface Facets {
  readonly count: number;
  /** Hash of the word as written and in lower case. */
  readonly form: Int32Array;
  readonly lower: Int32Array;
  /** Hashes of the last `1..SUFFIXES` and first `1..PREFIXES` characters, lower-cased, `count` rows. */
  readonly suffix: Int32Array;
  readonly prefix: Int32Array;
  /** Hash of the pattern of capitals, digits and marks, and which of a few kinds the pattern is. */
  readonly shape: Int32Array;
  /**
   * Hashes of the runs of three characters, the word's bounds counted as characters, `GRAMS` a row; 0 where the word has
   * fewer. Worked out when asked for: the parser alone reads them.
   */
  readonly grams: () => Int32Array;
  readonly row: Int32Array;
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
}

export const SUFFIXES = 5;
export const PREFIXES = 4;
/** Most runs of three characters looked at: the first and the last of a long word. */
export const GRAMS = 12;
const LONGEST = 40;

/** Looks at every token once. Longer words than 40 characters are seen by their ends. */
export function facetsOf(text: string, start: Int32Array, end: Int32Array, words: Lexicon): Facets {
  const count = start.length;
  const column = (wide = 1) => new Int32Array(count * wide);
  const facets = {
    count,
    form: column(),
    lower: column(),
    suffix: column(SUFFIXES),
    prefix: column(PREFIXES),
    shape: column(),
    grams: () => gramsOf(text, start, end),
    row: column(),
    coarse: column(),
    fine: column(),
  };
  for (let i = 0; i < count; i++) look(facets, i, text.slice(start[i]!, end[i]!), words);
  return facets;
}

function look(facets: Facets, i: number, form: string, words: Lexicon): void {
  const short = shortened(form);
  const lower = straight(short.toLowerCase());
  facets.form[i] = hashOf(short);
  facets.lower[i] = hashOf(lower);
  let hash = 17;
  for (let k = 0; k < SUFFIXES; k++) {
    const at = lower.length - 1 - k;
    hash = at < 0 ? hash : mix(hash, lower.charCodeAt(at));
    facets.suffix[i * SUFFIXES + k] = at < 0 ? mix(hash, k) : hash;
  }
  hash = 19;
  for (let k = 0; k < PREFIXES; k++) {
    hash = k < lower.length ? mix(hash, lower.charCodeAt(k)) : mix(hash, -1);
    facets.prefix[i * PREFIXES + k] = hash;
  }
  facets.shape[i] = shapeOf(short);
  const row = words.row(lower);
  facets.row[i] = row;
  facets.coarse[i] = words.coarse(row);
  facets.fine[i] = words.fine(row);
}

function shortened(form: string): string {
  return form.length > LONGEST ? form.slice(0, LONGEST / 2) + form.slice(-LONGEST / 2) : form;
}

function gramsOf(text: string, start: Int32Array, end: Int32Array): Int32Array {
  const grams = new Int32Array(start.length * GRAMS);
  for (let i = 0; i < start.length; i++) {
    lookAtGrams(grams, i * GRAMS, straight(shortened(text.slice(start[i]!, end[i]!)).toLowerCase()));
  }
  return grams;
}

/** Writes the runs of three characters of a word from cell `at`. */
function lookAtGrams(grams: Int32Array, at: number, word: string): void {
  const code = (k: number) => (k < 0 || k >= word.length ? 1 : word.charCodeAt(k));
  const count = Math.min(GRAMS, word.length);
  for (let k = 0; k < count; k++) {
    const place = word.length <= GRAMS || k < GRAMS / 2 ? k : word.length - GRAMS + k;
    grams[at + k] = mix(mix(mix(31, code(place - 1)), code(place)), code(place + 1));
  }
}

/** Typographic marks as the keyboard writes them: the models see one kind of quotation mark and dash. */
function straight(lower: string): string {
  for (let k = 0; k < lower.length; k++) {
    const code = lower.charCodeAt(k);
    if (code >= 0x2013 && code <= 0x2026)
      return lower.replace(/[‘’‛]/gu, "'").replace(/[–—]/gu, "-").replace(/…/gu, "...");
  }
  return lower;
}

function shapeOf(form: string): number {
  let [hash, before] = [23, -1];
  for (let k = 0; k < form.length; k++) {
    const code = form.charCodeAt(k);
    const kind = classOf(code);
    const sign = kind === LETTER ? (isUpper(code, form, k) ? 1 : 2) : kind === DIGIT ? 3 : code + 8;
    if (sign !== before) hash = mix(hash, sign);
    else if (k === 1) hash = mix(hash, 4);
    before = sign;
  }
  return hash;
}

function isUpper(code: number, form: string, k: number): boolean {
  if (code < 128) return code < 97;
  const letter = form.charAt(k);
  return letter !== letter.toLowerCase();
}

/** Joins one more number to a hash; the feature hashes of every model are made with it. */
export function mix(hash: number, value: number): number {
  const h = Math.imul(hash ^ value, 0x9e3779b1);
  return Math.imul(h ^ (h >>> 15), 0x85ebca77) ^ (h >>> 13);
}

function hashOf(text: string): number {
  let hash = 29;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return mix(hash, text.length);
}
