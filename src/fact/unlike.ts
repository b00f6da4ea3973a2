import { groupedBy } from "../model/grouping.ts";
import { countOf } from "./of-one.ts";
import { isSameParty } from "./participants.ts";
import type { Reading } from "./reading.ts";

/** Two reports that give so large a number mean one thing whatever they call it. */
const LARGE = 1000;
/** Content words that two clauses share at least, beside whoever takes part in both, when they tell of one thing by two verbs. */
const LEAST_SHARED = 3;
/** Readings that are held against each other; more only a huge story has. */
const MOST_COMPARED = 12;

/**
 * True of what two reports or more tell, each by another verb, as another kind of event and with another number, of other
 * people or in other words: they may mean two things.
 */
export function areUnlike(readings: readonly Reading[]): boolean {
  if (countOf(readings, ({ article }) => article) < 2) return false;
  const keyed = readings.flatMap((one) => likenessKeys(one).map((key) => ({ key, article: one.article })));
  const shared = [...groupedBy(keyed, ({ key }) => key).values()];
  if (shared.some((of) => new Set(of.map(({ article }) => article)).size > 1)) return false;
  const some = readings.slice(0, MOST_COMPARED);
  return !some.some((a, k) => some.slice(0, k).some((b) => a.article !== b.article && tellOfSame(a, b)));
}

function likenessKeys({ predicate, claim: { type, measure }, head, amount }: Reading): string[] {
  const isOdd = amount !== undefined && amount.value >= LARGE;
  const number = amount && !amount.isImplied ? [`n:${isOdd ? "" : (measure ?? "")} ${amount.value}`] : [];
  return [`p:${predicate.name}`, ...(type ? [`t:${type}`] : []), ...[...head].map((stem) => `h:${stem}`), ...number];
}

function tellOfSame(a: Reading, b: Reading): boolean {
  const isOne = a.parties.some((one) => one.role !== "other" && b.parties.some((other) => isSameParty(one, other)));
  return isOne && [...a.words.keys()].filter((stem) => b.words.has(stem)).length >= LEAST_SHARED;
}
