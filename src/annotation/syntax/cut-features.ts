import { classOf, LETTER } from "./characters.ts";
import { mix } from "./facets.ts";

/** Feature hashes of one place where a word may end. */
export const CUT_FEATURES = 16;

/** A run of text without white space. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

/** Longest look to either side. */
const REACH = 8;

/**
 * True where a cut has to be considered: between two code units unless both are letters or both digits; between
 * letters only where an apostrophe is near (`do|n't`).
 */
export function isCandidate(text: string, at: number, end: number): boolean {
  const [before, after] = [classOf(text.charCodeAt(at - 1)), classOf(text.charCodeAt(at))];
  if (before !== after || before > LETTER + 1) return true;
  return before === LETTER && (isApostrophe(text, at + 1, end) || isApostrophe(text, at + 2, end));
}

function isApostrophe(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const code = text.charCodeAt(at);
  return code === 39 || code === 0x2019;
}

/** Features of a cut before `at` inside a chunk; `last` is where the word under way began. */
export function cutFeatures(text: string, chunk: Chunk, at: number, last: number, out: Int32Array): void {
  const unit = (k: number) => {
    const place = at + k;
    return place < chunk.start || place >= chunk.end ? -1 : fold(text.charCodeAt(place));
  };
  const [b1, b2, b3, a1, a2, a3] = [unit(-1), unit(-2), unit(-3), unit(0), unit(1), unit(2)];
  const left = side(text, Math.max(chunk.start, at - REACH), at);
  const right = side(text, at, Math.min(chunk.end, at + REACH));
  const word = side(text, Math.max(last, at - 2 * REACH), at);
  const run = runAfter(text, at, chunk.end);
  const kinds = mix(mix(mix(kind(b2), kind(b1)), kind(a1)), kind(a2));
  out[0] = mix(301, 0);
  out[1] = mix(302, mix(b1, a1));
  out[2] = mix(303, mix(mix(b2, b1), a1));
  out[3] = mix(304, mix(b1, mix(a1, a2)));
  out[4] = mix(305, mix(mix(b2, b1), mix(a1, a2)));
  out[5] = mix(306, kinds);
  out[6] = mix(307, mix(kinds, mix(kind(b3), kind(a3))));
  out[7] = mix(308, left);
  out[8] = mix(309, right);
  out[9] = mix(310, mix(chunk.hash, at - chunk.start));
  out[10] = mix(311, mix(word, a1));
  out[11] = mix(312, mix(word, run));
  out[12] = mix(313, mix(mix(a1, a2), mix(a3, kind(b1))));
  out[13] = mix(
    314,
    mix(mix(at - last > 3 ? 4 : at - last, kind(b1)), mix(a1, chunk.end - at > 3 ? 4 : chunk.end - at)),
  );
  out[14] = mix(315, mix(mix(b3, b2), mix(b1, a1)));
  out[15] = mix(316, mix(run, b1));
}

/** Curly marks and dashes as the keyboard writes them, letters in lower case, digits as one. */
function fold(code: number): number {
  if (code < 65) return code >= 48 && code <= 57 ? 48 : code;
  if (code < 91) return code + 32;
  if (code < 128) return code;
  if (code === 0x2018 || code === 0x2019) return 39;
  if (code === 0x201c || code === 0x201d) return 34;
  return code === 0x2013 || code === 0x2014 ? 0x2014 : code;
}

function kind(unit: number): number {
  if (unit < 0) return 9;
  const found = classOf(unit);
  return found > 2 ? unit + 16 : found;
}

function side(text: string, from: number, to: number): number {
  let hash = 31;
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ fold(text.charCodeAt(k)), 0x01000193);
  return mix(hash, to - from);
}

function runAfter(text: string, at: number, end: number): number {
  let to = at + 1;
  const first = classOf(text.charCodeAt(at));
  while (to < end && to < at + 2 * REACH && classOf(text.charCodeAt(to)) === first) to++;
  return side(text, at, to);
}

/** The chunk that starts at `start`: everything up to white space or `limit`. */
export function chunkHash(text: string, start: number, end: number): number {
  return side(text, start, Math.min(end, start + 40));
}
