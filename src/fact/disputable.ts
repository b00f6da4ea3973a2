import { oncePer } from "../model/once.ts";
import { type Amount, isNamed, isTelling } from "./amounts.ts";
import { wordsIn } from "./load.ts";
import { daysApart } from "./pair-score.ts";
import { isSameParty, type Party, shareOne } from "./participants.ts";
import type { Reading } from "./reading.ts";
import { stemOf } from "./stems.ts";
import { clash } from "./vetoes.ts";

/** Share of the shorter one's words, numbers apart, that two claims must have in common before they contradict each other. */
const NEARLY_SAME = 0.5;

/**
 * True when two claims answer one question, so that unlike answers are a disagreement: what is done is the same or its
 * opposite, somebody or something takes part in both, and most of the words are shared.
 */
export function answersOne(a: Reading, b: Reading): boolean {
  const isWeak = a.predicate.isLight || b.predicate.isLight || ((isThin(a) || isThin(b)) && !isDoneByOne(a, b));
  if (isWeak || !shareParty(a, b) || areOfOthers(a, b) || areOfSomebody(a, b)) return false;
  if (isOfNobody(a, b) || isOfNobody(b, a)) return false;
  return containedWords(a, b) >= NEARLY_SAME;
}

/** "He struck her": whom one of two claims only points at may be another one than the other claim names. */
function areOfSomebody(a: Reading, b: Reading): boolean {
  const isPointed = ({ claim: { roles } }: Reading) =>
    roles.some(({ role, name }) => role !== "actor" && WHOM.has(name.trim().toLowerCase()));
  if (!isPointed(a) && !isPointed(b)) return false;
  const [x, y] = [a, b].map(({ parties }) => parties.filter(({ role }) => role === "patient")) as [Party[], Party[]];
  return !shareOne(x, y);
}

const WHOM = new Set(["him", "her", "them", "it"]);

/** True when both say who acts, by names or by nouns, and it is not the same one: what one declines to say another may say. */
function areOfOthers(a: Reading, b: Reading): boolean {
  const [x, y] = [a, b].map(({ parties }) => parties.filter(({ role }) => role === "actor")) as [Party[], Party[]];
  if (x.length === 0 || y.length === 0) return false;
  return x.every((one) => y.every((other) => one.isName === other.isName && !isSameParty(one, other)));
}

/** "Stirred up by Orth", "has not been stirred up by Orth": in few words what somebody named behind the verb did, all of them in both. */
export function isDoneByOne(a: Reading, b: Reading): boolean {
  const [x, y] = [agentsOf(a), agentsOf(b)];
  const isOne = shareOne(x, y);
  return isOne && a.predicate.name === b.predicate.name && containedWords(a, b) === 1;
}

/** Who is named behind a verb of which others are the subject. */
function agentsOf({ claim: { head, roles }, parties }: Reading): Party[] {
  const behind = new Set(
    roles.flatMap(({ role, span, name }) => (role === "actor" && span.start >= head.end ? [name] : [])),
  );
  return parties.filter(({ role, isName, name }) => role === "actor" && isName && behind.has(name));
}

/** "He did not send it" beside "it was sent": who is said not to have done it is not said to have. */
function isOfNobody(denied: Reading, other: Reading): boolean {
  const hasActor = ({ parties }: Reading) => parties.some(({ role }) => role === "actor");
  return denied.claim.polarity === "denied" && hasActor(denied) && !hasActor(other);
}

/** A story asks for these once, whatever the words; who was present or freed depends on where and when. */
const ONE_COUNT = new Set(["killed", "injured", "missing", "hospitalised"]);

export function isPast({ claim }: Reading): boolean {
  return claim.modality === "historical";
}

/** "11 were hurt in shootings across the city": a sum over several events is no count of one. */
export const isOfSeveral = oncePer(({ key }: Reading): boolean =>
  key
    .split(" ")
    .slice(1)
    .some((word) => SEVERAL.has(word)),
);

/** "Two are in critical condition", "20 were slightly hurt", "one remains in hospital" count a part of those who were. */
const isOfCondition = oncePer(
  ({ key, words, around }: Reading): boolean =>
    (words.size <= 2 && around.has(REMAIN)) ||
    / (?:critical|serious|stable|grave|guarded) (?:but \S+ )?condition| (?:remain(?:s|ed)?|still|discharged|released)(?: |$)| (?:slightly|lightly|seriously|critically|severely|badly|gravely) (?:hurt|injured|wounded)(?: |$)/u.test(
      key,
    ),
);

const REMAIN = stemOf("remain");
const SEVERAL = new Set(wordsIn("several"));

/** True when two amounts measure one thing, so that unlike numbers are a disagreement. Ages are told apart elsewhere. */
export function countOne(a: Reading, b: Reading): boolean {
  const [x, y] = [a.amount, b.amount];
  if (x && y && isOneTerm(x, y)) return a.predicate.name === b.predicate.name;
  if (!x || !y || x.unit !== y.unit || isPast(a) !== isPast(b) || clash(a, b, true)) return false;
  if (isOfSeveral(a) !== isOfSeveral(b) || isOfCondition(a) !== isOfCondition(b)) return false;
  if (x.measure === y.measure && ONE_COUNT.has(x.measure)) return areTolls(a, b) && !areOfTwoKinds(x, y);
  if (x.isImplied || y.isImplied || x.measure === "age") return false;
  if (areOfOneCrowd(a, b, x, y) || areAboardOne(a, b, x, y)) return true;
  const isSlot = (x.measure === y.measure || (x.thing !== "" && x.thing === y.thing)) && x.role === y.role;
  if (!isSlot) return false;
  if (x.measure === y.measure && isNamed(x.measure)) return tellOneFigure(a, b);
  if (a.predicate.name !== b.predicate.name || a.predicate.isLight || isUnitAlone(a, x)) return false;
  const shared = sharedWords(a.words, b.words);
  const isEnough = shared.count >= LEAST_SHARED || isTelling(x) || isTelling(y);
  return isEnough && shareParty(a, b) && shared.share >= NEARLY_SAME;
}

