import type { Reading } from "./reading.ts";

/** Pairs of words that tell a claim from all others of its article, each with its bits. */
export type Anchors = ReadonlyMap<string, number>;

/** What the anchors that two claims share say. */
export interface SharedAnchors {
  readonly count: number;
  /** Bits of the most telling one. */
  readonly bits: number;
  /** Share of the anchors of the one that has fewer, 0..1. */
  readonly share: number;
}

/** A word worth less takes part in no anchor. */
const LEAST_WORD = 2;
/** An anchor is worth at least so much. */
const LEAST_BITS = 7;
/** Content words of a clause that are paired; longer clauses are badly parsed. */
const MOST_WORDS = 16;
/** An anchor stands in about one sentence of each article that has it. */
const PER_ARTICLE = 1.5;

const NONE: Anchors = new Map();

/**
 * Anchors of every claim: two content words of its clause, or its predicate with one, which are rare in the story's
 * sentences and stand about once in two or more articles. Claims of two reports that share one nearly always say one thing;
 * claims that share words without one mostly do not.
 */
export function anchorsOf(readings: readonly Reading[]): (reading: Reading) => Anchors {
  const found = new Map<string, { readonly bits: number; readonly by: Reading[] }>();
  const bitsOf = predicateBits(readings);
  for (const reading of readings)
    for (const [key, bits] of pairsIn(reading, bitsOf(reading))) {
      const known = found.get(key);
      if (known) known.by.push(reading);
      else found.set(key, { bits, by: [reading] });
    }
  const anchors = new Map<Reading, Map<string, number>>();
  for (const [key, { bits, by }] of found)
    if (isTelling(by)) for (const reading of by) put(anchors, reading, key, bits);
  return (reading) => anchors.get(reading) ?? NONE;
}

function put(anchors: Map<Reading, Map<string, number>>, reading: Reading, key: string, bits: number): void {
  const own = anchors.get(reading);
  if (own) own.set(key, bits);
  else anchors.set(reading, new Map([[key, bits]]));
}

function isTelling(by: readonly Reading[]): boolean {
  if (by.length < 2) return false;
  const articles = new Set(by.map(({ article }) => article)).size;
  const sentences = new Set(by.map(({ article, sentence }) => `${article} ${sentence.start}`)).size;
  return articles > 1 && sentences <= PER_ARTICLE * articles;
}

/** What sharing a predicate is worth, by the claims of the story that have it. */
function predicateBits(readings: readonly Reading[]): (reading: Reading) => number {
  const having = new Map<string, number>();
  for (const { predicate } of readings) having.set(predicate.name, (having.get(predicate.name) ?? 0) + 1);
  return ({ predicate }) => Math.log2(readings.length / ((having.get(predicate.name) ?? 1) + 0.5));
}

function pairsIn({ bits, predicate }: Reading, ofPredicate: number): Map<string, number> {
  const words = [...bits].filter(([, worth]) => worth >= LEAST_WORD).slice(0, MOST_WORDS);
  const pairs = new Map<string, number>();
  words.forEach(([word, worth], index) => {
    for (const [other, also] of words.slice(0, index))
      if (worth + also >= LEAST_BITS) pairs.set(word < other ? `${word} ${other}` : `${other} ${word}`, worth + also);
    if (predicate.isLight || worth + ofPredicate < LEAST_BITS || isOwnWord(predicate.name, word)) return;
    pairs.set(`p:${predicate.name} ${word}`, worth + ofPredicate);
  });
  return pairs;
}

/** The predicate as a word of its own clause. */
function isOwnWord(predicate: string, word: string): boolean {
  return predicate.replace("~", "").startsWith(word.slice(0, 4));
}

/** What two claims share. */
export function sharedAnchors(a: Anchors, b: Anchors): SharedAnchors {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let [count, most] = [0, 0];
  for (const [key, bits] of few) {
    if (!many.has(key)) continue;
    count++;
    most = Math.max(most, bits);
  }
  return { count, bits: most, share: few.size === 0 ? 0 : count / few.size };
}
