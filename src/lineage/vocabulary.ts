import { oncePer } from "../model/once.ts";
import type { Profile } from "./profile.ts";

/** The distinct stems of a text in rising order, so that two texts are matched in one pass over both. */
export interface Vocabulary {
  readonly stems: Uint32Array;
  /** Idf of each entry: of its most telling use. */
  readonly idf: Float32Array;
  /** Entry of each word of the text. */
  readonly entryOf: Int32Array;
}

/** The vocabulary of a text, made once. */
export const vocabularyOf = oncePer(makeVocabulary);

function makeVocabulary(profile: Profile): Vocabulary {
  const stems = distinct(profile.stem.slice().sort());
  const [idf, entryOf] = [new Float32Array(stems.length), new Int32Array(profile.stem.length)];
  for (let i = 0; i < entryOf.length; i++) {
    entryOf[i] = placeIn(stems, profile.stem[i]!);
    idf[entryOf[i]!] = Math.max(idf[entryOf[i]!]!, profile.idf[i]!);
  }
  return { stems, idf, entryOf };
}

/** For each of the sorted stems `a` the place of the same stem in `b`, -1 when there is none. */
export function matchEntries(a: Uint32Array, b: Uint32Array): Int32Array {
  const match = new Int32Array(a.length).fill(-1);
  let j = 0;
  for (let i = 0; i < match.length && j < b.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j++;
    if (b[j] === a[i]) match[i] = j;
  }
  return match;
}

/** The same matches seen from the other side, which has `size` entries. */
export function turnRound(match: Int32Array, size: number): Int32Array {
  const turned = new Int32Array(size).fill(-1);
  for (let i = 0; i < match.length; i++) if (match[i]! >= 0) turned[match[i]!] = i;
  return turned;
}

/** The distinct values of a sorted array. */
export function distinct(sorted: Uint32Array): Uint32Array {
  let n = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i]!;
  return sorted.slice(0, n);
}

/** Number of values that two sorted arrays of distinct values share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let [shared, j] = [0, 0];
  for (let i = 0; i < a.length && j < b.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j++;
    if (b[j] === a[i]) shared++;
  }
  return shared;
}

/** Share of the smaller of two sorted sets found in the larger; `prior` is added to its size. */
export function setContainment(a: Uint32Array, b: Uint32Array, prior: number): number {
  return sharedCount(a, b) / (Math.min(a.length, b.length) + prior);
}

/** Index of `value` in a sorted array, or of the place where it would stand. */
export function placeIn(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
