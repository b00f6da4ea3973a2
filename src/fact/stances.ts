import { areOpposite } from "./predicates.ts";
import type { Reading } from "./reading.ts";

/** True when one says so and the other not: one denies, or says the opposite, but not both. */
export function areOpposed(a: Reading, b: Reading): boolean {
  const areOther = areOpposite(a.predicate, b.predicate) && !isOfOtherVerb(a) && !isOfOtherVerb(b);
  return (a.claim.polarity !== b.claim.polarity) !== areOther;
}

/** Letters in which a noun and its verb begin alike. */
const ALIKE = 3;

/** "The defeat of the town" is no loss that stands against "the town was defeated". */
function isOfOtherVerb({ isNoun, head, claim: { predicate } }: Reading): boolean {
  return isNoun && ![...head].some((stem) => stem.slice(0, ALIKE) === predicate.slice(0, ALIKE));
}
