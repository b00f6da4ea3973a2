import type { Amount } from "./amounts.ts";
import { isSameParty, type Party } from "./participants.ts";
import type { Reading } from "./reading.ts";
import { clash } from "./vetoes.ts";

/** Share of the shorter one's words, numbers apart, that two claims must have in common before they contradict each other. */
const NEARLY_SAME = 0.5;

/**
 * True when two claims answer one question, so that unlike answers are a disagreement: what is done is the same or its
 * opposite, somebody or something takes part in both, and most of the words are shared.
 */
export function answersOne(a: Reading, b: Reading): boolean {
  const isWeak = a.predicate.isLight || b.predicate.isLight || isThin(a) || isThin(b);
  return !isWeak && shareParty(a, b) && containedWords(a, b) >= NEARLY_SAME;
}

/** A story asks for these once, whatever the words; who was present or freed depends on where and when. */
const ONE_COUNT = new Set(["killed", "injured", "missing", "hospitalised"]);

function isPast({ claim }: Reading): boolean {
  return claim.modality === "historical";
}

/** True when two amounts measure one thing, so that unlike numbers are a disagreement. Ages are told apart elsewhere. */
export function countOne(a: Reading, b: Reading): boolean {
  const [x, y] = [a.amount, b.amount];
  if (!x || !y || x.unit !== y.unit || isPast(a) !== isPast(b) || clash(a, b, true)) return false;
  if (x.measure === y.measure && ONE_COUNT.has(x.measure)) return isWhole(x) && isWhole(y);
  if (x.isImplied || y.isImplied) return false;
  if (x.measure === "age") return false;
  const isSlot = (x.measure === y.measure || (x.thing !== "" && x.thing === y.thing)) && x.role === y.role;
  if (!isSlot || a.predicate.name !== b.predicate.name || a.predicate.isLight) return false;
  return shareParty(a, b) && containedWords(a, b) >= NEARLY_SAME;
}

/** A part of the dead or injured is no count of them, nor is one man; "a sixth victim" is. */
function isWhole({ role, measure, isImplied, value }: Amount): boolean {
  if (isImplied && value < 3) return false;
  return role === "total" || (role === "part" && measure !== "killed" && measure !== "injured");
}

/** A bare noun or verb that says nearly nothing beside itself: "Orth's announcement". */
export function isThin({ words, amount }: Reading): boolean {
  return words.size <= 2 && amount === undefined;
}

function shareParty(a: Reading, b: Reading): boolean {
  return partners(a).some((one) => partners(b).some((other) => isSameParty(one, other)));
}

/** Who takes part, without what is only counted: the crowns of "85 million crowns". */
function partners({ parties, amount }: Reading): Party[] {
  const thing = amount?.thing.split(" ").at(-1);
  return parties.filter(({ role, words }) => role !== "other" && words.at(-1) !== thing);
}

function containedWords(a: Reading, b: Reading): number {
  const isWord = (stem: string) => !/^\p{N}/u.test(stem);
  const [x, y] = [[...a.words.keys()].filter(isWord), [...b.words.keys()].filter(isWord)];
  const shared = x.filter((stem) => b.words.has(stem)).length;
  return shared / Math.max(1, Math.min(x.length, y.length));
}
