import type { Place } from "../../model/index.ts";
import type { Spot } from "./gazetteer.ts";

/** What is known around a name that several places bear. */
export interface Surroundings {
  /** Codes of what contains it by its own words, `USA.TX` or `ITA`; a place outside is none. */
  readonly containers?: readonly string[];
  /** Countries that the text names, ISO 3166-1 alpha-3. */
  readonly countries?: ReadonlySet<string>;
  /** First-order divisions that the text names, `USA.TX`. */
  readonly regions?: ReadonlySet<string>;
  /** How many other names of the text could lie in each division, each name counting one over all of its divisions. */
  readonly votes?: ReadonlyMap<string, number>;
  /** What this name itself adds to `votes`. */
  readonly own?: number;
  /** Places of the text that are sure. */
  readonly near?: readonly Place[];
  /** Where the publisher reports from. */
  readonly home?: Place;
}

/**
 * Points of a place, in tens of decimal logarithms of people: being near another place of the text outweighs a hundredfold
 * larger namesake. Set by reading invented and real cases, checked on open places data, held by places.test.ts.
 */
const IN_REGION = 22;
const IN_COUNTRY = 15;
const NEAR = 18;
const AT_HOME = 26;
const HOME_COUNTRY = 12;
const CAPITAL = 12;
const VOTE = 12;
/** Kilometres within which two places of one text support each other. */
const NEAR_KM = 120;
const HOME_KM = 250;

/** The place of that name that fits best, or none where its words say that it lies elsewhere. */
export function choose(spots: readonly Spot[], around: Surroundings): Spot | undefined {
  const inside = around.containers?.length ? spots.filter((spot) => isWithin(spot, around.containers!)) : spots;
  let best: Spot | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const spot of inside) {
    const points = pointsOf(spot, around);
    if (points > most) [best, most] = [spot, points];
  }
  return best;
}

/** Votes of names for the divisions that they could lie in; countries as a whole have none. */
export function votesOf(named: readonly (readonly Spot[])[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const spots of named) {
    const share = shareOf(spots);
    for (const region of divisionsOf(spots)) votes.set(region, (votes.get(region) ?? 0) + share);
  }
  return votes;
}

/** What one name adds to each of its divisions. */
export function shareOf(spots: readonly Spot[]): number {
  return 1 / (divisionsOf(spots).size || 1);
}

function divisionsOf(spots: readonly Spot[]): Set<string> {
  return new Set(spots.filter(({ kind }) => kind !== "country").map(({ region }) => region));
}

/** True when a place lies in one of the regions or countries, and is not that region itself. */
export function isWithin({ kind, country, region }: Spot, containers: readonly string[]): boolean {
  return containers.some((code) => (code === country && kind !== "country") || (code === region && kind !== "region"));
}

function pointsOf(spot: Spot, { countries, regions, near, home, votes, own }: Surroundings): number {
  const isArea = spot.kind === "country";
  const others = isArea ? 0 : (votes?.get(spot.region) ?? 0) - (own ?? 0);
  let points = spot.weight + (spot.kind === "capital" ? CAPITAL : 0);
  if (regions?.has(spot.region)) points += IN_REGION;
  else points += Math.min(IN_REGION, VOTE * others);
  if (countries?.has(spot.country)) points += IN_COUNTRY;
  if (!isArea && near?.some((one) => kilometres(one, spot) < NEAR_KM)) points += NEAR;
  if (home?.country === spot.country && !isArea) points += HOME_COUNTRY;
  if (home && !isArea && kilometres(home, spot) < HOME_KM) points += AT_HOME;
  return points;
}

/** Great-circle distance, haversine, on a sphere of 6,371 km; endless where one has no coordinates. */
export function kilometres(a: Pick<Place, "lat" | "lon">, b: Pick<Place, "lat" | "lon">): number {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined)
    return Number.POSITIVE_INFINITY;
  const [x, y] = [radians(a.lat), radians(b.lat)];
  const h = Math.sin((y - x) / 2) ** 2 + Math.cos(x) * Math.cos(y) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
