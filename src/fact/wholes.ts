import { pushTo } from "../model/grouping.ts";
import type { Fact } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import type { Reading } from "./reading.ts";

/**
 * Facts in their order, but a count of people that every report gives as a part ("two of them are in critical condition")
 * never before the whole count of the same outcome: counts of one outcome change places among themselves alone.
 */
export function wholesFirst(facts: readonly Fact[], readings: readonly Reading[]): Fact[] {
  const known = new Map(readings.map((one) => [one.claim.id, one]));
  const places = new Map<string, number[]>();
  facts.forEach((fact, place) => {
    const measure = outcomeOf(fact, known);
    if (measure !== undefined) pushTo(places, measure, place);
  });
  const sorted = [...facts];
  for (const own of places.values()) {
    const counts = own.map((place) => facts[place]!);
    const [wholes, parts] = [false, true].map((isOne) => counts.filter((fact) => isPart(fact, known) === isOne));
    [...wholes!, ...parts!].forEach((fact, k) => {
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

function isPart({ mentions }: Fact, known: Known): boolean {
  return amountsOf(mentions, known).every(({ role }) => role === "part" || role === "change");
}

function amountsOf(mentions: Fact["mentions"], known: Known) {
  return mentions.flatMap(({ ref }) => known.get(ref ?? "")?.amount ?? []);
}
