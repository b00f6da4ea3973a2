import { pushTo } from "../model/grouping.ts";
import type { ArticleId, DisagreementKind } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import { type Amount, agree, isGrowing, isOutcome, isTelling } from "./amounts.ts";
import { answersOne, countOne, isDoneByOne, isPast } from "./disputable.ts";
import { wordsIn } from "./load.ts";
import type { Reading } from "./reading.ts";
import { areOpposed } from "./stances.ts";

/** Claims that are one, or the sides of one question, the most reported first. */
export interface Question {
  readonly sides: readonly (readonly Reading[])[];
  /** What the sides differ in; nothing when there is one. */
  readonly kind: DisagreementKind | undefined;
}

/** Claims of a group that are looked at when it is held against another; the first in place. */
const LOOKED_AT = 12;
/** Groups that share a key with so many others are compared with the first of these only. */
const MOST_RIVALS = 40;

/** True when two claims say one thing, so or not so. */
export type Likeness = (a: Reading, b: Reading) => boolean;

/**
 * Lays groups that answer one question otherwise side by side: so or not so, or another number. The group that most
 * articles carry takes those that contradict it; each group is a side once. `groups` come in a fixed order.
 */
export function questionsOf(groups: readonly (readonly Reading[])[], isOne: Likeness): Question[] {
  const byKey = new Map<string, number[]>();
  groups.forEach((group, index) => {
    for (const key of questionKeys(group)) pushTo(byKey, key, index);
  });
  const order = groups
    .map((_, index) => index)
    .sort((a, b) => articlesOf(groups[b]!).size - articlesOf(groups[a]!).size || a - b);
  const taken = new Set<number>();
  const asking: Asking = { taken, isOne, numbersOf: numbersIn(groups) };
  return order.flatMap((index) => {
    if (taken.has(index)) return [];
    taken.add(index);
    return questionOf(index, groups, rivalsOf(index, groups, byKey), asking);
  });
}

/** What is asked of groups of a story while they are laid side by side. */
interface Asking {
  readonly taken: Set<number>;
  readonly isOne: Likeness;
  /** What a report says with numbers. */
  readonly numbersOf: ReadonlyMap<ArticleId, readonly Reading[]>;
}

function numbersIn(groups: readonly (readonly Reading[])[]): Asking["numbersOf"] {
  const found = new Map<ArticleId, Reading[]>();
  for (const one of groups.flat()) if (one.amount) pushTo(found, one.article, one, MOST_NUMBERS);
  return found;
}

/** Numbers of a report that are looked at. */
const MOST_NUMBERS = 200;

function questionOf(
  index: number,
  groups: readonly (readonly Reading[])[],
  rivals: readonly number[],
  asking: Asking,
): Question[] {
  const { taken } = asking;
  const sides: (readonly Reading[])[] = [groups[index]!];
  const left: Question[] = [];
  let kind: DisagreementKind | undefined;
  for (const other of rivals) {
    if (taken.has(other)) continue;
    const found = contradiction(groups[index]!, groups[other]!, asking);
    if (found === undefined || (kind !== undefined && kind !== found)) continue;
    const voices = otherVoices(sides, groups[other]!, found);
    if (voices.length === 0) continue;
    kind = found;
    taken.add(other);
    if (voices.length < groups[other]!.length) left.push({ sides: [groups[other]!], kind: undefined });
    const same = kind === "value" ? sides.findIndex((side) => giveOne(side, voices)) : -1;
    if (same < 0) sides.push(voices);
    else sides[same] = [...sides[same]!, ...voices];
  }
  return [{ sides, kind }, ...left];
}

/** True when two sides give one number. */
function giveOne(a: readonly Reading[], b: readonly Reading[]): boolean {
  const [x, y] = [a, b].map((side) => side.find(({ amount }) => amount)?.amount);
  return x !== undefined && y !== undefined && agree(x, y);
}

function rivalsOf(
  index: number,
  groups: readonly (readonly Reading[])[],
  byKey: ReadonlyMap<string, readonly number[]>,
): number[] {
  const found = new Set(questionKeys(groups[index]!).flatMap((key) => (byKey.get(key) ?? []).slice(0, MOST_RIVALS)));
  found.delete(index);
  return [...found].sort((a, b) => groups[b]!.length - groups[a]!.length || a - b);
}

function questionKeys(group: readonly Reading[]): string[] {
  const keys = group
    .slice(0, LOOKED_AT)
    .flatMap(({ predicate, amount }) => [
      ...(predicate.isLight ? [] : [`p:${predicate.axis?.name ?? predicate.name}`]),
      ...(amount ? [`m:${amount.measure}`, `t:${amount.thing}`] : []),
    ]);
  return [...new Set(keys)];
}

/** In what two groups contradict each other, if they do. */
function contradiction(
  a: readonly Reading[],
  b: readonly Reading[],
  { isOne, numbersOf }: Asking,
): DisagreementKind | undefined {
  const isToldBoth = (x: Reading, y: Reading) => [...numbersOf.values()].some((all) => givesBoth(all, x, y));
  for (const x of a.slice(0, LOOKED_AT)) {
    for (const y of b.slice(0, LOOKED_AT)) {
      if (x.article === y.article) continue;
      if (areOpposed(x, y) && isSaid(x) && isSaid(y) && answersOne(x, y) && (isOne(x, y) || isDoneByOne(x, y)))
        return "polarity";
      if (isOtherNumber(x, y) && !isToldBoth(x, y) && (countPlainly(x, y) || isOne(x, y))) return "value";
    }
  }
  return undefined;
}

