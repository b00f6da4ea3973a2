import type { Fact, FactClaim } from "../model/index.ts";
import { classOfStem, predicateClass } from "./predicates.ts";
import { stemSetOf } from "./stems.ts";

/** A fact with what it tells: content words, verbs and nouns of one class being one, and the sentences it stands on. */
export interface Told {
  readonly fact: Fact;
  readonly words: ReadonlySet<string>;
  /** As `ARTICLE:START`. */
  readonly sentences: ReadonlySet<string>;
  /** How far from the beginning of an article it first stands, in code units. */
  readonly place: number;
}

/** The content words of a text; "killed", "dead" and "death" are one. */
export function conceptsOf(text: string): Set<string> {
  return new Set([...stemSetOf(text)].map((stem) => classOfStem(stem) ?? stem));
}

/** What a word says, from 0 to 1: the fewer rows have it, the more. */
export type Rarity = (word: string) => number;

export function rarityIn(rows: readonly Told[]): Rarity {
  const having = new Map<string, number>();
  for (const { words } of rows) for (const word of words) having.set(word, (having.get(word) ?? 0) + 1);
  return (word) => 1 / (1 + Math.log2(having.get(word) ?? 1));
}

/** Share of the words of a row, by their rarity, that others have. */
export function coverage(words: ReadonlySet<string>, others: ReadonlySet<string>, rarity: Rarity): number {
  let [shared, all] = [0, 0];
  for (const word of words) {
    all += rarity(word);
    if (others.has(word)) shared += rarity(word);
  }
  return all === 0 ? 1 : shared / all;
}

/** What a row repeats at least of another whose sentences are all its own. */
const BESIDE = 0.6;
/** What a row repeats at least of another that tells the same deed, with no other number and of no other people, of none, one or two of the same. */
const OF_ONE: readonly number[] = [0.4, 0.55, 0.7];

/** How much of a row another one tells, from 0 to 1: all of its words, or its deed in others. */
export function againOf(one: Told, other: Told, rarity: Rarity): number {
  if (one.fact.disagreement !== undefined || one.fact.claim?.polarity !== other.fact.claim?.polarity) return 0;
  const isBeside = [...one.sentences].every((at) => other.sentences.has(at));
  const shared = coverage(one.words, other.words, rarity) * (openBoth(one, other) ? OPENING.more : 1);
  return Math.max(isBeside ? BESIDE : 0, deedShared(one.fact.claim, other.fact.claim), Math.min(1, shared));
}

/** Two reports open with one event in unlike words: what their openings share says more; code units that open an article. */
const OPENING = { more: 1.7, within: 80 } as const;

function openBoth(one: Told, other: Told): boolean {
  const isBeside = [...one.sentences].some((at) => other.sentences.has(at));
  return !isBeside && one.place < OPENING.within && other.place < OPENING.within;
}

const PARTS = ["actor", "recipient", "theme"] as const;

function deedShared(a: FactClaim | undefined, b: FactClaim | undefined): number {
  if (a === undefined || b === undefined || a.value !== b.value || a.measure !== b.measure) return 0;
  const deed = predicateClass(a.predicate);
  if (deed.isLight || deed.name !== predicateClass(b.predicate).name) return 0;
  const both = PARTS.filter((part) => a[part] !== undefined && b[part] !== undefined);
  if (both.some((part) => a[part] !== b[part] && isName(a[part]!) && isName(b[part]!))) return 0;
  const shared = both.filter((part) => a[part] === b[part]).length;
  return OF_ONE[shared] ?? OF_ONE.at(-1)!;
}

function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words);
}
