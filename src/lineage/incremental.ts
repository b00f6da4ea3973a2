import { type AnnotatedArticle, hash32, type Link, mix32 } from "../model/index.ts";
import { ACROSS, bestOf, CandidateIndex, type CandidateKeys, keysIn, keysOf } from "./candidates.ts";
import { linkBetween } from "./link.ts";
import { mutualGrams } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { firstReading, type Reading, readingOf } from "./reading.ts";
import { isWorthALook, type Sketch, sketchOf } from "./sketch.ts";

/** Readings kept in memory; older ones are made again when needed. */
const MOST_READINGS = 4_000;

/** From these on a text is a light edit of one before: it is linked to that one alone and not filed itself. */
const COPY_SCORE = 0.95;
const COPY_GRAMS = 0.85;

/** What is filed of an article. */
interface Entry {
  readonly reading: Reading;
  readonly names: CandidateKeys;
  readonly keys: CandidateKeys;
  readonly sketch: Sketch | undefined;
}

/**
 * Articles added one at a time: each `add` returns the links from the new article to those before it. A text with the
 * same words as one before is linked to that one alone, so that thousands of copies cost no more than one look-up each.
 */
export class LineageIndex {
  readonly #within = new CandidateIndex();
  readonly #across = new CandidateIndex();
  readonly #sources: AnnotatedArticle[] = [];
  readonly #sketches: (Sketch | undefined)[] = [];
  readonly #readings = new Map<number, Reading>();
  readonly #byWords = new Map<string, number>();
  readonly #languages = new Set<string>();

  /** Links from a new article to articles added before, in no promised order. `a` is the older one. */
  add(source: AnnotatedArticle): Link[] {
    const { reading, names } = firstReading(source);
    if (reading.own.stem.length === 0) return [];
    const words = wordsKey(reading.own);
    const twin = this.#byWords.get(words);
    if (twin !== undefined) return this.#linksTo([twin], reading);
    const entry = entryOf(reading, names);
    const { links, isCopy } = this.#linksUntilCopy(this.#candidates(entry), reading);
    if (!isCopy) this.#file(entry, words);
    return links;
  }

  /** Files an article whose links are known already, as when an index is made again from a store; later ones find it. */
  file(source: AnnotatedArticle): void {
    const { reading, names } = firstReading(source);
    const words = wordsKey(reading.own);
    if (reading.own.stem.length > 0 && !this.#byWords.has(words)) this.#file(entryOf(reading, names), words);
  }

  #file({ reading, names, keys, sketch }: Entry, words: string): void {
    this.#byWords.set(words, this.#sources.length);
    this.#keep(this.#within.add(keys), reading);
    this.#across.add(keysIn(names, reading.own.language));
    this.#sources.push(reading.own.source);
    this.#sketches.push(sketch);
    this.#languages.add(reading.own.language);
  }

  #candidates({ reading, keys, names, sketch }: Entry): number[] {
    const others = [...this.#languages].filter((other) => other !== reading.own.language);
    const across = others.flatMap((other) => this.#across.find(keysIn(names, other), ACROSS));
    const within = this.#within.find(keys).filter(({ number }) => this.#isWorthALook(number, sketch));
    return [...new Set([...within, ...bestOf(across, ACROSS.most)].map(({ number }) => number))];
  }

  #isWorthALook(number: number, sketch: Sketch | undefined): boolean {
    const other = this.#sketches[number];
    return !sketch || !other || isWorthALook(other, sketch);
  }

  #linksTo(numbers: readonly number[], reading: Reading): Link[] {
    return numbers.flatMap((number) => linkBetween(this.#reading(number), reading) ?? []);
  }

  /** Looks at candidates from the likeliest on; a light edit of one of them needs no further look and no place here. */
  #linksUntilCopy(numbers: readonly number[], reading: Reading): { links: Link[]; isCopy: boolean } {
    const links: Link[] = [];
    for (const number of numbers) {
      const other = this.#reading(number);
      const link = linkBetween(other, reading);
      if (!link) continue;
      if (link.kind === "copy" && link.score >= COPY_SCORE && mutualGrams(other.own, reading.own) >= COPY_GRAMS) {
        return { links: [link], isCopy: true };
      }
      links.push(link);
    }
    return { links, isCopy: false };
  }

  #reading(number: number): Reading {
    const known = this.#readings.get(number) ?? readingOf(this.#sources[number]!);
    this.#keep(number, known);
    return known;
  }

  #keep(number: number, reading: Reading): void {
    this.#readings.delete(number);
    this.#readings.set(number, reading);
    if (this.#readings.size > MOST_READINGS) this.#readings.delete(this.#readings.keys().next().value!);
  }
}

function entryOf(reading: Reading, names: CandidateKeys): Entry {
  return { reading, names, keys: keysOf(reading.own), sketch: sketchIf(reading.own) };
}

/** Only English texts have a model that tells from sketches what is worth a look. */
function sketchIf(profile: Profile): Sketch | undefined {
  return profile.grammar === "english" ? sketchOf(profile) : undefined;
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
