import { type Article, compareText, type Entity, type Place } from "../model/index.ts";
import { choose, isWithin, kilometres, type Surroundings, shareOf, votesOf } from "./places/choosing.ts";
import { type Gazetteer, gazetteer, type Spot } from "./places/gazetteer.ts";
import { ownTown } from "./places/own-town.ts";

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

/**
 * Where a publisher is at home: the town it is named after, else, from the names of places in its articles, the division in which most of them could lie, at
 * the middle of its towns that are named. Undefined where no division stands out.
 */
export function homeOf(names: readonly string[], publisher?: string): Place | undefined {
  const known = gazetteer();
  const borne = [...new Set(names)]
    .slice(0, MOST_NAMES)
    .map((name) => ({ name, spots: known.spotsOf(name) }))
    .filter(({ spots }) => spots.length > 0);
  const own = ownTown(publisher, borne, undefined);
  if (own) return placed(own.name, own);
  const named = borne.map(({ spots }) => spots);
  const ranked = [...votesOf(named)].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const [first, second] = ranked;
  if (!first || first[1] < Math.max(LEAST_VOTES, SHARE * named.length) || first[1] < CLEAR * (second?.[1] ?? 0))
    return undefined;
  const inside = named.flatMap((spots) => spots.filter(({ kind, region }) => region === first[0] && kind !== "region"));
  const middle = inside.sort((a, b) => a.lat - b.lat || a.lon - b.lon)[Math.floor(inside.length / 2)];
  return middle && placed(middle.name, middle);
}

/** Names beyond these add nothing. */
const MOST_NAMES = 400;
/** A division must have the votes of one name and a half, and a third more than the next; held by places.test.ts. */
const LEAST_VOTES = 1.5;
const CLEAR = 1.3;
/** Share of the names that must vote for the division: who reports from everywhere is at home nowhere. */
const SHARE = 0.1;

/** The entities of an article, places and countries among them with coordinates, and the country that fits them here. */
export function withPlaces(article: Article, entities: readonly Entity[], home?: Place): Entity[] {
  const places = entities.filter(isPlace);
  if (places.length === 0) return [...entities];
  const found = resolved(article, places, home ?? datelinePlace(article));
  return entities.map((one) => {
    const spot = found.get(one);
    return spot ? located(one, spot) : one;
  });
}

/** Where a report comes from by its dateline: "MACON, Ga. (AP) -" tells which Macon, and what lies near. */
function datelinePlace({ text, dateline }: Article): Place | undefined {
  if (!dateline) return undefined;
  const [name = "", container] = text.slice(dateline.start, dateline.end).split(/,\s*/);
  const usual =
    name === name.toUpperCase() ? name.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (one) => one.toUpperCase()) : name;
  return (container && placeOf(usual, { container })) || placeOf(usual);
}

/** What the tables took for a country, and is a state here, is no longer that country. */
function located(entity: Entity, { kind, country, lat, lon }: Spot): Entity {
  const { type, country: own, wikidata, mentions, ...rest } = entity;
  const isOther = own !== undefined && country !== "" && own !== country;
  const isCountry = type === "country" && kind === "country";
  const id = wikidata && !isOther ? { wikidata } : {};
  return {
    ...rest,
    type: isCountry || !isOther ? type : "place",
    ...(country ? { country } : own && { country: own }),
    ...id,
    lat,
    lon,
    mentions,
  };
}

function isPlace({ type }: Entity): boolean {
  return type === "place" || type === "country";
}

/** The country in the address of a site, `GBR` of `herald.example.uk`. */
function countryOf(publisher = ""): Place | undefined {
  const domain = /\.([a-z]{2})$/.exec(publisher)?.[1];
  const country = domain && gazetteer().countryOfDomain(domain);
  return country ? { name: publisher, country } : undefined;
}

interface Named {
  readonly entity: Entity;
  readonly spots: readonly Spot[];
  readonly containers: readonly string[];
}

