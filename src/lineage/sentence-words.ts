import type { Profile } from "./profile.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Words found in more sentences of one text than this say nothing about which sentences belong together. */
const MOST_SENTENCES = 40;
/** Words below this idf are left out of sentence vectors. */
const LEAST_IDF = 1;

/** The distinct kept words of each sentence, and the sentences of each word. */
export interface SentenceWords {
  /** Where the words of each sentence begin in `entries`; one more than there are sentences. */
  readonly first: Int32Array;
  /** Entries of the vocabulary. */
  readonly entries: Int32Array;
  /** Length of each sentence's vector of idf weights. */
  readonly norm: Float64Array;
  /** Sum of the idf weights of each sentence. */
  readonly mass: Float64Array;
  /** Where the sentences of each entry begin in `sentences`; one more than there are entries. */
  readonly firstOf: Int32Array;
  readonly sentences: Int32Array;
}

/** Reads the sentences of a text under a mask. Linear. */
export function sentenceWords(profile: Profile, vocabulary: Vocabulary, mask: Uint8Array): SentenceWords {
  const count = profile.sentences.length;
  const first = new Int32Array(count + 1);
  const entries = new Int32Array(mask.length);
  const lastSeen = new Int32Array(vocabulary.stems.length).fill(-1);
  let n = 0;
  for (let s = 0; s < count; s++) {
    for (let i = profile.firstWord[s]!; i < profile.firstWord[s + 1]!; i++) {
      const entry = vocabulary.entryOf[i]!;
      if (mask[i] || profile.idf[i]! < LEAST_IDF || lastSeen[entry] === s) continue;
      lastSeen[entry] = s;
      entries[n++] = entry;
    }
    first[s + 1] = n;
  }
  const used = entries.slice(0, n);
  return { first, entries: used, ...weigh(first, used, vocabulary.idf), ...postings(first, used, vocabulary) };
}

function weigh(first: Int32Array, entries: Int32Array, idf: Float32Array): Pick<SentenceWords, "norm" | "mass"> {
  const [norm, mass] = [new Float64Array(first.length - 1), new Float64Array(first.length - 1)];
  for (let s = 0; s < norm.length; s++) {
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const weight = idf[entries[k]!]!;
      norm[s]! += weight * weight;
      mass[s]! += weight;
    }
    norm[s] = Math.sqrt(norm[s]!);
  }
  return { norm, mass };
}

function postings(
  first: Int32Array,
  entries: Int32Array,
  { stems }: Vocabulary,
): Pick<SentenceWords, "firstOf" | "sentences"> {
  const counts = new Int32Array(stems.length);
  for (const entry of entries) counts[entry]!++;
  const firstOf = new Int32Array(stems.length + 1);
  for (let e = 0; e < counts.length; e++) firstOf[e + 1] = firstOf[e]! + (counts[e]! > MOST_SENTENCES ? 0 : counts[e]!);
  const sentences = new Int32Array(firstOf[stems.length]!);
  const next = firstOf.slice();
  for (let s = 0; s + 1 < first.length; s++) {
    for (let k = first[s]!; k < first[s + 1]!; k++) {
      const entry = entries[k]!;
      if (counts[entry]! <= MOST_SENTENCES) sentences[next[entry]!++] = s;
    }
  }
  return { firstOf, sentences };
}
