import { pushTo } from "../model/grouping.ts";
import type { Fact } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import { isInLead } from "./main-event.ts";
import type { Reading } from "./reading.ts";

/**
 * Facts in their order, but counts of one outcome change places among themselves: first those of the main event, which a lead
 * gives as what happened, then the others ("thirteen had died there in 2009"), last what every report gives as a part ("two of
 * them are in critical condition").
 */
export function wholesFirst(facts: readonly Fact[], readings: readonly Reading[], ground: Ground): Fact[] {
  const known = new Map(readings.map((one) => [one.claim.id, one]));
  const places = new Map<string, number[]>();
  facts.forEach((fact, place) => {
    const measure = outcomeOf(fact, known);
    if (measure !== undefined) pushTo(places, measure, place);
  });
  const sorted = [...facts];
  for (const own of places.values()) {
    const counts = own.map((place) => facts[place]!);
    const placed = [...counts].sort((a, b) => placeOf(a, known, ground) - placeOf(b, known, ground));
    placed.forEach((fact, k) => {
      sorted[own[k]!] = fact;
    });
  }
  return sorted;
}

type Known = ReadonlyMap<string, Reading>;

function outcomeOf({ claim, mentions, status }: Fact, known: Known): string | undefined {
  if (claim?.measure === undefined || claim.value === undefined || status !== undefined) return undefined;
  return amountsOf(mentions, known).some(isOutcome) ? claim.measure : undefined;
}

/** 0: a whole count of the main event; 1: another whole count; 2: a part of one. */
function placeOf({ mentions }: Fact, known: Known, ground: Ground): number {
  const given = mentions.flatMap(({ ref }) => known.get(ref ?? "") ?? []).filter(({ amount }) => amount);
  if (given.every(({ amount }) => amount!.role === "part" || amount!.role === "change")) return 2;
  return given.some((one) => one.claim.modality !== "historical" && isInLead(one, ground)) ? 0 : 1;
}

function amountsOf(mentions: Fact["mentions"], known: Known) {
  return mentions.flatMap(({ ref }) => known.get(ref ?? "")?.amount ?? []);
}
