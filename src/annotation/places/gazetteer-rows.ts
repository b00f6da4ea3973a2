import { pushTo } from "../../model/grouping.ts";
import { FoldedNames } from "./folded-names.ts";
import type { Spot } from "./gazetteer.ts";

const KINDS: readonly Spot["kind"][] = ["town", "region", "county", "capital"];
const [TOWN, REGION, COUNTY, CAPITAL] = [0, 1, 2, 3];

/** The kind of a place by what stands before its name; a town has nothing. */
function kindOf(sign: number): number {
  if (sign === 42) return REGION;
  if (sign === 45) return COUNTY;
  return sign === 33 ? CAPITAL : TOWN;
}

/** A region outweighs towns of fewer people than it, up to three millions; held by places.test.ts. */
const REGION_WEIGHT = 65;

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

/** A first-order division: it weighs as much as the people of its towns, up to a limit. */
interface Division {
  readonly code: string;
  readonly middle: Middle;
  people: number;
}

/** The middles of regions by code. */
type Centres = ReadonlyMap<string, readonly [number, number]>;

/**
 * The rows `KIND NAME TAB LAT TAB LON TAB WEIGHT` under their `=REGION`, as columns: of 60,000 places a pile names a few
 * hundred, and only those become records, one a row.
 */
export class GazetteerRows {
  readonly middles = new Map<string, Middle>();
  /** Codes of first-order divisions by folded name. */
  readonly regionNames = new Map<string, string[]>();
  readonly #text: string;
  readonly #fold: (name: string) => string;
  readonly #centres: Centres;
  readonly #names: FoldedNames;
  readonly #kind: Uint8Array;
  readonly #division: Uint16Array;
  readonly #lat: Float64Array;
  readonly #lon: Float64Array;
  readonly #weight: Uint8Array;
  readonly #divisions: Division[] = [];
  readonly #spots = new Map<number, Spot>();
  #count = 0;

  /** `fold` is how names are filed. */
  constructor(text: string, centres: Centres, fold: (name: string) => string) {
    this.#text = text;
    this.#fold = fold;
    this.#centres = centres;
    const most = linesIn(text);
    this.#names = new FoldedNames(text, most, fold);
    this.#kind = new Uint8Array(most);
    this.#division = new Uint16Array(most);
    this.#lat = new Float64Array(most);
    this.#lon = new Float64Array(most);
    this.#weight = new Uint8Array(most);
    this.#open("");
    for (let at = 0; at < text.length; ) {
      const stop = text.indexOf("\n", at);
      const end = stop < 0 ? text.length : stop;
      if (text[at] === "=") this.#open(text.slice(at + 1, end));
      else this.#read(at, end);
      at = end + 1;
    }
  }

  /** The places of a folded name in order of the rows; the same record each time. */
  spotsOf(folded: string): Spot[] {
    return this.#names.rowsOf(folded).map((row) => this.#spotAt(row));
  }

  /** The first row of a folded name, -1 where it has none. */
  firstOf(folded: string): number {
    return this.#names.rowsOf(folded)[0] ?? -1;
  }

  #open(code: string): void {
    const country = code.slice(0, 3);
    const middle = this.middles.get(country) ?? new Middle();
    this.middles.set(country, middle);
    this.#divisions.push({ code, middle, people: 0 });
  }

  /** Reads a row; a line that lacks a column is none. */
  #read(at: number, end: number): void {
    const head = this.#text.indexOf("\t", at);
    const lat = this.#text.indexOf("\t", head + 1);
    const lon = this.#text.indexOf("\t", lat + 1);
    if (head < 0 || lat <= head || lon <= lat || lon + 1 >= end) return;
    const row = this.#count++;
    const kind = kindOf(this.#text.charCodeAt(at));
    this.#kind[row] = kind;
    this.#lat[row] = (this.#number(head + 1, lat) - 9000) / 100;
    this.#lon[row] = (this.#number(lat + 1, lon) - 18000) / 100;
    this.#weight[row] = this.#number(lon + 1, end);
    this.#names.add(row, kind === TOWN ? at : at + 1, head);
    this.#enter(row, kind);
  }

  /** Counts a row in with its division, which gives a region its place. */
  #enter(row: number, kind: number): void {
    this.#division[row] = this.#divisions.length - 1;
    const division = this.#divisions.at(-1)!;
    if (kind === REGION) {
      const centre = this.#centres.get(division.code);
      if (centre) [this.#lat[row], this.#lon[row]] = centre;
      pushTo(this.regionNames, this.#fold(this.#names.nameOf(row)), division.code);
    }
    if (kind === TOWN || kind === CAPITAL) division.people += PEOPLE[this.#weight[row]!]!;
    division.middle.add(this.#lat[row]!, this.#lon[row]!);
  }

  /** A number in base 36 that stands at `[from, to)`. */
  #number(from: number, to: number): number {
    let value = 0;
    for (let i = from; i < to; i++) {
      const code = this.#text.charCodeAt(i);
      value = value * 36 + (code < 58 ? code - 48 : code - 87);
    }
    return value;
  }

  #spotAt(row: number): Spot {
    const known = this.#spots.get(row);
    if (known) return known;
    const { code, people } = this.#divisions[this.#division[row]!]!;
    const kind = KINDS[this.#kind[row]!]!;
    const weight = Math.min(REGION_WEIGHT, Math.round(10 * Math.log10(Math.max(1, people))));
    const spot: Spot = {
      name: this.#names.nameOf(row),
      kind,
      country: code.slice(0, 3),
      region: code,
      lat: this.#lat[row]!,
      lon: this.#lon[row]!,
      weight: kind === "region" ? weight : this.#weight[row]!,
    };
    this.#spots.set(row, spot);
    return spot;
  }
}

/** People of a place by its weight. */
const PEOPLE = Float64Array.from({ length: 256 }, (_, weight) => 10 ** (weight / 10));

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
