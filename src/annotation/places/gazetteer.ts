import { dataText } from "../load.ts";
import { GazetteerRows } from "./gazetteer-rows.ts";

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

/** A country outweighs any town of its name; held by places.test.ts. */
const COUNTRY_WEIGHT = 85;
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

/** What is left of letters without their accents: 60,000 names are written with some hundred of them. */
const bare = new Map<string, string>();

function withoutAccents(name: string): string {
  let plain = "";
  for (const letter of name) {
    const known = bare.get(letter) ?? withoutAccent(letter);
    bare.set(letter, known);
    plain += known;
  }
  return plain;
}

function withoutAccent(letter: string): string {
  return letter
    .normalize("NFD")
    .replace(/[\p{M}‘’ʼ'`]/gu, "")
    .replace(/[øØłŁđĐıßæÆ]/g, (whole) => WHOLE[whole]!);
}

/** Places by folded name: those of the rows, made when first asked for, and behind them those of other lists. */
class Places {
  readonly rows: GazetteerRows;
  readonly #lists = new Map<string, Spot[]>();

  constructor(rows: GazetteerRows) {
    this.rows = rows;
  }

  at(folded: string): readonly Spot[] {
    return this.#list(folded);
  }

  add(name: string, spot: Spot): void {
    const key = foldedPlace(name);
    const list = this.#list(key);
    if (list.length === 0) this.#lists.set(key, list);
    list.push(spot);
  }

  delete(folded: string): void {
    this.#lists.set(folded, []);
  }

  /** First-order divisions by their codes; the last name filed has it, names of rows before others. */
  regions(codes: ReadonlySet<string>): Map<string, readonly Spot[]> {
    const known = new Map<string, readonly Spot[]>();
    for (const name of new Set([...this.#regionsInRows(codes), ...this.#lists.keys()]))
      for (const spot of this.at(name))
        if (spot.kind === "region" && codes.has(spot.region)) known.set(spot.region, [spot]);
    return known;
  }

  /** Names of rows under which one of these divisions may be found, in the order of their first rows. */
  #regionsInRows(codes: ReadonlySet<string>): string[] {
    const inRows = [...this.rows.regionNames].filter(([, own]) => own.some((code) => codes.has(code)));
    const elsewhere = [...this.#lists].filter(([, spots]) => spots.some(({ region }) => codes.has(region)));
    const firsts = new Map([...inRows, ...elsewhere].map(([name]) => [name, this.rows.firstOf(name)]));
    return [...firsts.keys()].filter((name) => firsts.get(name)! >= 0).sort((x, y) => firsts.get(x)! - firsts.get(y)!);
  }

  #list(folded: string): Spot[] {
    const known = this.#lists.get(folded);
    if (known) return known;
    const made = this.rows.spotsOf(folded);
    if (made.length > 0) this.#lists.set(folded, made);
    return made;
  }
}

function readGazetteer(): Gazetteer {
  const centres = JSON.parse(dataText("annotation/centres.json")) as Record<
    "countries" | "regions",
    Record<string, [number, number]>
  >;
  const regions = new Map(Object.entries(centres.regions));
  const places = new Places(new GazetteerRows(dataText("annotation/gazetteer.txt"), regions, foldedPlace));
  const domains = addCountries(places, new Map(Object.entries(centres.countries)));
  addExonyms(places);
  addAreas(places);
  for (const name of CONTINENTS) places.delete(name);
  const abbreviations = JSON.parse(dataText("annotation/state-abbreviations.json")) as Record<string, string>;
  const short = new Map(Object.entries(abbreviations));
  const byCode = places.regions(new Set(short.values()));
  return {
    spotsOf: (name) => {
      const code = short.get(name) ?? (/^[A-Z]/.test(name) ? short.get(`${name}.`) : undefined);
      const own = places.at(foldedPlace(name));
      return own.length > 0 || !code ? own : (byCode.get(code) ?? []);
    },
    containersOf: (name) => {
      const codes = places
        .at(foldedPlace(name))
        .filter(({ kind }) => kind === "country" || kind === "region")
        .map(({ kind, country, region }) => (kind === "country" ? country : region));
      const abbreviated = short.get(name);
      return abbreviated ? [abbreviated, ...codes] : codes;
    },
    countiesOf: (name) => places.at(`${foldedPlace(name)} county`).filter(({ kind }) => kind === "county"),
    countryOfDomain: (domain) => domains.get(domain),
  };
}

function addCountries(places: Places, centres: ReadonlyMap<string, [number, number]>): ReadonlyMap<string, string> {
  type Row = { code: string; iso2?: string; name: string; names: string[]; demonyms: string[] };
  const rows = ["countries", "powers"].flatMap((file) => JSON.parse(dataText(`annotation/${file}.json`)) as Row[]);
  const filed = new Set<string>();
  for (const { code, name, names, demonyms } of rows) {
    const at = centres.get(code) ?? places.rows.middles.get(code)?.point;
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
      if (one && !filed.has(key)) places.add(one, spot);
      filed.add(key);
    }
  }
  const domains = new Map(rows.flatMap(({ code, iso2 }) => (iso2 ? [[iso2.toLowerCase(), code] as const] : [])));
  for (const domain of FOR_ALL) domains.delete(domain);
  return domains.set("uk", "GBR");
}

/** Seas, islands, mountains and regions that are no division of a state. They go before small towns of their name. */
function addAreas(places: Places): void {
  const rows = JSON.parse(dataText("annotation/areas.json")) as [string[], string, number, number][];
  for (const [names, country, lat, lon] of rows)
    for (const name of names)
      places.add(name, { name, kind: "county", country, region: country, lat, lon, weight: AREA_WEIGHT });
}

/** English names of places that the gazetteer files under their own. */
function addExonyms(places: Places): void {
  for (const [name, own, country] of JSON.parse(dataText("annotation/exonyms.json")) as [string, string, string][]) {
    if (foldedPlace(name) === foldedPlace(own)) continue;
    for (const spot of [...places.at(foldedPlace(own))])
      if (spot.country === country && spot.kind !== "country") places.add(name, spot);
  }
}
