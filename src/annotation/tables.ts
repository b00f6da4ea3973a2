import { dataText } from "./load.ts";

/** A country with the names it goes by and the seats that stand for its government. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly wikidata?: string;
  readonly names: readonly string[];
  readonly demonyms: readonly string[];
  /** Capital and seats of government: `Moscow`, `the Kremlin`. */
  readonly seats: readonly string[];
}

/** An organisation, agency or publisher of the tables. */
export interface Organisation {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country?: string;
  readonly wikidata?: string;
  readonly kind: string;
}

/** One term in one office. Days are ISO dates or years; an empty end is open. */
export interface Term {
  readonly name: string;
  readonly country?: string;
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly gender?: "male" | "female";
  readonly born?: number;
  readonly wikidata?: string;
  readonly organisation?: string;
}

/** All tables of `data/annotation`; a missing file is an empty table. */
export interface Tables {
  readonly countries: readonly Country[];
  readonly organisations: readonly Organisation[];
  readonly terms: readonly Term[];
  readonly places: readonly { readonly code: string; readonly places: readonly string[] }[];
  readonly people: {
    readonly male: readonly string[];
    readonly female: readonly string[];
    readonly surnames: readonly string[];
  };
  readonly titles: {
    readonly male: readonly string[];
    readonly female: readonly string[];
    readonly any: readonly string[];
  };
  /** Words that describe the holder of an office. */
  readonly offices: Readonly<Record<string, readonly string[]>>;
}

let loaded: Tables | undefined;

/** The tables, read at first use. */
export function tables(): Tables {
  loaded ??= readTables();
  return loaded;
}

function readTables(): Tables {
  const people = read<Record<string, string>>("given-names.json", {});
  const offices = read<{ titles?: Record<string, string>; offices?: Record<string, string[]> }>("offices.json", {});
  const split = (text: string | undefined) => (text ? text.split(" ") : []);
  const titles = offices.titles ?? {};
  return {
    countries: readCountries(),
    organisations: read<[string, string[], string, string, string][]>("organisations.json", []).map(organisation),
    terms: [
      ...read<string[][]>("officials.json", []).map(official),
      ...read<string[][]>("leaders.json", []).map(leader),
    ],
    places: read("places.json", []),
    people: { male: split(people.male), female: split(people.female), surnames: split(people.surnames) },
    titles: { male: split(titles.male), female: split(titles.female), any: split(titles.any) },
    offices: offices.offices ?? {},
  };
}

function read<T>(name: string, otherwise: T): T {
  const text = dataText(`annotation/${name}`);
  return text === undefined ? otherwise : (JSON.parse(text) as T);
}

interface CountryRow {
  readonly code: string;
  readonly wikidata: string;
  readonly name: string;
  readonly names: string[];
  readonly demonyms: string[];
  readonly capital: string;
}

/** Facts of the generated table, names and seats of the hand-written one. */
function readCountries(): Country[] {
  type Power = { code: string; name: string; names: string[]; demonyms: string[]; seats: string[] };
  const powers = new Map(read<Power[]>("powers.json", []).map((power) => [power.code, power]));
  return read<CountryRow[]>("countries.json", []).map((row) => {
    const power = powers.get(row.code);
    const names = [...row.names, ...(power ? [row.name, ...power.names] : [])];
    const capital = row.capital ? [row.capital] : [];
    return {
      code: row.code,
      name: power?.name || row.name,
      wikidata: row.wikidata,
      names,
      demonyms: power?.demonyms.length ? power.demonyms : row.demonyms,
      seats: power ? power.seats : capital,
    };
  });
}

function organisation(row: [string, string[], string, string, string]): Organisation {
  const [name, aliases, country, wikidata, kind] = row;
  return { name, aliases, kind, ...(country && { country }), ...(wikidata && { wikidata }) };
}

function official(row: string[]): Term {
  const [name = "", country, office = "", from = "", to = "", gender, born, wikidata, organisation] = row;
  return {
    name,
    office,
    from,
    to,
    ...(country && { country }),
    ...(gender && { gender: gender === "f" ? ("female" as const) : ("male" as const) }),
    ...(born && { born: Number(born) }),
    ...(wikidata && { wikidata }),
    ...(organisation && { organisation }),
  };
}

function leader(row: string[]): Term {
  const [name = "", country, office = "", from = "", to = "", wikidata] = row;
  return { name, office, from, to, ...(country && { country }), ...(wikidata && { wikidata }) };
}
