import { type AnnotatedArticle, hash32, type Link, mix32 } from "../model/index.ts";
import { CandidateIndex, keysOf } from "./candidates.ts";
import { linkBetween } from "./link.ts";
import { type Profile, profileOf } from "./profile.ts";

/** Profiles kept in memory; older ones are made again when needed. */
const MOST_PROFILES = 4_000;

/**
 * Articles added one at a time: each `add` returns the links from the new article to those before it. Texts with the
 * same words as one before are linked to that one alone, so that thousands of copies cost no more than one look-up each.
 */
export class LineageIndex {
  readonly #candidates = new CandidateIndex();
  readonly #sources: AnnotatedArticle[] = [];
  readonly #profiles = new Map<number, Profile>();
  readonly #byWords = new Map<string, number>();

  /** Links from a new article to articles added before, in no promised order. `a` is the older one. */
  add(source: AnnotatedArticle): Link[] {
    const profile = profileOf(source);
    if (profile.stem.length === 0) return [];
    const words = wordsKey(profile);
    const twin = this.#byWords.get(words);
    if (twin !== undefined) return this.#linksTo([twin], profile);
    const keys = keysOf(profile);
    const links = this.#linksTo(this.#candidates.find(keys), profile);
    const number = this.#candidates.add(keys);
    this.#sources[number] = source;
    this.#byWords.set(words, number);
    this.#keep(number, profile);
    return links;
  }

  #linksTo(numbers: readonly number[], profile: Profile): Link[] {
    return numbers.flatMap((number) => linkBetween(this.#profile(number), profile) ?? []);
  }

  #profile(number: number): Profile {
    const known = this.#profiles.get(number) ?? profileOf(this.#sources[number]!);
    this.#keep(number, known);
    return known;
  }

  #keep(number: number, profile: Profile): void {
    this.#profiles.delete(number);
    this.#profiles.set(number, profile);
    if (this.#profiles.size > MOST_PROFILES) this.#profiles.delete(this.#profiles.keys().next().value!);
  }
}

/** The same for two texts with the same words in the same order. */
function wordsKey(profile: Profile): string {
  let [x, y] = [1, 2];
  for (const stem of profile.stem) {
    x = mix32(Math.imul(x, 31) ^ stem);
    y = mix32(Math.imul(y, 37) ^ stem);
  }
  return `${profile.stem.length}.${x}.${y}.${hash32(profile.language)}`;
}
