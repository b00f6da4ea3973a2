import { groupedBy } from "../model/grouping.ts";
import type { Reading } from "./reading.ts";

/** Pairs of words that tell a claim from all others of its article, by number within the story, each with its bits. */
export type Anchors = ReadonlyMap<number, number>;

/** What the anchors that two claims share say. */
export interface SharedAnchors {
  readonly count: number;
  /** Bits of the most telling one. */
  readonly bits: number;
}

/** A word worth less takes part in no anchor. */
const LEAST_WORD = 2;
/** An anchor is worth at least so much in each of the reports. */
const LEAST_BITS = 7.6;
/** Content words of a clause that are paired; longer clauses are badly parsed. */
const MOST_WORDS = 16;
/** Sentences of a report that have an anchor, at most: what it says over and over tells no claim from the next. */
const MOST_SENTENCES = 2;

const NONE: Anchors = new Map();

/**
 * Anchors of every claim: two content words of its clause, or its predicate with one, which are rare in its report and stand
 * in one or two of its sentences. Claims of two reports that share some nearly always say one thing; claims that share words
 * without one mostly do not. Only those that a second report has too are kept.
 */
export function anchorsOf(readings: readonly Reading[]): (reading: Reading) => Anchors {
  const anchors = new Map<Reading, Map<number, number>>();
  const seen = new Map<number, string>();
  const shared = new Set<number>();
  const numbers = new PairNumbers(readings);
  for (const [article, own] of groupedBy(readings, (reading) => reading.article))
    for (const [pair, found] of anchorsIn(own, numbers)) {
      const other = seen.get(pair);
      if (other === undefined) seen.set(pair, article);
      else if (other !== article) shared.add(pair);
      for (const { reading, bits } of found) put(anchors, reading, pair, bits);
    }
  for (const own of anchors.values()) for (const pair of own.keys()) if (!shared.has(pair)) own.delete(pair);
  return (reading) => anchors.get(reading) ?? NONE;
}

function put(anchors: Map<Reading, Map<number, number>>, reading: Reading, pair: number, bits: number): void {
  const own = anchors.get(reading);
  if (own) own.set(pair, bits);
  else anchors.set(reading, new Map([[pair, bits]]));
}

interface Anchored {
  readonly pair: number;
  readonly reading: Reading;
  readonly bits: number;
}

/** Numbers for the words that claims of two reports have, no other being in an anchor that is kept, and for pairs with them. */
class PairNumbers {
  readonly #words = new Map<string, number>();
  readonly #predicates = new Map<string, number>();

  constructor(readings: readonly Reading[]) {
    const seen = new Map<string, string>();
    for (const { article, bits } of readings)
      for (const word of bits.keys()) {
        const other = seen.get(word);
        if (other === undefined) seen.set(word, article);
        else if (other !== article && !this.#words.has(word)) this.#words.set(word, this.#words.size);
      }
    for (const { predicate } of readings)
      if (!this.#predicates.has(predicate.name)) this.#predicates.set(predicate.name, this.#predicates.size);
  }

  wordOf(word: string): number | undefined {
    return this.#words.get(word);
  }

  /** Of two words, whichever comes first. */
  ofWords(a: number, b: number): number {
    return a < b ? a * this.#words.size + b : b * this.#words.size + a;
  }

  ofPredicate(name: string, word: number): number {
    return (this.#words.size + this.#predicates.get(name)!) * this.#words.size + word;
  }
}

function anchorsIn(own: readonly Reading[], numbers: PairNumbers): [number, Anchored[]][] {
  const bitsOf = predicateBits(own);
  const found: Anchored[] = [];
  for (const reading of own)
    for (const [pair, bits] of pairsIn(reading, bitsOf(reading), numbers)) found.push({ pair, reading, bits });
  const sentences = (by: readonly Anchored[]) => new Set(by.map(({ reading }) => reading.sentence.start)).size;
  return [...groupedBy(found, ({ pair }) => pair)].filter(([, by]) => sentences(by) <= MOST_SENTENCES);
}

/** Claims of news in general that are laid beside those of the report. */
const BACKGROUND = 40;

/** What sharing a predicate is worth, by the claims of the report that have it. */
function predicateBits(own: readonly Reading[]): (reading: Reading) => number {
  const having = new Map<string, number>();
  for (const { predicate } of own) having.set(predicate.name, (having.get(predicate.name) ?? 0) + 1);
  return ({ predicate }) => Math.log2((own.length + BACKGROUND) / ((having.get(predicate.name) ?? 1) + 0.5));
}

function pairsIn({ bits, predicate, head }: Reading, ofPredicate: number, numbers: PairNumbers): Map<number, number> {
  const telling = [...bits].filter(([, worth]) => worth >= LEAST_WORD).slice(0, MOST_WORDS);
  const words = telling.flatMap(([word, worth]) => {
    const number = numbers.wordOf(word);
    return number === undefined ? [] : [{ word, worth, number }];
  });
  const pairs = new Map<number, number>();
  words.forEach(({ word, worth, number }, index) => {
    for (let k = 0; k < index; k++) {
      const other = words[k]!;
      if (worth + other.worth >= LEAST_BITS) pairs.set(numbers.ofWords(number, other.number), worth + other.worth);
    }
    if (predicate.isLight || worth + ofPredicate < LEAST_BITS || head.has(word)) return;
    pairs.set(numbers.ofPredicate(predicate.name, number), worth + ofPredicate);
  });
  return pairs;
}

/** What two claims share. */
export function sharedAnchors(a: Anchors, b: Anchors): SharedAnchors {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let [count, most] = [0, 0];
  few.forEach((bits, pair) => {
    const other = many.get(pair);
    if (other === undefined) return;
    count++;
    most = Math.max(most, Math.min(bits, other));
  });
  return { count, bits: most };
}
