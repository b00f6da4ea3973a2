import { pushTo } from "../model/grouping.ts";
import type { Fact } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import { isOfSeveral } from "./disputable.ts";
import type { Ground } from "./ground.ts";
import { type HeadlineCounts, headlineCounts } from "./headline-counts.ts";
import type { Reading } from "./reading.ts";

/**
 * Facts in their order, but of the counts of one outcome first the one that answers for the event: a whole one before those that every
 * report gives as a part ("two of them are in critical condition"), one of the event before what is history, and what more
 * headlines give before what fewer do. The other counts of that outcome keep their order behind it.
 */
export function wholesFirst(facts: readonly Fact[], readings: readonly Reading[], ground: Ground): Fact[] {
  const known = new Map(readings.map((one) => [one.claim.id, one]));
  const places = new Map<string, number[]>();
  facts.forEach((fact, place) => {
    const measure = outcomeOf(fact, known);
    if (measure !== undefined) pushTo(places, measure, place);
  });
  const sorted = [...facts];
  const headlines = headlineCounts(ground);
  for (const own of places.values()) {
    const given = own.map((place) => standingOf(facts[place]!, known, headlines));
    const [first] = [...given].sort((a, b) => a.part - b.part || a.beside - b.beside || b.headlines - a.headlines);
    const counts = [first!, ...given.filter((one) => one !== first)];
    for (const [k, { fact }] of counts.entries()) sorted[own[k]!] = fact;
  }
  return sorted;
}

type Known = ReadonlyMap<string, Reading>;

interface Standing {
  readonly fact: Fact;
  readonly part: number;
  /** 1 of what is history, and of several events: "16 wounded in shootings across the city". */
  readonly beside: number;
  /** Lineages whose headline gives the number. */
  readonly headlines: number;
}

function standingOf(fact: Fact, known: Known, headlines: HeadlineCounts): Standing {
  const own = fact.mentions.flatMap(({ ref }) => known.get(ref ?? "") ?? []);
  const { measure = "", value = 0 } = fact.claim ?? {};
  return {
    fact,
    part: Number(isPart(own)),
    beside: Number(own.every((one) => one.claim.modality === "historical" || isOfSeveral(one))),
    headlines: headlines.of(measure, value),
  };
}

function outcomeOf({ claim, mentions, status }: Fact, known: Known): string | undefined {
  if (claim?.measure === undefined || claim.value === undefined || status !== undefined) return undefined;
  const isCount = mentions.some(({ ref }) => isOutcome(known.get(ref ?? "")?.amount ?? {}));
  return isCount ? claim.measure : undefined;
}

function isPart(own: readonly Reading[]): boolean {
  return own.flatMap(({ amount }) => amount ?? []).every(({ role }) => role === "part" || role === "change");
}
