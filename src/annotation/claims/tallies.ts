import type { Amount, Ground } from "./amounts.ts";
import type { Clauses } from "./clauses.ts";
import { setOf } from "./lexicon.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** Two numbers of one vote or match: how many for whom the clause speaks of, and how many against. */
export interface Tally {
  readonly frame: number;
  /** Tokens of the numbers; one token where they are one word. */
  readonly first: number;
  readonly second: number;
  /** In the order of the tokens. */
  readonly values: readonly [number, number];
  readonly thing: "vote" | "score";
  /** True where the second number is of those in favour: "rejected by 61 votes to 58". */
  readonly isTurned: boolean;
  /** The frame of the noun that names the votes, where they are told of the clause above it; else -1. */
  readonly noun: number;
}

const VOTED = setOf(
  "pass approve adopt reject defeat vote back ratify confirm fail carry endorse block kill veto acquit convict impeach expel oust repeal ban support oppose agree uphold overturn rule",
);
/** What a majority does that is against: the greater number voted so. A vote may fail with more in favour, so "fail" is none. */
const AGAINST = setOf("reject defeat veto block kill oppose turn_down vote_down strike_down throw_out");
const PLAYED = setOf("win beat lose draw defeat thrash crush edge rout trounce tie down overcome");
/** Numbers above this are no votes of a chamber and no score. */
const MOST = 2000;

/**
 * Vote counts and scores: "passed 51-49", "by 104 votes to 98", "won 3-1". The numbers are votes where the clause votes or a
 * vote is named beside them, else a score where it wins or loses; anything else is no tally.
 */
export function talliesOf({ tree }: Ground, clauses: Clauses): Tally[] {
  const found: Tally[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    const pair = pairAt(tree, i);
    const frame = pair ? frameOf(clauses, i) : -1;
    if (!pair || frame < 0) continue;
    const thing = thingOf(tree, clauses.frames[frame]!.predicate, pair);
    if (thing)
      found.push({ ...pair, frame, thing, noun: nounOf(clauses, i, frame), isTurned: isTurned(clauses, frame, pair) });
    i = pair.second;
  }
  return found;
}

/** Whether the second number is of those in favour: told so, or the lesser one of a majority against. */
function isTurned(clauses: Clauses, frame: number, { isForFirst, values }: Pair): boolean {
  if (isForFirst !== undefined) return !isForFirst;
  return values[0] > values[1] && isAgainst(clauses, frame);
}

/** "rejected the plan", "voted to reject the plan", "voted against the plan", "lost". */
function isAgainst({ tree, frames }: Clauses, frame: number): boolean {
  const { predicate, clause, head } = frames[frame]!;
  if (AGAINST.has(predicate.replaceAll(" ", "_")) || predicate === "lose") return true;
  const below = [...dependentsOf(tree, clause), ...dependentsOf(tree, head)];
  return below.some((k) => {
    const { deprel } = tree.tokens[k]!;
    if (/^(?:xcomp|advcl|ccomp)$/.test(deprel)) return AGAINST.has(lemmaAt(tree, k)) && wordAt(tree, k - 1) === "to";
    return predicate === "vote" && /^(?:obl|nmod)$/.test(deprel) && caseOf(tree, k) === "against";
  });
}

/** The clause that a number stands in; the vote of "passed by 104 votes" belongs to "passed". */
export function frameOf({ frames, owner, parent }: Clauses, token: number): number {
  const own = owner[token]!;
  const above = own < 0 ? -1 : parent[own]!;
  return above >= 0 && frames[own]!.kind === "noun" && isVote(frames[above]!.predicate) ? above : own;
}

function nounOf({ owner }: Clauses, token: number, frame: number): number {
  return owner[token]! === frame ? -1 : owner[token]!;
}

function isVote(predicate: string): boolean {
  return VOTED.has(predicate) || AGAINST.has(predicate.replaceAll(" ", "_"));
}

interface Pair extends Pick<Tally, "first" | "second" | "values"> {
  readonly isVotes: boolean;
  /** Whether the first number is of those in favour, where the words beside it say so. */
  readonly isForFirst?: boolean;
}

function pairAt(tree: Tree, i: number): Pair | undefined {
  const word = wordAt(tree, i);
  const whole = /^(\d{1,4})[-–](\d{1,4})$/.exec(word);
  if (whole) return pairOf(i, i, whole[1]!, whole[2]!, hasVote(tree, i - 2, i + 2));
  if (!/^\d{1,4}$/.test(word)) return undefined;
  const told = toldAt(tree, i);
  if (told) return told;
  if (/^[-–]$/.test(at(tree, i + 1)) && isGlued(tree, i) && isGlued(tree, i + 1) && /^\d{1,4}$/.test(at(tree, i + 2)))
    return pairOf(i, i + 2, word, at(tree, i + 2), hasVote(tree, i - 2, i + 4));
  const to = /^votes?$/.test(at(tree, i + 1)) ? i + 2 : i + 1;
  const isBy = /^(?:by|of|was|were)$/.test(at(tree, i - 1)) || isBehindVote(tree, i, to + 1);
  if (at(tree, to) !== "to" || !/^\d{1,4}$/.test(at(tree, to + 1)) || !isBy) return undefined;
  return pairOf(i, to + 1, word, at(tree, to + 1), to > i + 1 || hasVote(tree, i - 4, i));
}

