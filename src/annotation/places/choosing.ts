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

/** True when a place lies in one of the regions or countries, and is not that region itself. */
export function isWithin({ kind, country, region }: Spot, containers: readonly string[]): boolean {
  return containers.some((code) => (code === country && kind !== "country") || (code === region && kind !== "region"));
}

function pointsOf(spot: Spot, { countries, regions, near, home }: Surroundings): number {
  const isArea = spot.kind === "country";
  let points = spot.weight + (spot.kind === "capital" ? CAPITAL : 0);
  if (regions?.has(spot.region)) points += IN_REGION;
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
