import type { Article, Entity, Place } from "../model/index.ts";
import { choose, isWithin, kilometres, type Surroundings } from "./places/choosing.ts";
import { type Gazetteer, gazetteer, type Spot } from "./places/gazetteer.ts";

/** What helps to tell places of one name apart. */
export interface PlaceContext {
  /** What contains it by name: `Georgia` of "Macon, Georgia". */
  readonly container?: string;
  /** ISO 3166-1 alpha-3 of the country that the text is about. */
  readonly country?: string;
  /** Other places of the text. */
  readonly near?: readonly Place[];
  /** Where the publisher reports from. */
  readonly home?: Place;
}

/**
 * The place that a name stands for, with country and coordinates: by its container, else by what else the text names, the
 * publisher's home and the number of people. Undefined for names that the gazetteer lacks, or that lie outside their container.
 * `placeOf("Paris", { container: "Texas" })` is Paris in the United States.
 */
export function placeOf(name: string, context: PlaceContext = {}): Place | undefined {
  const known = gazetteer();
  const { container, country, near, home } = context;
  const containers = container ? known.containersOf(container) : [];
  if (container && containers.length === 0) return undefined;
  const around = {
    containers,
    ...(country && { countries: new Set([country]) }),
    ...(near && { near }),
    ...(home && { home }),
  };
  const spot = choose(known.spotsOf(name), around);
  return spot && placed(name, spot);
}

/** The place around which most of a publisher's places lie: the one with most others within 150 km, the first of equals. */
export function homeOf(places: readonly Place[]): Place | undefined {
  let [best, most] = [undefined as Place | undefined, 0];
  const some = places.filter(({ lat }) => lat !== undefined).slice(0, MOST_PLACES);
  for (const one of some) {
    const count = some.filter((other) => kilometres(one, other) < 150).length;
    if (count > most) [best, most] = [one, count];
  }
  return most >= LEAST_AT_HOME && most > some.length / 4 ? best : undefined;
}

/** Bounds the pairs that are compared. */
const MOST_PLACES = 400;
/** Fewer places are no habit. */
const LEAST_AT_HOME = 3;

/** The entities of an article, places and countries among them with coordinates, and the country that fits them here. */
export function withPlaces(article: Article, entities: readonly Entity[], home?: Place): Entity[] {
  const places = entities.filter(isPlace);
  if (places.length === 0) return [...entities];
  const found = resolved(article, places, home);
  return entities.map((one) => {
    const spot = found.get(one);
    return spot ? located(one, spot) : one;
  });
}

/** What the tables took for a country, and is a state here, is no longer that country. */
function located(entity: Entity, { kind, country, lat, lon }: Spot): Entity {
  const { type, country: own, wikidata, mentions, ...rest } = entity;
  const isOther = own !== undefined && own !== country;
  const isCountry = type === "country" && kind === "country";
  const id = wikidata && !isOther ? { wikidata } : {};
  return { ...rest, type: isCountry || !isOther ? type : "place", country, ...id, lat, lon, mentions };
}

function isPlace({ type }: Entity): boolean {
  return type === "place" || type === "country";
}

interface Named {
  readonly entity: Entity;
  readonly spots: readonly Spot[];
  readonly containers: readonly string[];
}

/** Two passes: what is sure by its own words first, then the rest beside it. */
function resolved(article: Article, places: readonly Entity[], home: Place | undefined): Map<Entity, Spot> {
  const known = gazetteer();
  const named = places.map((entity) => namedAs(article, entity, known)).filter(({ spots }) => spots.length > 0);
  const around = evidence(named, home);
  const found = new Map<Entity, Spot>();
  const sure: Place[] = [];
  for (const { entity, spots, containers } of named) {
    const isSure = containers.length > 0 || spots.length === 1;
    const spot = isSure ? choose(spots, { ...around, containers }) : undefined;
    if (!spot) continue;
    found.set(entity, spot);
    if (spot.kind !== "country" && spot.kind !== "region") sure.push(placed(spot.name, spot));
  }
  for (const { entity, spots } of named) {
    if (found.has(entity)) continue;
    const spot = choose(spots, { ...around, near: sure });
    if (spot) found.set(entity, spot);
  }
  return found;
}

/** The gazetteer's places for an entity: by its name, else by the words of its mentions. */
function namedAs(article: Article, entity: Entity, known: Gazetteer): Named {
  const names = [
    ...new Set(entity.mentions.slice(0, MOST_MENTIONS).map(({ span }) => article.text.slice(span.start, span.end))),
  ];
  const own = known.spotsOf(entity.name);
  const spots = own.length > 0 ? own : (names.map((name) => known.spotsOf(name)).find((some) => some.length > 0) ?? []);
  for (const { span } of entity.mentions.slice(0, MOST_MENTIONS)) {
    const containers = containersAfter(article.text, span.end, known);
    if (spots.some((spot) => isWithin(spot, containers))) return { entity, spots, containers };
  }
  return { entity, spots, containers: [] };
}

/** Mentions looked at for a container: the first ones tell it. */
const MOST_MENTIONS = 12;
const CONTAINER = /(?:, ?|,? in (?:the )?| \()((?:\p{Lu}[\p{L}.]{0,20})(?: \p{Lu}[\p{L}.]{0,20}){0,2})/uy;

/** Codes of what stands behind a name as its container: "Macon, Georgia", "Oxford, N.C.", "Paris in Texas". */
function containersAfter(text: string, at: number, known: Gazetteer): readonly string[] {
  CONTAINER.lastIndex = at;
  const words = CONTAINER.exec(text)?.[1]?.split(" ") ?? [];
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join(" ");
    const codes = known.containersOf(name);
    const plain = codes.length > 0 ? codes : known.containersOf(name.replace(/\.$/, ""));
    if (plain.length > 0) return plain;
  }
  return [];
}

/** Countries and regions that the article names, itself or as containers. */
function evidence(named: readonly Named[], home: Place | undefined): Surroundings {
  const countries = new Set<string>();
  const regions = new Set<string>();
  for (const { entity, spots, containers } of named) {
    if (entity.type === "country" && entity.country) countries.add(entity.country);
    else if (spots.length === 1) countries.add(spots[0]!.country);
    const inside = containers.length > 0 ? spots.filter((spot) => isWithin(spot, containers)) : [];
    for (const { region, country } of inside) {
      regions.add(region);
      countries.add(country);
    }
    const asRegion = spots.filter(({ kind }) => kind === "region");
    if (asRegion.length === 1 && spots.every(({ kind, weight }) => kind === "region" || weight < 50)) {
      regions.add(asRegion[0]!.region);
      countries.add(asRegion[0]!.country);
    }
  }
  return { countries, regions, ...(home && { home }) };
}

function placed(name: string, { country, lat, lon }: Spot): Place {
  return { name, country, lat, lon };
}
