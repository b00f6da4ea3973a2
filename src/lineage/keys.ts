import { mix32 } from "../model/index.ts";
import type { NearKeys } from "../near/meetings.ts";
import { gramAt } from "./mask.ts";
import { isNameLike, type Profile } from "./profile.ts";
import type { Tokens } from "./tokens.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Idf from which a word leads to candidates. */
const LEAST_IDF = 4;
/** Every fourth run of four words is indexed, chosen by its hash. */
export const GRAM = 4;
export const SAMPLE = 4;
const GRAM_WORTH = 5;
/** Worth is counted in sixteenths of a nat, so that sums are whole numbers and no order of adding can change them. */
const PARTS = 16;
const MOST_WORTH = 255;
/** Worth that is added to that of the smaller article before the share is taken, so that little in common stays little. */
const PRIOR = 20 * PARTS;

/** The index keys of one article: hashes of rare words and of sampled runs of words, each worth so many 1/16 nat. */
export type CandidateKeys = NearKeys;

/** The keys under which texts of the same words are found. */
export function keysOf(profile: Profile): CandidateKeys {
  const worthOf = new Map<number, number>();
  const { stems, idf, entryOf } = vocabularyOf(profile);
  const counts = new Uint32Array(stems.length);
  for (let i = 0; i < entryOf.length; i++) counts[entryOf[i]!]!++;
  for (let e = 0; e < stems.length; e++) if (idf[e]! >= LEAST_IDF) worthOf.set(stems[e]!, idf[e]! / counts[e]!);
  for (let i = 0; i + GRAM <= entryOf.length; i++) {
    const gram = gramAt(profile, i, GRAM);
    if (gram % SAMPLE === 0) worthOf.set(gram, GRAM_WORTH);
  }
  return sorted(worthOf);
}

/**
 * The keys under which texts of other languages look for a text: its names and numbers in their spelling-free form.
 */
export function nameKeysOf({ source, words, lexicon, numbers }: Tokens): CandidateKeys {
  const lexemes = lexicon.lexemes("names");
  const [idfs, counts] = [new Map<number, number>(), new Map<number, number>()];
  for (let i = 0; i < words.length; i++) {
    if (!isNameLike(source.article.text, words[i]!)) continue;
    const number = lexemes.at(numbers[i]!);
    const [stem, idf] = [lexemes.stem[number]!, lexemes.idf[number]!];
    if (idf < LEAST_IDF) continue;
    idfs.set(stem, idf);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return sorted(new Map([...idfs].map(([stem, idf]) => [stem, idf / counts.get(stem)!])));
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

function sorted(worthOf: ReadonlyMap<number, number>): CandidateKeys {
  const keys = Uint32Array.from(worthOf.keys()).sort();
  const worth = Uint8Array.from(keys, (key) =>
    Math.max(1, Math.min(MOST_WORTH, Math.round(worthOf.get(key)! * PARTS))),
  );
  return { keys, worth, total: worth.reduce((sum, each) => sum + each, 0) };
}
