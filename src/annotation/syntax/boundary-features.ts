import { classOf, DIGIT, LETTER } from "./characters.ts";
import { type Facets, mix, SUFFIXES } from "./facets.ts";

/** Feature hashes of one place where a sentence may end. */
export const BOUNDARY_FEATURES = 36;

/** What has been read of the paragraph and of the sentence under way. */
export interface Reading {
  /** First token of the sentence and of the paragraph, and the token after the paragraph. */
  sentence: number;
  paragraph: number;
  limit: number;
  /** Open brackets, and whether a quotation is open. */
  depth: number;
  isQuoting: boolean;
}

/** Takes token `i` into the reading: brackets and quotation marks. */
export function readMark(reading: Reading, text: string, from: number, to: number): void {
  if (to - from > 2) return;
  const code = text.charCodeAt(from);
  if (code === 40 || code === 91) reading.depth++;
  else if (code === 41 || code === 93) reading.depth = Math.max(0, reading.depth - 1);
  else if (code === 0x201c || code === 0x201e || code === 0xab) reading.isQuoting = true;
  else if (code === 0x201d || code === 0xbb) reading.isQuoting = false;
  else if (code === 34 || (code === 39 && to - from === 2) || (code === 96 && to - from === 2))
    reading.isQuoting = !reading.isQuoting;
}

/** True where a sentence may end after token `i`: at a mark, or before a word that is not in lower case. */
export function mayEnd(text: string, endOfThis: number, startOfNext: number): boolean {
  const last = classOf(text.charCodeAt(endOfThis - 1));
  if (last !== LETTER && last !== DIGIT) return true;
  const next = text.charCodeAt(startOfNext);
  if (classOf(next) !== LETTER) return true;
  if (next < 128) return next < 97;
  const letter = text.charAt(startOfNext);
  return letter !== letter.toLowerCase();
}

/** Features of a boundary after token `i`, whose gap to the next is `gap`. */
export function boundaryFeatures(f: Facets, reading: Reading, i: number, gap: number, out: Int32Array): void {
  const { paragraph, limit, sentence } = reading;
  const at = (column: Int32Array, k: number) => (k < paragraph ? -7 : k >= limit ? -8 : column[k]!);
  const suffix = (k: number) => (k < paragraph || k >= limit ? -7 : f.suffix[k * SUFFIXES + 1]!);
  let n = 0;
  const put = (value: number) => {
    out[n] = mix(n + 401, value);
    n++;
  };
  const [w, next, after, before] = [at(f.lower, i), at(f.lower, i + 1), at(f.lower, i + 2), at(f.lower, i - 1)];
  const [shape, nextShape, afterShape] = [at(f.shape, i), at(f.shape, i + 1), at(f.shape, i + 2)];
  const length = bucket(i + 1 - sentence);
  const left = bucket(limit - 1 - i);
  const state = (reading.depth > 0 ? 2 : 0) + (reading.isQuoting ? 1 : 0);
  const opening = mix(at(f.lower, sentence), Math.min(3, i - sentence));
  put(gap);
  put(mix(w, gap));
  put(before);
  put(at(f.lower, i - 2));
  put(next);
  put(after);
  put(mix(shape, nextShape));
  put(mix(w, nextShape));
  put(mix(w, mix(nextShape, gap)));
  put(mix(w, next));
  put(mix(before, w));
  put(mix(next, after));
  put(mix(nextShape, afterShape));
  put(mix(w, mix(nextShape, afterShape)));
  put(mix(at(f.shape, i - 1), mix(shape, nextShape)));
  put(mix(w, at(f.coarse, i + 1)));
  put(mix(w, mix(at(f.fine, i + 1), nextShape)));
  put(mix(at(f.fine, i - 1), mix(w, nextShape)));
  put(mix(w, length));
  put(mix(w, mix(length, nextShape)));
  put(mix(w, left));
  put(mix(state, mix(w, nextShape)));
  put(mix(state, mix(w, next)));
  put(mix(state, mix(before, mix(w, nextShape))));
  put(mix(at(f.form, sentence), mix(w, Math.min(3, i - sentence))));
  put(mix(opening, w));
  put(mix(at(f.shape, sentence), mix(w, length)));
  put(mix(suffix(i - 1), mix(w, nextShape)));
  put(mix(at(f.form, i + 1), shape));
  put(mix(at(f.form, i + 1), mix(shape, length)));
  put(mix(at(f.fine, i), mix(at(f.fine, i + 1), nextShape)));
  put(mix(at(f.coarse, i), mix(nextShape, length)));
  put(mix(at(f.form, i - 1), w));
  put(mix(at(f.shape, i - 1), mix(w, length)));
  put(mix(mix(before, w), mix(next, gap)));
  put(mix(at(f.fine, i + 2), mix(w, nextShape)));
}

function bucket(count: number): number {
  if (count < 6) return count;
  if (count < 10) return 6;
  return count < 20 ? 7 : count < 40 ? 8 : 9;
}
