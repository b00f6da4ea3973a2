import { mix32 } from "../model/index.ts";
import type { Profile } from "./profile.ts";

/** Idf from which a word is content rather than grammar. */
export const CONTENT = 3;
/** Neighbours within so many content words are facts kept together. */
const REACH = 3;
/** A pair and its worth share one number, so that they sort together: the worth in 1/1024 below the hash. */
const WORTHS = 2 ** 15;
const PARTS = 1024;

/** Unordered pairs of content words that stand near each other in one sentence, sorted: hash * 2^15 + worth * 1024. */
export function neighboursOf(profile: Profile, mask: Uint8Array): Float64Array {
  const pairs = new Float64Array(REACH * mask.length);
  const latest = new Int32Array(REACH);
  let count = 0;
  for (let s = 0; s < profile.sentences.length; s++) {
    let words = 0;
    for (let i = profile.firstWord[s]!; i < profile.firstWord[s + 1]!; i++) {
      if (mask[i] || profile.idf[i]! < CONTENT) continue;
      for (let back = 1; back <= REACH && back <= words; back++) {
        const j = latest[(words - back) % REACH]!;
        if (profile.stem[i] !== profile.stem[j]) pairs[count++] = pairOf(profile, j, i);
      }
      latest[words++ % REACH] = i;
    }
  }
  return distinctPairs(pairs.subarray(0, count).sort());
}

function pairOf({ stem, idf }: Profile, i: number, j: number): number {
  const [u, v] = [stem[i]!, stem[j]!];
  const hash = mix32(Math.imul(Math.min(u, v), 31) ^ Math.imul(Math.max(u, v), 17));
  return hash * WORTHS + Math.min(WORTHS - 1, Math.round((idf[i]! + idf[j]!) * PARTS));
}

/** Of pairs of the same words the first. */
function distinctPairs(sorted: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0, last = -1; i < sorted.length; i++) {
    const key = pairKey(sorted[i]!);
    if (key !== last) sorted[count++] = sorted[i]!;
    last = key;
  }
  return sorted.slice(0, count);
}

function pairKey(pair: number): number {
  return Math.floor(pair / WORTHS);
}

/** Shares of the worth of each text's neighbours that the other has too; `prior` is added to the whole. */
export function sharedNeighbours(a: Float64Array, b: Float64Array, prior: number): [inA: number, inB: number] {
  let [j, sharedA, sharedB] = [0, 0, 0];
  for (let i = 0; i < a.length && j < b.length; i++) {
    const key = pairKey(a[i]!);
    while (j < b.length && b[j]! < key * WORTHS) j++;
    if (j >= b.length || pairKey(b[j]!) !== key) continue;
    sharedA += worthOf(a[i]!);
    sharedB += worthOf(b[j]!);
  }
  return [sharedA / (totalWorth(a) + prior), sharedB / (totalWorth(b) + prior)];
}

function worthOf(pair: number): number {
  return (pair - pairKey(pair) * WORTHS) / PARTS;
}

function totalWorth(pairs: Float64Array): number {
  let total = 0;
  for (let i = 0; i < pairs.length; i++) total += worthOf(pairs[i]!);
  return total;
}
