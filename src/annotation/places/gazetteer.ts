import { dataText } from "../load.ts";

/** A place of the gazetteer. Coordinates are WGS 84 degrees, to a hundredth. */
export interface Spot {
  readonly name: string;
  readonly kind: "country" | "region" | "county" | "capital" | "town";
  /** ISO 3166-1 alpha-3. */
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
}

const KINDS: Readonly<Record<string, Spot["kind"]>> = { "*": "region", "-": "county", "!": "capital" };
/** A country outweighs any town of its name, a region only small ones; held by places.test.ts. */
const COUNTRY_WEIGHT = 85;
const REGION_WEIGHT = 65;

let loaded: Gazetteer | undefined;

/** The gazetteer, read at first use. Throws `PackageDamaged`. */
export function gazetteer(): Gazetteer {
  loaded ??= readGazetteer();
  return loaded;
}

/** A name as the gazetteer files it: small letters without accents, `St.` and `Ft.` written out, no article. */
export function foldedPlace(name: string): string {
  const plain = /^[ -~]*$/.test(name) ? name : name.normalize("NFD").replace(/[\p{M}‘’ʼ'`]/gu, "");
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

function readGazetteer(): Gazetteer {
  const byName = new Map<string, Spot[]>();
  const centres = JSON.parse(dataText("annotation/centres.json")) as Record<
    "countries" | "regions",
    Record<string, [number, number]>
  >;
  const all = readRows(byName, new Map(Object.entries(centres.regions)));
  addCountries(byName, all, new Map(Object.entries(centres.countries)));
  addExonyms(byName);
  const short = new Map(Object.entries(JSON.parse(dataText("annotation/state-abbreviations.json")) as object));
  return {
    spotsOf: (name) => byName.get(foldedPlace(name)) ?? [],
    containersOf: (name) => {
      const codes = (byName.get(foldedPlace(name)) ?? [])
        .filter(({ kind }) => kind === "country" || kind === "region")
        .map(({ kind, country, region }) => (kind === "country" ? country : region));
      const abbreviated = short.get(name) as string | undefined;
      return abbreviated ? [abbreviated, ...codes] : codes;
    },
  };
}

/** Reads the rows `KIND NAME TAB LAT TAB LON TAB WEIGHT` under their `=REGION`; returns the middle of each country's towns. */
function readRows(byName: Map<string, Spot[]>, regions: ReadonlyMap<string, [number, number]>): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  let region = "";
  let sum: number[] = [0, 0, 0];
  for (const line of dataText("annotation/gazetteer.txt").split("\n")) {
    if (line.startsWith("=")) {
      region = line.slice(1);
      sum = sums.get(region.slice(0, 3)) ?? [0, 0, 0];
      sums.set(region.slice(0, 3), sum);
      continue;
    }
    const [head = "", lat = "", lon = "", weight = ""] = line.split("\t");
    if (!weight) continue;
    const kind = KINDS[head[0]!] ?? "town";
    const name = kind === "town" ? head : head.slice(1);
    const centre = kind === "region" ? regions.get(region) : undefined;
    const at = centre ?? [Number.parseInt(lat, 36) / 100 - 90, Number.parseInt(lon, 36) / 100 - 180];
    const spot = { name, kind, country: region.slice(0, 3), region, lat: at[0]!, lon: at[1]! };
    add(byName, name, { ...spot, weight: kind === "region" ? REGION_WEIGHT : Number.parseInt(weight, 36) });
    [sum[0], sum[1], sum[2]] = [sum[0]! + at[0]!, sum[1]! + at[1]!, sum[2]! + 1];
  }
  return sums;
}

function add(byName: Map<string, Spot[]>, name: string, spot: Spot): void {
  const key = foldedPlace(name);
  const known = byName.get(key);
  if (known) known.push(spot);
  else byName.set(key, [spot]);
}

function addCountries(
  byName: Map<string, Spot[]>,
  sums: ReadonlyMap<string, readonly number[]>,
  centres: ReadonlyMap<string, [number, number]>,
): void {
  type Row = { code: string; name: string; names: string[]; demonyms: string[] };
  const rows = ["countries", "powers"].flatMap((file) => JSON.parse(dataText(`annotation/${file}.json`)) as Row[]);
  const filed = new Set<string>();
  for (const { code, name, names, demonyms } of rows) {
    const [lat, lon, count] = sums.get(code) ?? [0, 0, 0];
    const at = centres.get(code) ?? (count ? [lat! / count, lon! / count] : undefined);
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
}

/** English names of places that the gazetteer files under their own. */
function addExonyms(byName: Map<string, Spot[]>): void {
  for (const [name, own, country] of JSON.parse(dataText("annotation/exonyms.json")) as [string, string, string][]) {
    if (foldedPlace(name) === foldedPlace(own)) continue;
    for (const spot of byName.get(foldedPlace(own)) ?? []) if (spot.country === country) add(byName, name, spot);
  }
}