function isOtherNumber(x: Reading, y: Reading): boolean {
  return !areOpposed(x, y) && giveOthers(x, y) && countOne(x, y);
}

/** True of a report that gives both numbers and one of them as of before or as a part: the offer of before and the new one, two events. */
function givesBoth(numbered: readonly Reading[], { amount: x }: Reading, { amount: y }: Reading): boolean {
  const isGiven = ({ amount: one }: Reading, amount: Amount) =>
    areOfOneKind(one!, amount) && (agree(one!, amount) || isNear(one!, amount, TOLD_ROUND));
  if (isNear(x!, y!, isGrowing(x!) ? GROWN : TOLD_ROUND)) return false;
  const others = numbered.filter((one) => isGiven(one, y!));
  return numbered.some((one) => isGiven(one, x!) && others.some((other) => areOfTwoTimes(one, other)));
}

function areOfTwoTimes(a: Reading, b: Reading): boolean {
  if (isPast(a) !== isPast(b)) return true;
  if (!isGrowing(a.amount!)) return a.isOfBefore !== b.isOfBefore;
  return !a.isOfBefore && !b.isOfBefore && a.amount!.role !== b.amount!.role;
}

/** Counts that grow while an event is reported are of one event while one is not so many times the other. */
const GROWN = 1.5;
/** One number told more or less exactly. */
const TOLD_ROUND = 1.03;

function isNear({ value: x }: Amount, { value: y }: Amount, times: number): boolean {
  return Math.max(x, y) < times * Math.min(x, y);
}

/** Sums of money, or counts of one thing. */
function areOfOneKind(a: Amount, b: Amount): boolean {
  return a.unit === b.unit && (a.unit !== "" || a.measure === b.measure);
}

function giveOthers(x: Reading, y: Reading): boolean {
  return x.amount !== undefined && y.amount !== undefined && !agree(x.amount, y.amount) && !hasFallen(x, y);
}

/** "At first five were said to be hurt", and four are: one of them has died. */
function hasFallen(x: Reading, y: Reading): boolean {
  const [before, now] = x.isOfBefore ? [x, y] : [y, x];
  return before.isOfBefore && !now.isOfBefore && isGrowing(now.amount!) && before.amount!.value > now.amount!.value;
}

/** Counts of people by outcome, and numbers that are not given by chance; two and three of anything else need more alike. */
function countPlainly({ amount: a }: Reading, { amount: b }: Reading): boolean {
  return [a!, b!].every((amount) => isOutcome(amount)) || [a!, b!].some((amount) => isTelling(amount));
}

/** What is asked or possible stands against nothing that is said to be so, nor does a denial that denies something else. */
function isSaid(one: Reading): boolean {
  return (
    one.claim.modality !== "possible" &&
    !one.isUnsaid &&
    !POINTED.test(`${one.key} `) &&
    !(one.claim.polarity === "denied" && deniesOther(one))
  );
}

/** "Sold on that quay": where or when that is stands somewhere before. */
const POINTED = / (?:on|in|at|by) (?:that|those) \p{L}/u;
/** What makes a denial one of its hour or of some years. */
const FOR_NOW = /[ \u0001](?:since|until|yet|so far|immediate|immediately|at first) /u;
/** "Ordered them to no longer row", "nothing printed there is true": what is done or printed is not denied. */
const OF_OTHER = / (?:to no longer|to not|not to|to never) /;
const NOTHING = /[ \u0001](?:nothing|nobody|no one|none) \p{L}{1,20}(?:ed|en|wn|ught) /u;
const MAIN_VERB = / (?:has|have|had|is|are|was|were|will|can) /u;
/** That somebody does not tell something denies nothing that others tell. */
const TELLING = new Set(wordsIn("telling"));

/** "Not since 1945", "nobody so far", "police did not name the dead": nothing that a report says is denied. */
function deniesOther({ claim, key }: Reading): boolean {
  const words = `${key} `;
  const nothing = NOTHING.exec(words);
  const isOfNothing = nothing !== null && MAIN_VERB.test(words.slice(nothing.index + nothing[0].length - 1));
  return FOR_NOW.test(words) || OF_OTHER.test(words) || isOfNothing || TELLING.has(claim.predicate);
}

/**
 * Claims of a group by voices that are not on another side already: no article contradicts itself unless it quotes two, and
 * two numbers of one report are of two things.
 */
function otherVoices(
  sides: readonly (readonly Reading[])[],
  group: readonly Reading[],
  kind: DisagreementKind,
): Reading[] {
  const voices = new Set(sides.flatMap((side) => side.map(voiceOf)));
  const articles = new Set(sides.flatMap((side) => side.map(({ article }) => article)));
  return group.filter(
    (one) =>
      isOfAnotherHour(one, sides) ||
      !articles.has(one.article) ||
      (kind === "polarity" && one.claim.sources.length > 0 && !voices.has(voiceOf(one))),
  );
}

/** "It had earlier spoken of two dead": a report tells the count of before and that of its own hour. */
function isOfAnotherHour(one: Reading, sides: readonly (readonly Reading[])[]): boolean {
  if (one.amount === undefined || !isGrowing(one.amount)) return false;
  const own = sides.flatMap((side) => side.filter(({ article }) => article === one.article));
  return own.every(({ isOfBefore }) => isOfBefore !== one.isOfBefore);
}

function voiceOf({ article, claim }: Reading): string {
  return `${article}\u0001${claim.sources.at(-1)?.name.toLowerCase() ?? ""}`;
}
