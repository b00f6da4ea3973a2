import { groupedBy } from "../model/grouping.ts";
import { isSameParty } from "./participants.ts";
import type { Reading } from "./reading.ts";

/**
 * The readings without what a report only quotes to refute it: it denies in its own voice that a bridge fell, and quotes the post
 * that says so. Whoever else is quoted against whomever stays: there the report lets two people contradict each other.
 */
export function withoutRefuted(readings: readonly Reading[]): Reading[] {
  const denied = groupedBy(readings.filter(isOwnDenial), keyOf);
  if (denied.size === 0) return [...readings];
  return readings.filter((one) => !isQuoted(one) || !(denied.get(keyOf(one)) ?? []).some((no) => shareParty(one, no)));
}

/** One predicate of one report. */
function keyOf({ article, predicate }: Reading): string {
  return `${article}\u0001${predicate.name}`;
}

function isOwnDenial({ claim, predicate }: Reading): boolean {
  return claim.polarity === "denied" && claim.sources.length === 0 && !predicate.isLight;
}

function isQuoted({ claim, quote }: Reading): boolean {
  return claim.polarity === "asserted" && (claim.sources.length > 0 || quote !== undefined);
}

/** True where somebody or something takes part in both, whichever way round the clause is built. */
function shareParty({ parties: a }: Reading, { parties: b }: Reading): boolean {
  return a.some((one) => one.role !== "other" && b.some((other) => other.role !== "other" && isSameParty(one, other)));
}
