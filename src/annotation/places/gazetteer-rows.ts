import type { Spot } from "./gazetteer.ts";

const KINDS: Readonly<Record<string, Spot["kind"]>> = { "*": "region", "-": "county", "!": "capital" };
const ALL_KINDS: readonly Spot["kind"][] = ["country", "region", "county", "capital", "town"];
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
  people: number;
}

/**
 * The rows `KIND NAME TAB LAT TAB LON TAB WEIGHT` under their `=REGION`, as columns: of 60,000 places a pile names a few
 * hundred, and only those become records, one a row.
 */
export class GazetteerRows {
  readonly middles = new Map<string, Middle>();
  readonly #text: string;
  readonly #name: Int32Array;
  readonly #nameEnd: Int32Array;
  readonly #kind: Uint8Array;
  readonly #division: Uint16Array;
  readonly #lat: Float64Array;
  readonly #lon: Float64Array;
  readonly #weight: Uint8Array;
  /** The last row of a folded name, and for each row the one of its name before it, -1 for none. */
  readonly #last = new Map<string, number>();
  readonly #before: Int32Array;
  readonly #divisions: Division[] = [{ code: "", people: 0 }];
  readonly #spots = new Map<number, Spot>();
  readonly #regionNames = new Set<string>();
  #count = 0;

  /** `centres` are the middles of regions by code; `fold` is how names are filed. */
  constructor(text: string, centres: ReadonlyMap<string, readonly [number, number]>, fold: (name: string) => string) {
    this.#text = text;
    const most = text.split("\n").length;
    this.#name = new Int32Array(most);
    this.#nameEnd = new Int32Array(most);
    this.#kind = new Uint8Array(most);
    this.#division = new Uint16Array(most);
    this.#lat = new Float64Array(most);
    this.#lon = new Float64Array(most);
    this.#weight = new Uint8Array(most);
    this.#before = new Int32Array(most);
    for (let at = 0; at < text.length; ) {
      const stop = text.indexOf("\n", at);
      const end = stop < 0 ? text.length : stop;
      if (text[at] === "=") this.#divisions.push({ code: text.slice(at + 1, end), people: 0 });
      else this.#read(at, end, centres, fold);
      at = end + 1;
    }
  }

  /** Folded names in order of first use. */
  names(): IterableIterator<string> {
    return this.#last.keys();
  }

  /** Whether a first-order division is filed under that folded name. */
  namesRegion(folded: string): boolean {
    return this.#regionNames.has(folded);
  }

  /** The places of a folded name in order of the rows; the same record each time. */
  spotsOf(folded: string): Spot[] {
    const rows: number[] = [];
    for (let row = this.#last.get(folded) ?? -1; row >= 0; row = this.#before[row]!) rows.push(row);
    return rows.reverse().map((row) => this.#spotAt(row));
  }

  #read(
    at: number,
    end: number,
    centres: ReadonlyMap<string, readonly [number, number]>,
    fold: (name: string) => string,
  ): void {
    const [head = "", lat = "", lon = "", weight = ""] = this.#text.slice(at, end).split("\t");
    if (!weight) return;
    const row = this.#count++;
    const division = this.#divisions.at(-1)!;
    const kind = KINDS[head[0]!] ?? "town";
    const [centreLat, centreLon] = (kind === "region" && centres.get(division.code)) || [];
    this.#name[row] = kind === "town" ? at : at + 1;
    this.#nameEnd[row] = at + head.length;
    this.#kind[row] = ALL_KINDS.indexOf(kind);
    this.#division[row] = this.#divisions.length - 1;
    this.#lat[row] = centreLat ?? hundredth(Number.parseInt(lat, 36) / 100 - 90);
    this.#lon[row] = centreLon ?? hundredth(Number.parseInt(lon, 36) / 100 - 180);
    this.#weight[row] = Number.parseInt(weight, 36);
    if (kind !== "region" && kind !== "county") division.people += 10 ** (this.#weight[row] / 10);
    const key = fold(kind === "town" ? head : head.slice(1));
    this.#before[row] = this.#last.get(key) ?? -1;
    this.#last.set(key, row);
    if (kind === "region") this.#regionNames.add(key);
    const country = division.code.slice(0, 3);
    const middle = this.middles.get(country) ?? new Middle();
    this.middles.set(country, middle);
    middle.add(this.#lat[row], this.#lon[row]);
  }

  #spotAt(row: number): Spot {
    const known = this.#spots.get(row);
    if (known) return known;
    const { code, people } = this.#divisions[this.#division[row]!]!;
    const kind = ALL_KINDS[this.#kind[row]!]!;
    const weight = Math.min(REGION_WEIGHT, Math.round(10 * Math.log10(Math.max(1, people))));
    const spot: Spot = {
      name: this.#text.slice(this.#name[row], this.#nameEnd[row]),
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
