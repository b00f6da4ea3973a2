import { areOpposite } from "./predicates.ts";
import type { Reading } from "./reading.ts";

/** True when one says so and the other not: one denies, or says the opposite, but not both. */
export function areOpposed(a: Reading, b: Reading): boolean {
  return (a.claim.polarity !== b.claim.polarity) !== areOpposite(a.predicate, b.predicate);
}
