import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { writeManifests } from "./manifest.ts";

interface CountryFacts {
  readonly iso2: string;
  readonly iso3: string;
  readonly wikidata: string;
  readonly name: string;
  readonly names_en: readonly string[];
  readonly demonym_noun: string;
  readonly demonym_adj: string;
  readonly capital: string;
}

interface LeaderFacts {
  readonly iso3: string;
  readonly role: string;
  readonly titles: readonly string[];
  readonly name: string;
  readonly start: string;
  readonly last_seen: string;
}

/** One row of `data/annotation/leaders.json`: name, country, office, first and last day known (empty: unknown), Wikidata id. */
type LeaderRow = [name: string, country: string, office: string, from: string, to: string, wikidata: string];

/** Writes `data/annotation/countries.json` and `data/annotation/leaders.json` from the public facts in `gazetteer`; seconds. */
export function makeTables(dataFolder: string, out: string): void {
  const read = <T>(name: string) => rowsOf<T>(resolve(dataFolder, "gazetteer", name));
  const countries = read<CountryFacts>("countries.jsonl").filter((one) => one.iso3);
  writeRows(
    resolve(out, "countries.json"),
    countries.map(countryRow).sort((a, b) => (a.code < b.code ? -1 : 1)),
  );
  const codes = new Map(countries.map((one) => [one.wikidata, one.iso3]));
  const rows = [
    ...wikidataLeaders(read("leaders_wikidata_2022.jsonl"), codes),
    ...wikidataMinisters(read("foreign_ministers_wikidata_2022.jsonl"), codes),
    ...read<LeaderFacts>("leaders.jsonl").flatMap(leaderRow),
  ];
  writeRows(resolve(out, "leaders.json"), merge(rows));
}

function rowsOf<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function writeRows(path: string, rows: readonly unknown[]): void {
  writeFileSync(path, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
  writeManifests();
}

const NOT_A_NAME =
  /[;&()[\]/,]|\d|^(?:e|the .*|country name.*|current .*|none)$|^\p{Lu}[\p{Lu} ]+$|Soviet|occupied|prior|Territor|District|Mandat/u;

function countryRow(one: CountryFacts) {
  const name = one.name.trim();
  const names = [...new Set(one.names_en.map((alias) => alias.trim()))]
    .filter((alias) => alias.length > 3 && /^(?:the )?\p{Lu}/u.test(alias) && alias !== name && !NOT_A_NAME.test(alias))
    .sort();
  const demonyms = [...new Set([...demonymsOf(one.demonym_adj), ...demonymsOf(one.demonym_noun)])].sort();
  return { code: one.iso3, iso2: one.iso2, wikidata: one.wikidata, name, names, demonyms, capital: one.capital ?? "" };
}

/** `Afghan(s)` gives `Afghan` and `Afghans`; remarks in brackets are dropped. */
function demonymsOf(text: string | null): string[] {
  return (text ?? "").split(/[;,]| or /).flatMap((part) => {
    const base = part.replace(/\(.*$/u, "").trim();
    if (!/^\p{Lu}[\p{L}' -]+$/u.test(base) || /^(?:Not|None|See|Singular|Plural)/u.test(base)) return [];
    return /\((?:s|es)\)/.test(part) ? [base, base + (/\((s|es)\)/.exec(part)?.[1] ?? "")] : [base];
  });
}

function wikidataLeaders(rows: readonly Record<string, string>[], codes: Map<string, string>): LeaderRow[] {
  return rows.flatMap((row) => {
    const country = codes.get(row.countryid ?? "");
    const office = officeOf([row.positionLabel ?? ""], "chief of state");
    return country && office && row.officeholderLabel
      ? [[row.officeholderLabel, country, office, row.start_year ?? "", row.end_year ?? "", row.officeholder ?? ""]]
      : [];
  });
}

function wikidataMinisters(rows: readonly Record<string, string>[], codes: Map<string, string>): LeaderRow[] {
  return rows.flatMap((row) => {
    const country = codes.get(row.country ?? "");
    return country && row.name && !/^Q\d+$/.test(row.name)
      ? [[row.name, country, "foreign minister", row.start ?? "", "", row.person ?? ""] as LeaderRow]
      : [];
  });
}

function leaderRow(one: LeaderFacts): LeaderRow[] {
  if (!/chief of state|head of government/.test(one.role)) return [];
  const office = officeOf(one.titles, one.role);
  const name = plainName(one.name);
  return office && name ? [[name, one.iso3, office, one.start, one.last_seen, ""]] : [];
}

function officeOf(titles: readonly string[], role: string): string {
  const title = titles.join(" ").toLowerCase();
  if (/represented|ambassador|deputy|territorial|vice premier|vice prime/.test(title)) return "";
  const known = [
    "vice president",
    "prime minister",
    "chancellor",
    "supreme leader",
    "president",
    "premier",
    "queen",
    "king",
  ];
  const found = known.find((office) => title.includes(office));
  if (found) return found === "premier" ? "prime minister" : found;
  if (/taoiseach/.test(title)) return "prime minister";
  if (/emir|amir|sultan|emperor|prince|pope|monarch/.test(title)) return /pope/.test(title) ? "pope" : "monarch";
  return title === "" && role === "head of government" ? "" : "";
}

/** `Vladimir Vladimirovich PUTIN` gives `Vladimir Putin`, `XI Jinping` stays in its order. */
function plainName(text: string): string {
  const words = text
    .replace(/"[^"]*"|\([^)]*\)|,.*$/gu, " ")
    .split(/\s+/)
    .filter((word) => word && !/^(?:\p{Lu}\.|Dr\.|Gen\.|Sir|Sheikh|Ambassador.*)$/u.test(word));
  const isCapital = (word: string) => word.length > 1 && /^[\p{Lu}'’-]+$/u.test(word.replace(/^(?:Mc|Mac|De|Di)/u, ""));
  const from = words.findIndex(isCapital);
  if (from < 0 || words.length < 2) return "";
  let to = from;
  while (to + 1 < words.length && isCapital(words[to + 1] as string)) to++;
  const surname = words.slice(from, to + 1).map(titled);
  return from === 0 ? [...surname, ...words.slice(to + 1)].join(" ") : [words[0], ...surname].join(" ");
}

function titled(word: string): string {
  return /^[IVX]+$/.test(word)
    ? word
    : word.toLowerCase().replace(/(^|[-'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** One row for each person, country and office, from the first to the last day known; the better spelling wins. */
function merge(rows: readonly LeaderRow[]): LeaderRow[] {
  const found = new Map<string, LeaderRow>();
  for (const row of rows) {
    const key = [fold(row[0]).split(" ").at(-1), fold(row[0])[0], row[1], row[2]].join("|");
    const known = found.get(key);
    if (!known) found.set(key, [...row]);
    else {
      if (row[3] && (!known[3] || row[3] < known[3])) known[3] = row[3];
      if (row[4] > known[4]) known[4] = row[4];
    }
  }
  return [...found.values()].sort((a, b) => (a.join("|") < b.join("|") ? -1 : 1));
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
