import type { Built } from "./building.ts";
import { meansPeople } from "./people.ts";

/**
 * "Five people were shot": where an article tells of nobody killed, they were hurt. Beside a death it is open how many of
 * them died, and the number stays one of people shot.
 */
export function withShots(built: readonly Built[]): Built[] {
  const isDeadly = built.some(({ claim }) => claim.measure === "killed" && claim.polarity === "asserted");
  return isDeadly ? [...built] : built.map((one) => (isShot(one) ? { ...one, claim: injured(one.claim) } : one));
}

function isShot({ claim: { predicate, measure, thing, polarity } }: Built): boolean {
  if (predicate !== "shoot" || polarity === "denied" || measure === undefined || thing === undefined) return false;
  return / shoot$/.test(measure) && meansPeople(thing.split(" ").at(-1)!);
}

function injured(claim: Built["claim"]): Built["claim"] {
  return { ...claim, measure: "injured" };
}