/** "voted 61 to 58", "passed the bill 61 to 58 on Monday", not "voted from 10 to 15 times". */
function isBehindVote(tree: Tree, first: number, second: number): boolean {
  const next = tree.tokens[second + 1]?.upos ?? "PUNCT";
  if (/^(?:from|between)$/.test(at(tree, first - 1)) || /^(?:NOUN|SYM|ADJ)$/.test(next)) return false;
  const from = Math.max(0, first - REACH);
  for (let k = first - 1; k >= from && !/^[.;!?]$/.test(wordAt(tree, k)); k--)
    if (tree.tokens[k]!.upos === "VERB" && VOTED.has(lemmaAt(tree, k))) return true;
  return false;
}

/** Tokens between a number and the word that says which side it is of, and between the two sides. */
const REACH = 6;
const FAVOUR = setOf("favour favor support");

/** "61 members were in favour, 58 against", "with 58 against and 61 for". */
function toldAt(tree: Tree, first: number): Pair | undefined {
  const side = sideAt(tree, first);
  if (!side) return undefined;
  const last = Math.min(tree.tokens.length - 1, side.at + REACH);
  for (let second = side.at + 1; second <= last && !/^[.!?]$/.test(wordAt(tree, second)); second++) {
    const other = /^\d{1,4}$/.test(wordAt(tree, second)) ? sideAt(tree, second) : undefined;
    if (!other) continue;
    const pair = pairOf(first, second, wordAt(tree, first), wordAt(tree, second), true);
    return pair && other.isFor !== side.isFor ? { ...pair, isForFirst: side.isFor } : undefined;
  }
  return undefined;
}

/** The side that the votes of a number are of, and the token that says so. */
function sideAt(tree: Tree, i: number): { readonly at: number; readonly isFor: boolean } | undefined {
  for (let k = i + 1; k <= Math.min(tree.tokens.length - 1, i + REACH); k++) {
    const word = wordAt(tree, k);
    if (/^(?:against|opposed)$/.test(word)) return { at: k, isFor: false };
    if (word === "in" && FAVOUR.has(at(tree, k + 1))) return { at: k + 1, isFor: true };
    if (word === "for" && /^(?:and|,|\.|;)$/.test(at(tree, k + 1))) return { at: k, isFor: true };
    if (!/^(?:NOUN|ADJ|AUX|VERB|PROPN)$/.test(tree.tokens[k]!.upos)) return undefined;
  }
  return undefined;
}

function pairOf(first: number, second: number, a: string, b: string, isVotes: boolean): Pair | undefined {
  const values = [Number(a), Number(b)] as const;
  return values[0] + values[1] > MOST ? undefined : { first, second, values, isVotes };
}

function thingOf(tree: Tree, predicate: string, { isVotes, first, second }: Pair): Tally["thing"] | undefined {
  const isYears = [first, second].every((k) => /^(?:19|20)\d\d$/.test(wordAt(tree, k)));
  if (isYears) return undefined;
  if (isVotes || isVote(predicate)) return "vote";
  return PLAYED.has(predicate) ? "score" : undefined;
}

function at(tree: Tree, i: number): string {
  return i >= 0 && i < tree.tokens.length ? wordAt(tree, i) : "";
}

function isGlued({ tokens }: Tree, i: number): boolean {
  return i + 1 < tokens.length && tokens[i]!.span.end === tokens[i + 1]!.span.start;
}

function hasVote(tree: Tree, from: number, to: number): boolean {
  for (let k = Math.max(0, from); k < Math.min(to, tree.tokens.length); k++)
    if (/^(?:vote|ballot|majority|margin)$/.test(lemmaAt(tree, k))) return true;
  return false;
}

/**
 * The amounts of a tally, `vote for` and `vote against`: the first goes with the clause, the other stands by itself. It is the first
 * of the text, unless the second number is the word that carries the clause.
 */
export function amountsOf({ first, second, values, thing, isTurned }: Tally, head: number): readonly Amount[] {
  const amount = (isFor: boolean, value: number, anchor: number): Amount => ({
    measure: `${thing} ${isFor ? "for" : "against"}`,
    thing,
    implied: value,
    role: "total",
    anchor,
  });
  const both = [amount(!isTurned, values[0], first), amount(isTurned, values[1], second)];
  return second === head && first !== second ? both.reverse() : both;
}
