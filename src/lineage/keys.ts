import { mix32 } from "../model/index.ts";
import type { NearKeys } from "../near/meetings.ts";
import { gramsOf } from "./mask.ts";
import { isNameLike, type Profile } from "./profile.ts";
import type { Tokens } from "./tokens.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Idf from which a word leads to candidates. */
const LEAST_IDF = 4;
/** Every fourth run of four words is indexed, chosen by its hash. */
export const SAMPLE = 4;
const GRAM_WORTH = 5;
/** Worth is counted in sixteenths of a nat, so that sums are whole numbers and no order of adding can change them. */
const PARTS = 16;
const MOST_WORTH = 255;
/** A key and its worth share one number, so that they sort together: the worth below `RUN`, which marks keys of runs, below the key. */
const RUN = 256;
const KEY_ROOM = 2 * RUN;
/** Worth that is added to that of the smaller article before the share is taken, so that little in common stays little. */
const PRIOR = 20 * PARTS;

/** The index keys of one article: hashes of rare words and of sampled runs of words, each worth so many 1/16 nat. */
export type CandidateKeys = NearKeys;

/** The keys under which texts of the same words are found: those of runs stand for stems of the same hash. */
export function keysOf(profile: Profile): CandidateKeys {
  const { stems, idf, entryOf } = vocabularyOf(profile);
  const runs = gramsOf(profile).all;
  const found = new Float64Array(stems.length + runs.length);
  const counts = new Uint32Array(stems.length);
  let size = 0;
  for (let i = 0; i < entryOf.length; i++) counts[entryOf[i]!]!++;
  for (let e = 0; e < stems.length; e++)
    if (idf[e]! >= LEAST_IDF) found[size++] = stems[e]! * KEY_ROOM + worthOf(idf[e]! / counts[e]!);
  for (const gram of runs) if (gram % SAMPLE === 0) found[size++] = gram * KEY_ROOM + RUN + worthOf(GRAM_WORTH);
  return keysIn(found.subarray(0, size).sort());
}

/**
 * The keys under which texts of other languages look for a text: its names and numbers in their spelling-free form.
 */
export function nameKeysOf({ source, start, lexicon, number }: Tokens): CandidateKeys {
  const lexemes = lexicon.lexemes("names");
  // A stem and the place of its word share one number, so that they sort together.
  const { words } = lexicon.table;
  const room = number.length;
  const found = new Float64Array(room);
  let size = 0;
  for (let i = 0; i < room; i++) {
    if (!isNameLike(source.article.text, start[i]!, words[number[i]!]!)) continue;
    const at = lexemes.at(number[i]!);
    if (lexemes.idf[at]! >= LEAST_IDF) found[size++] = lexemes.stem[at]! * room + i;
  }
  const places = found.subarray(0, size).sort();
  let keys = 0;
  for (let from = 0, to = 0; from < size; from = to) {
    const stem = Math.floor(places[from]! / room);
    while (to < size && Math.floor(places[to]! / room) === stem) to++;
    const last = number[places[to - 1]! % room]!;
    places[keys++] = stem * KEY_ROOM + worthOf(lexemes.idf[last]! / (to - from));
  }
  return keysIn(places.subarray(0, keys));
}

/** The key of a list that only those find who look for texts of a language, `seed`: its hash. */
export function keyIn(key: number, seed: number): number {
  return mix32(key ^ seed);
}

/** What two articles have in common, in 1/16 nat: of each key the worth that it has in both. */
export function sharedWorth(x: CandidateKeys, y: CandidateKeys): number {
  let [shared, j] = [0, 0];
  for (let i = 0; i < x.keys.length && j < y.keys.length; i++) {
    const key = x.keys[i]!;
    while (j < y.keys.length && y.keys[j]! < key) j++;
    if (j < y.keys.length && y.keys[j] === key) shared += Math.min(x.worth[i]!, y.worth[j]!);
  }
  return shared;
}

/** What two articles have in common as a share of the worth of the smaller one; the same from either side. */
export function shareOf(x: CandidateKeys, y: CandidateKeys): number {
  return shareIn(sharedWorth(x, y), x.total, y.total);
}

/** The same of a worth that is summed already and the worths of the two. */
export function shareIn(shared: number, x: number, y: number): number {
  return shared / (Math.min(x, y) + PRIOR);
}

/** Idf in parts, at least one. */
function worthOf(idf: number): number {
  return Math.max(1, Math.min(MOST_WORTH, Math.round(idf * PARTS)));
}

/** Keys with their worth that share one number each, sorted; of two that are the same the last. */
function keysIn(found: Float64Array): CandidateKeys {
  const [keys, worth] = [new Uint32Array(found.length), new Uint8Array(found.length)];
  let size = 0;
  let total = 0;
  for (let k = 0; k < found.length; k++) {
    const key = Math.floor(found[k]! / KEY_ROOM);
    if (k + 1 < found.length && Math.floor(found[k + 1]! / KEY_ROOM) === key) continue;
    keys[size] = key;
    worth[size] = found[k]! % RUN;
    total += worth[size++]!;
  }
  return { keys: keys.slice(0, size), worth: worth.slice(0, size), total };
}
