import type { Built } from "./building.ts";

/**
 * "Five people were shot", "a boy was shot": where an article tells of nobody killed, they were hurt. Beside a death it is open how
 * many of them died: a number stays one of people shot, and one who was shot is not counted.
 */
export function withShots(built: readonly Built[]): Built[] {
  const isDeadly = built.some(({ claim }) => claim.measure === "killed" && claim.polarity === "asserted");
  return built.map((one) => {
    if (!isShot(one)) return one;
    if (!isDeadly) return { ...one, claim: { ...one.claim, measure: "injured" } };
    return one.claim.quantity === undefined ? { ...one, claim: uncounted(one.claim) } : one;
  });
}

function isShot({ claim: { predicate, measure, thing, polarity } }: Built): boolean {
  return predicate === "shoot" && polarity !== "denied" && measure === "person shoot" && thing !== undefined;
}

function uncounted({
  measure: _,
  thing: __,
  implied: ___,
  quantityRole: ____,
  ...claim
}: Built["claim"]): Built["claim"] {
  return claim;
}
