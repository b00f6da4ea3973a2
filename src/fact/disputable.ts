import { isSameParty, type Party } from "./participants.ts";
import type { Reading } from "./reading.ts";

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

/** True when two amounts measure one thing. An age is somebody's. */
export function countOne(a: Reading, b: Reading): boolean {
  if (a.amount?.measure === "age")
    return a.parties.some((one) => b.parties.some((other) => one.isName && isSameParty(one, other)));
  return a.amount?.measure === b.amount?.measure && containedWords(a, b) >= NEARLY_SAME;
}

/** A bare noun or verb that says nearly nothing beside itself: "Orth's announcement". */
export function isThin({ words, amount }: Reading): boolean {
  return words.size <= 2 && amount === undefined;
}

function shareParty(a: Reading, b: Reading): boolean {
  const said = ({ role }: Party) => role !== "other";
  return a.parties.filter(said).some((one) => b.parties.filter(said).some((other) => isSameParty(one, other)));
}

function containedWords(a: Reading, b: Reading): number {
  const isWord = (stem: string) => !/^\p{N}/u.test(stem);
  const [x, y] = [[...a.words.keys()].filter(isWord), [...b.words.keys()].filter(isWord)];
  const shared = x.filter((stem) => b.words.has(stem)).length;
  return shared / Math.max(1, Math.min(x.length, y.length));
}
