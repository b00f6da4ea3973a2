import { oncePer } from "../model/once.ts";
import { gramAt } from "./mask.ts";
import { CONTENT, neighboursOf } from "./neighbours.ts";
import { NAME, NUMBER, type Profile } from "./profile.ts";
import { type SentenceWords, sentenceWords } from "./sentence-words.ts";
import { distinct, type Vocabulary, vocabularyOf } from "./vocabulary.ts";
import { NAMED, ONCE, PLAIN, TELLING, type WordSet } from "./word-measures.ts";

/** Idf from which a word used once is a detail rather than the topic. */
const DETAIL = 3.5;
/** Idf above which a name or number counts, and any word counts as known to a text. */
const LEAST_IDF = 2;
/** Words used more often than this in a text have no one place in it. */
const MOST_USES = 2;

/** What the measures need of one text under one mask, in sorted arrays: two texts are measured by walking along both. */
export interface Facets extends WordSet {
  /** First kept place of details used once or twice, by entry; -1 for all others. */
  readonly place: Int32Array;
  /** Entries that have a place, in text order. */
  readonly details: Int32Array;
  /** Distinct runs of two kept words, sorted. */
  readonly runs: Uint32Array;
  /** Neighbouring content words, see `neighbours.ts`. */
  readonly near: Float64Array;
  readonly sentences: SentenceWords;
}

/** The facets of a text; made once for a mask that hides nothing. */
export function facetsOf(profile: Profile, mask: Uint8Array, kept: number): Facets {
  return kept < mask.length ? makeFacets(profile, mask, kept) : wholeFacets(profile);
}

const wholeFacets = oncePer((profile: Profile): Facets => {
  const { length } = profile.stem;
  return makeFacets(profile, new Uint8Array(length), length);
});

function makeFacets(profile: Profile, mask: Uint8Array, kept: number): Facets {
  const vocabulary = vocabularyOf(profile);
  const counts = countsOf(vocabulary, mask);
  const place = placesOf(vocabulary, mask, counts);
  return {
    stems: vocabulary.stems,
    idf: vocabulary.idf,
    kept,
    is: bitsOf(profile, vocabulary, mask, counts),
    place,
    details: detailsOf(vocabulary, place),
    runs: runsOf(profile, mask, 2),
    near: neighboursOf(profile, mask),
    sentences: sentenceWords(profile, vocabulary, mask),
  };
}

/** The stems of a whole text and what they are in it, which is all that a sketch holds of its facets. */
export function wordSetOf(profile: Profile): WordSet {
  const vocabulary = vocabularyOf(profile);
  const mask = new Uint8Array(profile.stem.length);
  const is = bitsOf(profile, vocabulary, mask, countsOf(vocabulary, mask));
  return { stems: vocabulary.stems, idf: vocabulary.idf, is, kept: mask.length };
}

function countsOf({ stems, entryOf }: Vocabulary, mask: Uint8Array): Uint32Array {
  const counts = new Uint32Array(stems.length);
  for (let i = 0; i < mask.length; i++) if (!mask[i]) counts[entryOf[i]!]!++;
  return counts;
}

function bitsOf(profile: Profile, { entryOf, idf }: Vocabulary, mask: Uint8Array, counts: Uint32Array): Uint8Array {
  const is = new Uint8Array(counts.length);
  for (let e = 0; e < is.length; e++) {
    if (idf[e]! >= LEAST_IDF) is[e] = TELLING;
    if (idf[e]! >= DETAIL && counts[e] === 1) is[e]! |= ONCE;
  }
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) continue;
    const isName = (profile.flags[i]! & (NAME | NUMBER)) !== 0;
    if (isName && profile.idf[i]! > LEAST_IDF) is[entryOf[i]!]! |= NAMED;
    else if (!isName && profile.idf[i]! > CONTENT) is[entryOf[i]!]! |= PLAIN;
  }
  return is;
}

function placesOf({ entryOf, idf }: Vocabulary, mask: Uint8Array, counts: Uint32Array): Int32Array {
  const place = new Int32Array(counts.length).fill(-1);
  for (let i = mask.length - 1; i >= 0; i--) {
    const entry = entryOf[i]!;
    if (!mask[i] && idf[entry]! >= DETAIL && counts[entry]! <= MOST_USES) place[entry] = i;
  }
  return place;
}

function detailsOf({ entryOf }: Vocabulary, place: Int32Array): Int32Array {
  const details: number[] = [];
  for (let i = 0; i < entryOf.length; i++) if (place[entryOf[i]!] === i) details.push(entryOf[i]!);
  return Int32Array.from(details);
}

/** Sorted hashes of all distinct runs of `n` kept words. */
export function runsOf(profile: Profile, mask: Uint8Array, n: number): Uint32Array {
  const runs = new Uint32Array(mask.length);
  let [count, run] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    run = mask[i] ? 0 : run + 1;
    if (run >= n) runs[count++] = gramAt(profile, i - n + 1, n);
  }
  return distinct(runs.subarray(0, count).sort());
}
