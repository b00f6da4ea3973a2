import type { Amount, Ground } from "./amounts.ts";
import type { Clauses } from "./clauses.ts";
import { setOf } from "./lexicon.ts";
import { lemmaAt, type Tree, wordAt } from "./tree.ts";

/** Two numbers of one vote or match: how many for whom the clause speaks of, and how many against. */
export interface Tally {
  readonly frame: number;
  /** Tokens of the numbers; one token where they are one word. */
  readonly first: number;
  readonly second: number;
  readonly values: readonly [number, number];
  readonly thing: "vote" | "score";
}

const VOTED = setOf(
  "pass approve adopt reject defeat vote back ratify confirm fail carry endorse block kill veto acquit convict impeach expel oust repeal ban support oppose agree uphold overturn rule",
);
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
    if (thing) found.push({ ...pair, frame, thing });
    i = pair.second;
  }
  return found;
}

/** The clause that a number stands in; the vote of "passed by 104 votes" belongs to "passed". */
export function frameOf({ frames, owner, parent }: Clauses, token: number): number {
  const own = owner[token]!;
  const above = own < 0 ? -1 : parent[own]!;
  return above >= 0 && frames[own]!.kind === "noun" && VOTED.has(frames[above]!.predicate) ? above : own;
}

type Pair = Pick<Tally, "first" | "second" | "values"> & { readonly isVotes: boolean };

function pairAt(tree: Tree, i: number): Pair | undefined {
  const word = wordAt(tree, i);
  const whole = /^(\d{1,4})[-–](\d{1,4})$/.exec(word);
  if (whole) return pairOf(i, i, whole[1]!, whole[2]!, hasVote(tree, i - 2, i + 2));
  if (!/^\d{1,4}$/.test(word)) return undefined;
  if (/^[-–]$/.test(at(tree, i + 1)) && isGlued(tree, i) && isGlued(tree, i + 1) && /^\d{1,4}$/.test(at(tree, i + 2)))
    return pairOf(i, i + 2, word, at(tree, i + 2), hasVote(tree, i - 2, i + 4));
  const to = /^votes?$/.test(at(tree, i + 1)) ? i + 2 : i + 1;
  const isBy = /^(?:by|of|was|were)$/.test(at(tree, i - 1));
  if (at(tree, to) !== "to" || !/^\d{1,4}$/.test(at(tree, to + 1)) || !isBy) return undefined;
  return pairOf(i, to + 1, word, at(tree, to + 1), to > i + 1 || hasVote(tree, i - 4, i));
}

function pairOf(first: number, second: number, a: string, b: string, isVotes: boolean): Pair | undefined {
  const values = [Number(a), Number(b)] as const;
  return values[0] + values[1] > MOST ? undefined : { first, second, values, isVotes };
}

function thingOf(tree: Tree, predicate: string, { isVotes, first, second }: Pair): Tally["thing"] | undefined {
  const isYears = [first, second].every((k) => /^(?:19|20)\d\d$/.test(wordAt(tree, k)));
  if (isYears) return undefined;
  if (isVotes || VOTED.has(predicate)) return "vote";
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

/** The amounts of a tally: `vote for` on its clause, `vote against` by itself. */
export function amountsOf({ first, second, values, thing }: Tally): readonly [Amount, Amount] {
  const amount = (side: string, value: number, anchor: number): Amount => ({
    measure: `${thing} ${side}`,
    thing,
    implied: value,
    role: "total",
    anchor,
  });
  return [amount("for", values[0], first), amount("against", values[1], second)];
}