/** Two passes: what is sure by its own words first, then the rest beside it. */
function resolved(article: Article, places: readonly Entity[], given: Place | undefined): Map<Entity, Spot> {
  const known = gazetteer();
  const named = places.map((entity) => namedAs(article, entity, known));
  const borne = named.map(({ entity, spots }) => ({ name: entity.name, spots }));
  const own = ownTown(article.publisher, borne, given);
  const home = own ?? given ?? countryOf(article.publisher);
  const around = { ...evidence(named, home), votes: votesOf(named.map(({ spots }) => spots)) };
  const found = new Map<Entity, Spot>();
  const sure: Place[] = [];
  for (const { entity, spots, containers } of named) {
    const isSure = containers.length > 0 || (spots.length === 1 && known.countiesOf(entity.name).length === 0);
    const ofPaper = own && containers.length === 0 && spots.includes(own) ? own : undefined;
    const spot = ofPaper ?? (isSure ? choose(spots, { ...around, containers, own: shareOf(spots) }) : undefined);
    if (!spot) continue;
    found.set(entity, spot);
    if (spot.kind !== "country" && spot.kind !== "region") sure.push(placed(spot.name, spot));
  }
  for (const { entity, spots } of named) {
    if (found.has(entity)) continue;
    const local = (one: Spot) => isLocal(one, sure, home);
    const isTaken = spots.some((one) => local(one) || one.kind === "region" || one.kind === "country");
    const counties = isTaken ? [] : known.countiesOf(entity.name).filter(local);
    const spot = choose([...spots, ...counties], { ...around, near: sure, own: shareOf(spots) });
    if (spot) found.set(entity, spot);
  }
  return found;
}

/** A county goes by its bare name only where it lies among other places of the text, or where the paper is at home. */
function isLocal(county: Spot, near: readonly Place[], home: Place | undefined): boolean {
  return (
    near.some((one) => kilometres(one, county) < LOCAL_KM) ||
    (home !== undefined && kilometres(home, county) < LOCAL_KM)
  );
}

/** Kilometres around a local paper's places. */
const LOCAL_KM = 100;

/** The gazetteer's places for an entity: by its name, else by the words of its mentions. */
function namedAs(article: Article, entity: Entity, known: Gazetteer): Named {
  const names = [
    ...new Set(entity.mentions.slice(0, MOST_MENTIONS).map(({ span }) => article.text.slice(span.start, span.end))),
  ];
  const spots = spotsOfAny(entity, names, known);
  for (const { span } of entity.mentions.slice(0, MOST_MENTIONS)) {
    const containers = containersAfter(article.text, span.end, known);
    if (spots.some((spot) => isWithin(spot, containers))) return { entity, spots, containers };
  }
  return { entity, spots, containers: [] };
}

/** A capital that stands for its government is still the capital: the words of the text go before the name of the tables. */
function spotsOfAny(entity: Entity, names: readonly string[], known: Gazetteer): readonly Spot[] {
  const all = names.includes(entity.name) ? [entity.name, ...names] : [...names, entity.name];
  const exact = all.map((name) => known.spotsOf(name)).find((some) => some.length > 0);
  if (exact || entity.type === "country") return exact ?? [];
  return all.map((name) => spotsInside(name, known)).find((some) => some.length > 0) ?? [];
}

const BEFORE =
  /^(?:(?:north|south|east|west|northern|southern|eastern|western|northeast|northwest|southeast|southwest|central|upper|lower|greater|metro|metropolitan|downtown|rural|(?:city|town|village|state|province|county) of) ?-?)+/i;

/** "north Georgia", "City of Arden", "Guizhou province", "Walker County Fairgrounds": the place inside a longer name. */
function spotsInside(name: string, known: Gazetteer): readonly Spot[] {
  const words = name.replace(BEFORE, "").split(" ").slice(0, 6);
  for (let count = words.length; count > 0; count--) {
    const spots = known.spotsOf(words.slice(0, count).join(" "));
    if (spots.length > 0) return spots;
  }
  return [];
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
  return { name, ...(country && { country }), lat, lon };
}
