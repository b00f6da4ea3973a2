import { hash32, mix32 } from "../model/index.ts";
import { lexemesOf } from "./lexicon.ts";
import { gramAt } from "./mask.ts";
import { Postings } from "./postings.ts";
import { isNameLike, type Profile } from "./profile.ts";
import type { Tokens } from "./tokens.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Idf from which a word leads to candidates. */
const LEAST_IDF = 4;
/** Every fourth run of four words is indexed, chosen by its hash. */
const GRAM = 4;
const SAMPLE = 4;
const GRAM_WORTH = 5;
/** Candidates below this share of the smaller article's worth are dropped, and at most so many are kept. */
const WITHIN = { leastShare: 0.06, most: 24 } as const;
/**
 * The same across languages, where all worth is in names. Of 366 translations that score .2 or more with their original
 * none has a smaller share, and none more than four texts of other languages before it.
 */
export const ACROSS = { leastShare: 0.15, most: 6 } as const;

/** An article found, with its share of the worth of the smaller of the two. */
export interface Candidate {
  readonly number: number;
  readonly share: number;
}

/**
 * An index that names the articles worth comparing with a new one: those that share rare words, names, numbers or runs
 * of words with it. Articles are numbered in the order in which they were added. A look-up costs a bounded number of
 * steps a word, whatever the size of the pile.
 */
export class CandidateIndex {
  readonly #postings = new Postings();
  readonly #worth: number[] = [];
  /** Worth shared with the article that is looked up, by number; all 0 between look-ups. */
  #sums = new Float32Array(1024);

  /** Adds an article and returns its number. */
  add(keys: CandidateKeys): number {
    const number = this.#worth.length;
    this.#worth.push(keys.worth);
    for (const key of keys.worthOf.keys()) this.#postings.add(key, number);
    if (number + 1 > this.#sums.length) this.#sums = new Float32Array(this.#sums.length * 2);
    return number;
  }

  /** The articles that share most with `keys`, best first. */
  find(keys: CandidateKeys, { leastShare, most }: { leastShare: number; most: number } = WITHIN): Candidate[] {
    const touched: number[] = [];
    for (const [key, worth] of keys.worthOf) this.#postings.addTo(key, worth, this.#sums, touched);
    const found: Candidate[] = [];
    for (const number of touched) {
      const share = this.#sums[number]! / (Math.min(keys.worth, this.#worth[number]!) + 20);
      if (share >= leastShare) found.push({ number, share });
      this.#sums[number] = 0;
    }
    return bestOf(found, most);
  }
}

/** The `most` candidates with the largest shares, best first. */
export function bestOf(found: readonly Candidate[], most: number): Candidate[] {
  return [...found].sort((a, b) => b.share - a.share || a.number - b.number).slice(0, most);
}

/** The index keys of one article: hashes of rare words and of sampled runs of words, each with its worth. */
export interface CandidateKeys {
  readonly worthOf: ReadonlyMap<number, number>;
  readonly worth: number;
}

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
  return { worthOf, worth: sumOf(worthOf) };
}

/**
 * The keys under which texts of other languages look for a text: its names and numbers in their spelling-free form.
 */
export function nameKeysOf({ source, language, words }: Tokens): CandidateKeys {
  const lexemeOf = lexemesOf(language, "names");
  const [idfs, counts] = [new Map<number, number>(), new Map<number, number>()];
  for (const word of words) {
    if (!isNameLike(source.article.text, word)) continue;
    const { stem, idf } = lexemeOf(word.text);
    if (idf < LEAST_IDF) continue;
    idfs.set(stem, idf);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const worthOf = new Map([...idfs].map(([stem, idf]) => [stem, idf / counts.get(stem)!]));
  return { worthOf, worth: sumOf(worthOf) };
}

/** The same keys, set apart by language: what `fr` texts are filed under is only found by those who look for `fr`. */
export function keysIn(keys: CandidateKeys, language: string): CandidateKeys {
  const seed = hash32(language);
  return { worthOf: new Map([...keys.worthOf].map(([key, worth]) => [mix32(key ^ seed), worth])), worth: keys.worth };
}

function sumOf(worthOf: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const worth of worthOf.values()) sum += worth;
  return sum;
}
