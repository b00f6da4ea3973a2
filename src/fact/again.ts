import type { Fact, FactClaim } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import { classOfStem, predicateClass } from "./predicates.ts";
import { stemOf, stemSetOf } from "./stems.ts";

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
/** The same where it is what became of somebody, whoever did it: dead, injured, arrested, charged. */
const OUTCOME_OF_ONE: readonly number[] = [0.4, 0.7];

/** How much of a row another one tells, from 0 to 1: all of its words, or its deed in others. */
export function againOf(one: Told, other: Told, rarity: Rarity): number {
  if (one.fact.disagreement !== undefined || one.fact.claim?.polarity !== other.fact.claim?.polarity) return 0;
  const isBeside = [...one.sentences].every((at) => other.sentences.has(at));
  const shared = coverage(one.words, other.words, rarity) * (openBoth(one, other) ? OPENING.more : 1);
  const deed = ofAnother(one.fact) === ofAnother(other.fact) ? deedShared(one.fact.claim, other.fact.claim) : 0;
  return Math.max(isBeside ? BESIDE : 0, deed, Math.min(1, shared));
}

/** "A second man was arrested": of another than the row about a man. */
function ofAnother({ text }: Fact): boolean {
  return /\b(?:second|third|fourth|another|other)\s\p{Ll}/u.test(text);
}

/** Two reports open with one event in unlike words: what their openings share says more; code units that open an article. */
const OPENING = { more: 1.7, within: 80 } as const;

function openBoth(one: Told, other: Told): boolean {
  const isBeside = [...one.sentences].some((at) => other.sentences.has(at));
  return !isBeside && one.place < OPENING.within && other.place < OPENING.within;
}

const PARTS = ["actor", "recipient", "theme"] as const;

function deedShared(a: FactClaim | undefined, b: FactClaim | undefined): number {
  if (a === undefined || b === undefined || areOfOtherNumber(a, b)) return 0;
  const deed = deedOf(a);
  if (deed === undefined || deed !== deedOf(b)) return 0;
  const isOfOutcome = isOutcome(a) || isOutcome(b);
  const parts = PARTS.filter((part) => !isOfOutcome || part !== "actor");
  const both = parts.filter((part) => a[part] !== undefined && b[part] !== undefined);
  const shared = both.filter((part) => isOneParty(a[part]!, b[part]!)).length;
  if (both.some((part) => !isOneParty(a[part]!, b[part]!) && isName(a[part]!) && isName(b[part]!))) return 0;
  const shares = isOfOutcome ? OUTCOME_OF_ONE : OF_ONE;
  return shares[shared] ?? shares.at(-1)!;
}

/** "A man was arrested" and "the arrest": one of them gives a number that is one. */
function areOfOtherNumber(a: FactClaim, b: FactClaim): boolean {
  const areCounted = a.value !== undefined && b.value !== undefined;
  return areCounted ? a.value !== b.value || a.measure !== b.measure : (a.value ?? b.value ?? 1) !== 1;
}

/** The class of what is done, or of what became of somebody: "took into custody" and "arrested" are one. */
function deedOf(claim: FactClaim): string | undefined {
  const became = isOutcome(claim) ? classOfStem(stemOf(claim.measure!)) : undefined;
  const deed = predicateClass(claim.predicate);
  return became ?? (deed.isLight ? undefined : deed.name);
}

/** "Moor" is "Ada Moor". */
function isOneParty(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (isName(short) && long.endsWith(` ${short}`));
}

function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words);
}
