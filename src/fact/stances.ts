import type { Reading } from "./reading.ts";

/** 1 for what is said to be so, -1 for what is denied or the opposite. */
export function stanceOf({ claim, predicate }: Reading): number {
  return (claim.polarity === "denied" ? -1 : 1) * (predicate.axis?.side === 1 ? -1 : 1);
}