/** Counts of all that somebody says were killed or hurt; who killed himself at last is in one count and not in the other. */
function areTolls(a: Reading, b: Reading): boolean {
  const [x, y] = [a.amount!, b.amount!];
  const isMeant = [a, b].some(({ claim: { modality } }) => modality === "possible" || modality === "planned");
  const isOfOneMore = Math.abs(x.value - y.value) === 1 && [a, b].some(({ key }) => SELF.test(`${key} `));
  return isWhole(x) && isWhole(y) && !isMeant && !isOfOneMore;
}

const SELF = / (?:himself|herself|themselves) /u;

/** "64 tons": nothing is said of what weighs so much. */
function isUnitAlone({ claim }: Reading, { thing, unit }: Amount): boolean {
  return claim.predicate === thing && unit === "";
}

/** The dead of a war and those whom one of its fighters killed: large counts that many times differ are of two things. */
const MANY = { least: 10, times: 5 } as const;

function areOfTwoKinds(x: Amount, y: Amount): boolean {
  const [low, high] = x.value < y.value ? [x.value, y.value] : [y.value, x.value];
  return low >= MANY.least && high >= low * MANY.times;
}

/** Figures of one name, as real and of one time, in sentences that share some words. */
function tellOneFigure(a: Reading, b: Reading): boolean {
  if (a.claim.modality !== b.claim.modality && a.amount?.measure !== "job cut") return false;
  return !daysApart(a, b) && sharedWords(a.around, b.around).count >= LEAST_SHARED;
}

/** "172.5 years" and "172.5 years to life": so odd a number is of one sentence, whoever is named with it. */
function isOneTerm(x: Amount, y: Amount): boolean {
  return x.isOpenEnded !== y.isOpenEnded && x.value === y.value && x.unit === y.unit && !Number.isInteger(x.value);
}

/** Words that two clauses share at least, numbers apart, before small numbers of theirs are held against each other: "spent five seasons". */
const LEAST_SHARED = 3;

/** Numbers of many ("15 million Velmish", "44 million Velmish") that no more than so many times differ count one crowd. */
const CROWD = { least: 1000, times: 4, words: 2, share: 0.4 } as const;

/** Large counts of the same people or things, of one order, in clauses that share some of their words. */
function areOfOneCrowd(a: Reading, b: Reading, x: Amount, y: Amount): boolean {
  const [low, high] = x.value < y.value ? [x.value, y.value] : [y.value, x.value];
  if (x.unit !== "" || x.thing === "" || x.thing === "person" || x.thing !== y.thing) return false;
  if (low < CROWD.least || high > low * CROWD.times || x.role !== "total" || y.role !== "total") return false;
  const shared = sharedWords(a.words, b.words);
  return shared.count >= CROWD.words && shared.share >= CROWD.share;
}

/** "46 passengers on the coach", "48 people were on the coach": who was aboard of one vehicle, whatever the verb. */
function areAboardOne(a: Reading, b: Reading, x: Amount, y: Amount): boolean {
  if ([x, y].some(({ measure, role, thing }) => measure !== "present" || role !== "total" || !ABOARD.has(thing)))
    return false;
  const of = ({ parties }: Reading, { thing }: Amount) => parties.filter(({ words }) => words.at(-1) !== thing);
  return shareOne(of(a, x), of(b, y));
}

/** Whoever is aboard; children or soldiers may be a part of them. */
const ABOARD = new Set(["person", "passenger"].map(stemOf));

/** A part of the dead or injured is no count of them, nor is one man; "a sixth victim" is. */
function isWhole({ role, measure, isImplied, value }: Amount): boolean {
  if (isImplied && value < 3) return false;
  return role === "total" || (role === "part" && measure === "missing");
}

/** A bare noun or verb that says nearly nothing beside itself: "Orth's announcement". */
export function isThin({ words, amount }: Reading): boolean {
  return words.size <= 2 && amount === undefined;
}

function shareParty(a: Reading, b: Reading): boolean {
  return shareOne(partners(a), partners(b));
}

/** Who takes part, without what is only counted: the crowns of "85 million crowns". */
function partners({ parties, amount }: Reading): Party[] {
  const thing = amount?.thing.split(" ").at(-1);
  return parties.filter(({ role, words }) => role !== "other" && words.at(-1) !== thing);
}

function containedWords(a: Reading, b: Reading): number {
  return sharedWords(a.words, b.words).share;
}

type Words = ReadonlyMap<string, number>;

/** Content words that both have, numbers apart, and their share of the shorter one's. */
function sharedWords(a: Words, b: Words): { count: number; share: number } {
  const isWord = (stem: string) => !/^\p{N}/u.test(stem);
  const [x, y] = [[...a.keys()].filter(isWord), [...b.keys()].filter(isWord)];
  const count = x.filter((stem) => b.has(stem)).length;
  return { count, share: count / Math.max(1, Math.min(x.length, y.length)) };
}
