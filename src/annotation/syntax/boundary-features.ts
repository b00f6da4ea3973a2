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

function cell(column: Int32Array, k: number, from: number, to: number): number {
  return k < from ? -7 : k >= to ? -8 : column[k]!;
}

function ending(f: Facets, k: number, from: number, to: number): number {
  return k < from || k >= to ? -7 : f.suffix[k * SUFFIXES + 1]!;
}

/** Features of a boundary after token `i`, whose gap to the next is `gap`. */
export function boundaryFeatures(f: Facets, reading: Reading, i: number, gap: number, out: Int32Array): void {
  const { paragraph, limit, sentence } = reading;
  let n = 0;
  const [w, next, after, before] = [
    cell(f.lower, i, paragraph, limit),
    cell(f.lower, i + 1, paragraph, limit),
    cell(f.lower, i + 2, paragraph, limit),
    cell(f.lower, i - 1, paragraph, limit),
  ];
  const [shape, nextShape, afterShape] = [
    cell(f.shape, i, paragraph, limit),
    cell(f.shape, i + 1, paragraph, limit),
    cell(f.shape, i + 2, paragraph, limit),
  ];
  const length = bucket(i + 1 - sentence);
  const left = bucket(limit - 1 - i);
  const state = (reading.depth > 0 ? 2 : 0) + (reading.isQuoting ? 1 : 0);
  const opening = mix(cell(f.lower, sentence, paragraph, limit), Math.min(3, i - sentence));
  out[n++] = gap;
  out[n++] = mix(w, gap);
  out[n++] = before;
  out[n++] = cell(f.lower, i - 2, paragraph, limit);
  out[n++] = next;
  out[n++] = after;
  out[n++] = mix(shape, nextShape);
  out[n++] = mix(w, nextShape);
  out[n++] = mix(w, mix(nextShape, gap));
  out[n++] = mix(w, next);
  out[n++] = mix(before, w);
  out[n++] = mix(next, after);
  out[n++] = mix(nextShape, afterShape);
  out[n++] = mix(w, mix(nextShape, afterShape));
  out[n++] = mix(cell(f.shape, i - 1, paragraph, limit), mix(shape, nextShape));
  out[n++] = mix(w, cell(f.coarse, i + 1, paragraph, limit));
  out[n++] = mix(w, mix(cell(f.fine, i + 1, paragraph, limit), nextShape));
  out[n++] = mix(cell(f.fine, i - 1, paragraph, limit), mix(w, nextShape));
  out[n++] = mix(w, length);
  out[n++] = mix(w, mix(length, nextShape));
  out[n++] = mix(w, left);
  out[n++] = mix(state, mix(w, nextShape));
  out[n++] = mix(state, mix(w, next));
  out[n++] = mix(state, mix(before, mix(w, nextShape)));
  out[n++] = mix(cell(f.form, sentence, paragraph, limit), mix(w, Math.min(3, i - sentence)));
  out[n++] = mix(opening, w);
  out[n++] = mix(cell(f.shape, sentence, paragraph, limit), mix(w, length));
  out[n++] = mix(ending(f, i - 1, paragraph, limit), mix(w, nextShape));
  out[n++] = mix(cell(f.form, i + 1, paragraph, limit), shape);
  out[n++] = mix(cell(f.form, i + 1, paragraph, limit), mix(shape, length));
  out[n++] = mix(cell(f.fine, i, paragraph, limit), mix(cell(f.fine, i + 1, paragraph, limit), nextShape));
  out[n++] = mix(cell(f.coarse, i, paragraph, limit), mix(nextShape, length));
  out[n++] = mix(cell(f.form, i - 1, paragraph, limit), w);
  out[n++] = mix(cell(f.shape, i - 1, paragraph, limit), mix(w, length));
  out[n++] = mix(mix(before, w), mix(next, gap));
  out[n++] = mix(cell(f.fine, i + 2, paragraph, limit), mix(w, nextShape));
  for (let k = 0; k < n; k++) out[k] = mix(k + 401, out[k]!);
}

function bucket(count: number): number {
  if (count < 6) return count;
  if (count < 10) return 6;
  return count < 20 ? 7 : count < 40 ? 8 : 9;
}
