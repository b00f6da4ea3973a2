import { hash32, mix32 } from "../model/index.ts";
import { gramAt } from "./mask.ts";
import type { Profile } from "./profile.ts";

/** Idf from which a word leads to candidates. */
const LEAST_IDF = 4;
/** Every fourth run of four words is indexed, chosen by its hash. */
const GRAM = 4;
const SAMPLE = 4;
const GRAM_WORTH = 5;
/** A posting list keeps its first and its latest entries, so that a key in every article costs no more than this. */
const OLDEST = 64;
const LATEST = 192;
/** Candidates below this share of the smaller article's worth are dropped, and at most so many are kept. */
const LEAST_SHARE = 0.06;
const MOST_CANDIDATES = 24;

interface Posting {
  readonly entries: number[];
  next: number;
}

/**
 * An index that names the articles worth comparing with a new one: those that share rare words, names, numbers or runs
 * of words with it. Articles are numbered in the order in which they were added. A look-up costs a bounded number of
 * steps a word, whatever the size of the pile.
 */
export class CandidateIndex {
  readonly #postings = new Map<number, Posting>();
  readonly #worth: number[] = [];

  get size(): number {
    return this.#worth.length;
  }

  /** Adds an article and returns its number. */
  add(keys: CandidateKeys): number {
    const number = this.#worth.length;
    this.#worth.push(keys.worth);
    for (const key of keys.worthOf.keys()) this.#post(key, number);
    return number;
  }

  /** Numbers of the articles that share most with `keys`, best first. */
  find(keys: CandidateKeys): number[] {
    const shared = new Map<number, number>();
    for (const [key, worth] of keys.worthOf) {
      for (const number of this.#postings.get(key)?.entries ?? []) {
        shared.set(number, (shared.get(number) ?? 0) + worth);
      }
    }
    const scored: [number, number][] = [];
    for (const [number, worth] of shared) {
      const share = worth / (Math.min(keys.worth, this.#worth[number]!) + 20);
      if (share >= LEAST_SHARE) scored.push([number, share]);
    }
    scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return scored.slice(0, MOST_CANDIDATES).map(([number]) => number);
  }

  #post(key: number, number: number): void {
    const posting = this.#postings.get(key);
    if (!posting) {
      this.#postings.set(key, { entries: [number], next: OLDEST });
    } else if (posting.entries.length < OLDEST + LATEST) {
      posting.entries.push(number);
    } else {
      posting.entries[posting.next] = number;
      posting.next = posting.next + 1 < OLDEST + LATEST ? posting.next + 1 : OLDEST;
    }
  }
}

/** The index keys of one article: hashes of rare words and of sampled runs of words, each with its worth. */
export interface CandidateKeys {
  readonly worthOf: ReadonlyMap<number, number>;
  readonly worth: number;
}

export function keysOf(profile: Profile): CandidateKeys {
  const worthOf = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const stem of profile.stem) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (let i = 0; i < profile.stem.length; i++) {
    const [stem, idf] = [profile.stem[i]!, profile.idf[i]!];
    if (idf >= LEAST_IDF) worthOf.set(stem, idf / counts.get(stem)!);
    if (i + GRAM > profile.stem.length) continue;
    const gram = gramAt(profile, i, GRAM);
    if (gram % SAMPLE === 0) worthOf.set(gram, GRAM_WORTH);
  }
  let worth = 0;
  for (const each of worthOf.values()) worth += each;
  return { worthOf, worth };
}

/** The same keys, set apart by language: what `fr` texts are filed under is only found by those who look for `fr`. */
export function keysIn(keys: CandidateKeys, language: string): CandidateKeys {
  const seed = hash32(language);
  return { worthOf: new Map([...keys.worthOf].map(([key, worth]) => [mix32(key ^ seed), worth])), worth: keys.worth };
}
