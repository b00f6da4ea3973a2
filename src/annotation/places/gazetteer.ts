import { dataText } from "../load.ts";

/** A place of the gazetteer. Coordinates are WGS 84 degrees, to a hundredth. */
export interface Spot {
  readonly name: string;
  readonly kind: "country" | "region" | "county" | "capital" | "town";
  /** ISO 3166-1 alpha-3; empty for seas and for areas of several countries. */
  readonly country: string;
  /** First-order division, `USA.TX`. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  /** Ten times the decimal logarithm of the population, for regions and countries a stand-in for it. */
  readonly weight: number;
}

/** All places by folded name, and what the short forms of states stand for. */
export interface Gazetteer {
  spotsOf(name: string): readonly Spot[];
  /** The region or country that stands behind a comma: `Texas`, `Tex.`, `TX`, `Italy`. */
  containersOf(name: string): readonly string[];
  /** Counties that local papers call by the bare name: "Barrow" of "Barrow County". */
  countiesOf(name: string): readonly Spot[];
  /** ISO 3166-1 alpha-3 of the country whose top-level domain that is; none for domains that the whole world uses. */
  countryOfDomain(domain: string): string | undefined;
}

/** Country domains that are sold for how they read. */
const FOR_ALL = ["ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "st", "tk", "to", "tv", "vc", "ws"];

const KINDS: Readonly<Record<string, Spot["kind"]>> = { "*": "region", "-": "county", "!": "capital" };
/** A country outweighs any town of its name, a region those of fewer people than it, up to three millions; held by places.test.ts. */
const COUNTRY_WEIGHT = 85;
const REGION_WEIGHT = 65;
const AREA_WEIGHT = 55;

/** Too large for a point; towns of these names are never meant. */
const CONTINENTS = ["europe", "asia", "africa", "america", "antarctica", "oceania"];

let loaded: Gazetteer | undefined;

/** The gazetteer, read at first use. Throws `PackageDamaged`. */
export function gazetteer(): Gazetteer {
  loaded ??= readGazetteer();
  return loaded;
}

/** Names that need no folding but small letters: nearly all, and 60,000 are folded when the table is read. */
const PLAIN = /^(?!(?:the|st|ft|mt) )[a-z]+(?: [a-z]+)*$/i;

/** A name as the gazetteer files it: small letters without accents, `St.` and `Ft.` written out, no article. */
export function foldedPlace(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const plain = /^[ -~]*$/.test(name) ? name : withoutAccents(name);
  return plain
    .toLowerCase()
    .replace(/'/g, "")
    .replace(/^the /, "")
    .replace(/\bst\.? /, "saint ")
    .replace(/\bft\.? /, "fort ")
    .replace(/\bmt\.? /, "mount ")
    .replace(/[-‐‑ ]+/g, " ")
    .trim();
}

/** Latin letters whose stroke or form Unicode does not take apart. */
const WHOLE: Readonly<Record<string, string>> = {
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
};

function withoutAccents(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}‘’ʼ'`]/gu, "")
    .replace(/[øØłŁđĐıßæÆ]/g, (letter) => WHOLE[letter]!);
}

function readGazetteer(): Gazetteer {
  const byName = new Map<string, Spot[]>();
  const centres = JSON.parse(dataText("annotation/centres.json")) as Record<
    "countries" | "regions",
    Record<string, [number, number]>
  >;
  const all = readRows(byName, new Map(Object.entries(centres.regions)));
  const domains = addCountries(byName, all, new Map(Object.entries(centres.countries)));
  addExonyms(byName);
  addAreas(byName);
  for (const name of CONTINENTS) byName.delete(name);
  const short = new Map(Object.entries(JSON.parse(dataText("annotation/state-abbreviations.json")) as object));
  const byCode = new Map<string, Spot[]>();
  for (const spots of byName.values())
    for (const spot of spots) if (spot.kind === "region") byCode.set(spot.region, [spot]);
  return {
    spotsOf: (name) => {
      const code = (short.get(name) ?? (/^[A-Z]/.test(name) ? short.get(`${name}.`) : undefined)) as string | undefined;
      const own = byName.get(foldedPlace(name)) ?? [];
      return own.length > 0 || !code ? own : (byCode.get(code) ?? []);
    },
    containersOf: (name) => {
      const codes = (byName.get(foldedPlace(name)) ?? [])
        .filter(({ kind }) => kind === "country" || kind === "region")
        .map(({ kind, country, region }) => (kind === "country" ? country : region));
      const abbreviated = short.get(name) as string | undefined;
      return abbreviated ? [abbreviated, ...codes] : codes;
    },
    countiesOf: (name) => (byName.get(`${foldedPlace(name)} county`) ?? []).filter(({ kind }) => kind === "county"),
    countryOfDomain: (domain) => domains.get(domain),
  };
}

/** Where the towns of a country lie on average. */
class Middle {
  #lat = 0;
  #lon = 0;
  #count = 0;

  add(lat: number, lon: number): void {
    this.#lat += lat;
    this.#lon += lon;
    this.#count++;
  }

  get point(): readonly [number, number] | undefined {
    return this.#count > 0 ? [hundredth(this.#lat / this.#count), hundredth(this.#lon / this.#count)] : undefined;
  }
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A first-order division while its rows are read: it weighs as much as the people of its towns, up to a limit. */
interface Division {
  readonly code: string;
  readonly spots: { -readonly [K in keyof Spot]: Spot[K] }[];
  people: number;
}

/** Reads the rows `KIND NAME TAB LAT TAB LON TAB WEIGHT` under their `=REGION`; returns the middle of each country's towns. */
function readRows(byName: Map<string, Spot[]>, regions: ReadonlyMap<string, [number, number]>): Map<string, Middle> {
  const middles = new Map<string, Middle>();
  let division: Division = { code: "", spots: [], people: 0 };
  for (const line of dataText("annotation/gazetteer.txt").split("\n")) {
    if (line.startsWith("=")) {
      weigh(division);
      division = { code: line.slice(1), spots: [], people: 0 };
      continue;
    }
    const read = readRow(line, division.code);
    if (!read) continue;
    const centre = read.kind === "region" ? regions.get(division.code) : undefined;
    const spot = centre ? { ...read, lat: centre[0], lon: centre[1] } : read;
    add(byName, spot.name, spot);
    if (spot.kind === "region") division.spots.push(spot);
    else division.people += spot.kind === "county" ? 0 : 10 ** (spot.weight / 10);
    const middle = middles.get(spot.country) ?? new Middle();
    middles.set(spot.country, middle);
    middle.add(spot.lat, spot.lon);
  }
  weigh(division);
  return middles;
}

function weigh({ spots, people }: Division): void {
  for (const spot of spots) spot.weight = Math.min(REGION_WEIGHT, Math.round(10 * Math.log10(Math.max(1, people))));
}

function readRow(line: string, region: string): Spot | undefined {
  const [head = "", lat = "", lon = "", weight = ""] = line.split("\t");
  if (!weight) return undefined;
  const kind = KINDS[head[0]!] ?? "town";
  const at = { lat: Number.parseInt(lat, 36) / 100 - 90, lon: Number.parseInt(lon, 36) / 100 - 180 };
  return {
    name: kind === "town" ? head : head.slice(1),
    kind,
    country: region.slice(0, 3),
    region,
    lat: hundredth(at.lat),
    lon: hundredth(at.lon),
    weight: Number.parseInt(weight, 36),
  };
}

function add(byName: Map<string, Spot[]>, name: string, spot: Spot): void {
  const key = foldedPlace(name);
  const known = byName.get(key);
  if (known) known.push(spot);
  else byName.set(key, [spot]);
}

function addCountries(
  byName: Map<string, Spot[]>,
  middles: ReadonlyMap<string, Middle>,
  centres: ReadonlyMap<string, [number, number]>,
): ReadonlyMap<string, string> {
  type Row = { code: string; iso2?: string; name: string; names: string[]; demonyms: string[] };
  const rows = ["countries", "powers"].flatMap((file) => JSON.parse(dataText(`annotation/${file}.json`)) as Row[]);
  const filed = new Set<string>();
  for (const { code, name, names, demonyms } of rows) {
    const at = centres.get(code) ?? middles.get(code)?.point;
    if (!at) continue;
    const spot: Spot = {
      name,
      kind: "country",
      country: code,
      region: code,
      lat: at[0]!,
      lon: at[1]!,
      weight: COUNTRY_WEIGHT,
    };
    for (const one of [name, ...names, ...demonyms]) {
      const key = `${code} ${foldedPlace(one)}`;
      if (one && !filed.has(key)) add(byName, one, spot);
      filed.add(key);
    }
  }
  const domains = new Map(rows.flatMap(({ code, iso2 }) => (iso2 ? [[iso2.toLowerCase(), code] as const] : [])));
  for (const domain of FOR_ALL) domains.delete(domain);
  return domains.set("uk", "GBR");
}

/** Seas, islands, mountains and regions that are no division of a state. They go before small towns of their name. */
function addAreas(byName: Map<string, Spot[]>): void {
  const rows = JSON.parse(dataText("annotation/areas.json")) as [string[], string, number, number][];
  for (const [names, country, lat, lon] of rows)
    for (const name of names)
      add(byName, name, { name, kind: "county", country, region: country, lat, lon, weight: AREA_WEIGHT });
}

/** English names of places that the gazetteer files under their own. */
function addExonyms(byName: Map<string, Spot[]>): void {
  for (const [name, own, country] of JSON.parse(dataText("annotation/exonyms.json")) as [string, string, string][]) {
    if (foldedPlace(name) === foldedPlace(own)) continue;
    for (const spot of byName.get(foldedPlace(own)) ?? [])
      if (spot.country === country && spot.kind !== "country") add(byName, name, spot);
  }
}
