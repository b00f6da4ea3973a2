import { groupedBy } from "../model/grouping.ts";
import type { Reading } from "./reading.ts";

/** Pairs of words that tell a claim from all others of its article, each with its bits. */
export type Anchors = ReadonlyMap<string, number>;

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
  const anchors = new Map<Reading, Map<string, number>>();
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  const isShared = sharedWords(readings);
  for (const [article, own] of groupedBy(readings, (reading) => reading.article))
    for (const [key, found] of anchorsIn(own, isShared)) {
      const other = seen.get(key);
      if (other === undefined) seen.set(key, article);
      else if (other !== article) shared.add(key);
      for (const { reading, bits } of found) put(anchors, reading, key, bits);
    }
  for (const own of anchors.values()) for (const key of own.keys()) if (!shared.has(key)) own.delete(key);
  return (reading) => anchors.get(reading) ?? NONE;
}

function put(anchors: Map<Reading, Map<string, number>>, reading: Reading, key: string, bits: number): void {
  const own = anchors.get(reading);
  if (own) own.set(key, bits);
  else anchors.set(reading, new Map([[key, bits]]));
}

interface Anchored {
  readonly key: string;
  readonly reading: Reading;
  readonly bits: number;
}

/** Tells words that claims of two reports have: no other is in an anchor that is kept. */
function sharedWords(readings: readonly Reading[]): (word: string) => boolean {
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  for (const { article, bits } of readings)
    for (const word of bits.keys()) {
      const other = seen.get(word);
      if (other === undefined) seen.set(word, article);
      else if (other !== article) shared.add(word);
    }
  return (word) => shared.has(word);
}

function anchorsIn(own: readonly Reading[], isShared: (word: string) => boolean): [string, Anchored[]][] {
  const bitsOf = predicateBits(own);
  const found: Anchored[] = [];
  for (const reading of own)
    for (const [key, bits] of pairsIn(reading, bitsOf(reading), isShared)) found.push({ key, reading, bits });
  const sentences = (by: readonly Anchored[]) => new Set(by.map(({ reading }) => reading.sentence.start)).size;
  return [...groupedBy(found, ({ key }) => key)].filter(([, by]) => sentences(by) <= MOST_SENTENCES);
}

/** Claims of news in general that are laid beside those of the report. */
const BACKGROUND = 40;

/** What sharing a predicate is worth, by the claims of the report that have it. */
function predicateBits(own: readonly Reading[]): (reading: Reading) => number {
  const having = new Map<string, number>();
  for (const { predicate } of own) having.set(predicate.name, (having.get(predicate.name) ?? 0) + 1);
  return ({ predicate }) => Math.log2((own.length + BACKGROUND) / ((having.get(predicate.name) ?? 1) + 0.5));
}

function pairsIn(
  { bits, predicate, head }: Reading,
  ofPredicate: number,
  isShared: (word: string) => boolean,
): Map<string, number> {
  const telling = [...bits].filter(([, worth]) => worth >= LEAST_WORD).slice(0, MOST_WORDS);
  const words = telling.filter(([word]) => isShared(word));
  const pairs = new Map<string, number>();
  words.forEach(([word, worth], index) => {
    for (const [other, also] of words.slice(0, index))
      if (worth + also >= LEAST_BITS) pairs.set(word < other ? `${word} ${other}` : `${other} ${word}`, worth + also);
    if (predicate.isLight || worth + ofPredicate < LEAST_BITS || head.has(word)) return;
    pairs.set(`p:${predicate.name} ${word}`, worth + ofPredicate);
  });
  return pairs;
}

/** What two claims share. */
export function sharedAnchors(a: Anchors, b: Anchors): SharedAnchors {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let [count, most] = [0, 0];
  for (const [key, bits] of few) {
    const other = many.get(key);
    if (other === undefined) continue;
    count++;
    most = Math.max(most, Math.min(bits, other));
  }
  return { count, bits: most };
}
