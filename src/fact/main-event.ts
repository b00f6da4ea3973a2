import type { Place, Story } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** Code units of an article's prose that tell the main event: headline and lead. */
const LEAD = 700;
/** Places shown for a story. */
const MOST_PLACES = 3;
/** A place that this share of the surest one's reports give is shown too. */
const ALSO = 0.5;

/** The story with the days and places of its main event, by what the leads of most lineages say. */
export function withMainEvent(ground: Ground, readings: readonly Reading[]): Story {
  const lead = readings.filter((one) => isInLead(one, ground));
  const [when, where] = [dayOf(lead, ground), placesOf(lead, ground)];
  return { ...ground.story, ...(when && { when }), ...(where.length > 0 && { where }) };
}

function isInLead({ article, claim }: Reading, ground: Ground): boolean {
  const { body } = ground.articles.get(article)!.article;
  return claim.modality !== "historical" && claim.head.start - (body[0]?.start ?? 0) < LEAD;
}

/** Lineages by what they give, each lineage counted once for each. */
function votes<T>(
  readings: readonly Reading[],
  ground: Ground,
  of: (one: Reading) => readonly [string, T, number] | undefined,
) {
  const found = new Map<string, { value: T; by: Map<number | string, number> }>();
  for (const one of readings) {
    const vote = of(one);
    if (!vote) continue;
    const [key, value, weight] = vote;
    const known = found.get(key) ?? { value, by: new Map<number | string, number>() };
    const lineage = ground.lineageOf.get(one.article) ?? one.article;
    known.by.set(lineage, Math.max(weight, known.by.get(lineage) ?? 0));
    found.set(key, known);
  }
  const weighed = [...found].map(([key, { value, by }]) => ({
    key,
    value,
    weight: [...by.values()].reduce((a, b) => a + b, 0),
  }));
  return weighed.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
}

function dayOf(lead: readonly Reading[], ground: Ground): Story["when"] {
  const [first] = votes(lead, ground, (one) => {
    const published = ground.articles.get(one.article)?.article.published?.slice(0, 10);
    if (one.day?.length !== 10 || (published !== undefined && one.day > published)) return undefined;
    return [one.day, one.day, isEvent(one) ? 2 : 1] as const;
  });
  return first ? { start: first.value, end: first.value } : undefined;
}

/** What happened rather than what is or was said. */
function isEvent({ claim, predicate }: Reading): boolean {
  return claim.type !== undefined || claim.measure !== undefined || (!predicate.isLight && claim.modality === "actual");
}

function placesOf(lead: readonly Reading[], ground: Ground): Place[] {
  const ranked = votes(lead, ground, (one) => {
    const { place } = one.claim;
    return place
      ? ([place.name.toLowerCase(), place, (isEvent(one) ? 2 : 1) * (place.lat === undefined ? 0.7 : 1)] as const)
      : undefined;
  });
  const least = ALSO * (ranked[0]?.weight ?? 0);
  return ranked
    .filter(({ weight }) => weight >= least)
    .slice(0, MOST_PLACES)
    .map(({ value }) => value);
}
