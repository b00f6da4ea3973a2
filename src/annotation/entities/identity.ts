import { pushTo } from "../../model/grouping.ts";
import { compareText, type PeopleCorrections } from "../../model/index.ts";
import { bodiesByNoun, bodyBehind, holders } from "./identity-offices.ts";
import { joined, namesIn, type Told, toldOf } from "./identity-told.ts";
import { foldedWord, sameGiven, skeletonOf } from "./romanised.ts";

/** One way in which a story's reports call somebody or something. */
export interface Naming {
  readonly name: string;
  readonly kind: "person" | "organisation" | "unknown";
  /** What the report calls the bearer beside the name, lower case: "transport minister", "spokesman for Velm Port". */
  readonly role?: string;
  /** How often it is called so. */
  readonly count: number;
}

/** Who is whom among the names of one story. */
export interface IdentityTable {
  /** The one name of whoever is called so; the name itself when it is not in the table. */
  nameOf(name: string): string;
  /** The body that a person speaks for by office, by the name that the story gives it. */
  bodyOf(name: string): string | undefined;
  /** What the user knows better of names. */
  readonly told: Told;
}

/** The namings of one person or body. */
interface Group {
  readonly namings: Naming[];
  readonly words: string[];
  readonly roles: string[];
}

/** Namings of one story that are told apart; more tell nothing new. */
const MOST = 600;
/** Namesakes compared with one name: bounds the work on hostile text. */
const NAMESAKES = 24;

const SUFFIXES = /^(?:jr|sr|ii|iii|iv|esq|phd|md)$/;
/** Small words in the names of bodies. */
const SMALL = /^(?:of|the|and|for|in|on|de|la|du|der|des)$/;

/**
 * Joins the names of one story that are one person or body: case, accents, initials, short forms, transliterations, parts
 * of double surnames, acronyms, a surname with one bearer, an office with one holder. Two are kept apart when in doubt.
 * The order of the input changes nothing.
 */
export function identityTable(all: readonly Naming[], corrections: PeopleCorrections = {}): IdentityTable {
  const namings = merged(all).slice(0, MOST);
  const told = toldOf(corrections);
  const found: Group[] = [];
  const people = namings.filter((one) => isProper(one.name) && one.kind !== "organisation");
  const bodies = namings.filter((one) => isProper(one.name) && one.kind === "organisation");
  joinPeople(found, people, told);
  joinBodies(found, bodies, told);
  const groups = joined(found, told);
  const called = new Map<string, Group>();
  for (const group of groups) for (const { name } of group.namings) called.set(name, group);
  const canonical = new Map(
    groups.map((group) => [group, told.nameAmong(namesIn(group)) ?? canonicalOf(group)] as const),
  );
  const byRole = holders(groups.map((group) => ({ roles: group.roles, name: canonical.get(group)! })));
  const byNoun = bodiesByNoun(namings);
  /** "VHB officials" as "Velm Harbour Board officials". */
  const owned = (name: string) => {
    const [run = ""] = /^(?:\p{Lu}[\p{L}.&]*\s)+(?=\p{Ll}+$)/u.exec(name) ?? [];
    const group = called.get(run.trim());
    return group ? `${canonical.get(group)!} ${name.slice(run.length)}` : name;
  };
  return {
    nameOf: (name) => {
      const group = called.get(name);
      if (group) return canonical.get(group)!;
      const corrected = told.nameAmong([name]);
      if (corrected !== undefined) return corrected;
      return byRole(name) ?? byNoun(name) ?? owned(name);
    },
    bodyOf: (name) => {
      const group = called.get(name);
      const body = group && bodyBehind(group.roles, namings);
      const owner = body === undefined ? undefined : called.get(body);
      return owner ? canonical.get(owner) : body;
    },
    told,
  };
}

/** Whether two full names may be one person's. `samePerson("L. Pryce", "Lorna Pryce")` is true. */
export function samePerson(a: string, b: string): boolean {
  return compatible(wordsOf(a), wordsOf(b));
}

/** The words of a name, suffixes and hyphens taken off. */
function wordsOf(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => word !== "" && !SUFFIXES.test(foldedWord(word)));
  return words.length > 0 ? words : [name];
}

function isProper(name: string): boolean {
  return (
    /^\p{Lu}/u.test(name) && /^[\p{Lu}'’&.]|^(?:de|da|van|von|bin|al|of|and|for|the)$/u.test(name.split(/\s+/).at(-1)!)
  );
}

/** One row a name and role, fullest and most frequent first; the count stands in one of them. */
function merged(all: readonly Naming[]): Naming[] {
  const byName = new Map<string, Naming[]>();
  for (const naming of all) pushTo(byName, naming.name, naming);
  const rows = [...byName].flatMap(([name, own]) => {
    const kind = top(own);
    const count = own.reduce((sum, one) => sum + one.count, 0);
    const roles = [...new Set(own.flatMap(({ role }) => role ?? []))].sort(compareText);
    return roles.length
      ? roles.map((role, n): Naming => ({ name, kind, role, count: n > 0 ? 0 : count }))
      : [{ name, kind, count }];
  });
  const length = ({ name }: Naming) => wordsOf(name).length;
  return rows.sort(
    (a, b) =>
      length(b) - length(a) ||
      b.count - a.count ||
      compareText(a.name, b.name) ||
      compareText(a.role ?? "", b.role ?? ""),
  );
}

/** The kind that most namings say, "unknown" only when none says more. */
function top(own: readonly Naming[]): Naming["kind"] {
  const votes = (kind: Naming["kind"]) => own.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0);
  const [person, organisation] = [votes("person"), votes("organisation")];
  if (person === 0 && organisation === 0) return "unknown";
  return person >= organisation ? "person" : "organisation";
}

function joinPeople(groups: Group[], people: readonly Naming[], told: Told): void {
  const bySurname = new Map<string, Group[]>();
  const byFirst = new Map<string, Group[]>();
  for (const naming of people) {
    const words = wordsOf(naming.name);
    const mayBe = (group: Group) => !told.areApart(naming.name, namesIn(group));
    const near = new Set(surnameKeys(words).flatMap((key) => (bySurname.get(key) ?? []).filter(mayBe)));
    const first = byFirst.get(skeletonOf(words[0]!))?.filter(mayBe);
    const same = words.length > 1 ? fullBearers(near, words) : loneBearers(near, first, words);
    const spelt = same.length === 0 ? misspelt(groups, words).filter(mayBe) : same;
    const group = spelt.length === 1 ? spelt[0]! : addGroup(groups, words);
    group.namings.push(naming);
    if (naming.role) group.roles.push(naming.role);
    if (group.words !== words) continue;
    for (const key of surnameKeys(words)) pushTo(bySurname, key, group, NAMESAKES);
    if (words.length > 1) pushTo(byFirst, skeletonOf(words[0]!), group, NAMESAKES);
  }
}

function addGroup(groups: Group[], words: string[]): Group {
  const group: Group = { namings: [], words, roles: [] };
  groups.push(group);
  return group;
}

/** A surname by its skeleton, and each part of a double one. */
function surnameKeys(words: readonly string[]): string[] {
  const last = words.at(-1)!;
  const parts = last.split(/[-‐‑]/).filter((part) => part.length > 2);
  return [...new Set([last, ...(parts.length > 1 ? parts : [])].map(skeletonOf))];
}

function fullBearers(near: Iterable<Group>, words: readonly string[]): Group[] {
  return [...near].filter((group) => compatible(group.words, words));
}

/** Given names fit where any given name or initial of one is the other's first, or the other way round. */
function compatible(a: readonly string[], b: readonly string[]): boolean {
  const keys = new Set(surnameKeys(a));
  if (!surnameKeys(b).some((key) => keys.has(key))) return joinedName(a) === joinedName(b);
  if (a.length === 1 || b.length === 1) return true;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  return (
    sameGiven(x[0]!, y[0]!) ||
    (isInitial(x[0]!) && x.slice(1).some((one) => sameGiven(one, y[0]!))) ||
    (isInitial(y[0]!) && y.slice(1).some((one) => sameGiven(one, x[0]!)))
  );
}

function isInitial(word: string): boolean {
  return foldedWord(word).length === 1;
}

function joinedName(words: readonly string[]): string {
  return words.map((word) => skeletonOf(word.replace(/[-‐‑]/g, ""))).join("");
}

/** A lone word is the one bearer of that surname, else the one full name that opens with it. */
function loneBearers(near: Iterable<Group>, first: readonly Group[] | undefined, words: readonly string[]): Group[] {
  const bearers = [...near];
  const full = bearers.filter((group) => group.words.length > 1);
  if (full.length === 1) return full;
  const [most, next] = [...full].sort((a, b) => weightOf(b) - weightOf(a));
  if (most && next && weightOf(most) >= PROMINENT * weightOf(next)) return [most];
  if (bearers.length > 0) return bearers.filter((group) => group.words.length === words.length);
  return first?.length === 1 ? [...first] : [];
}

/** A bare surname is the bearer named this many times as often as the next one; else nobody's. Held by identity.test.ts. */
const PROMINENT = 4;

function weightOf({ namings }: Group): number {
  return namings.reduce((sum, { count }) => sum + count, 0);
}

/** A surname off by one letter, where nobody else is near: "Jeffery" and "Jeffrey". Short ones are left alone. */
function misspelt(groups: readonly Group[], words: readonly string[]): Group[] {
  const last = foldedWord(words.at(-1)!);
  if (last.length < 6) return [];
  return groups.slice(0, NAMESAKES * 4).filter((group) => {
    const other = foldedWord(group.words.at(-1)!);
    if (group.words.length === 1 || other === last || other[0] !== last[0] || !isOneEdit(other, last)) return false;
    if (`${other}s` === last || `${last}s` === other) return false;
    return words.length === 1 || foldedWord(words[0]!) === foldedWord(group.words[0]!);
  });
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [x, y] = [a.length, b.length];
  while (x > from && y > from && a[x - 1] === b[y - 1]) [x, y] = [x - 1, y - 1];
  const [left, right] = [a.slice(from, x), b.slice(from, y)];
  return Math.max(left.length, right.length) === 1 || (left.length === 2 && left === [...right].reverse().join(""));
}

function joinBodies(groups: Group[], bodies: readonly Naming[], told: Told): void {
  const own: Group[] = [];
  for (const naming of bodies) {
    const words = wordsOf(naming.name);
    const near = own.slice(0, NAMESAKES * 4).filter((group) => !told.areApart(naming.name, namesIn(group)));
    const exact = near.find((group) => folded(group.words) === folded(words));
    const whole = near.filter((group) => shortness(group.words, words) === "whole");
    const part = whole.length > 0 ? whole : near.filter((group) => shortness(group.words, words) === "part");
    const group = exact ?? (part.length === 1 ? part[0]! : addGroup(groups, words));
    if (group.words === words) own.push(group);
    group.namings.push(naming);
  }
}

function folded(words: readonly string[]): string {
  return words
    .map(foldedWord)
    .filter((word) => !SMALL.test(word))
    .join(" ");
}

/** What a longer name may add to a shorter one without being another body. */
const ADDED =
  /^(?:air|lines|airlines|airways|inc|ltd|corp|co|company|corporation|group|holdings|plc|bank|ag|gmbh|llc)$/;

/** "VHB" and "Velm HB" are the whole of "Velm Harbour Board" in letters, "Velm" a part of "Velm Air Lines". */
function shortness(full: readonly string[], short: readonly string[]): "whole" | "part" | undefined {
  const long = full.filter((word) => !SMALL.test(foldedWord(word)));
  const brief = short.filter((word) => !SMALL.test(foldedWord(word)));
  if (brief.length >= long.length) return undefined;
  let at = 0;
  for (const word of brief) {
    const letters = word.replaceAll(".", "");
    if (foldedWord(word) === foldedWord(long[at] ?? "")) at++;
    else if (/^\p{Lu}{2,}$/u.test(letters) && initials(long.slice(at, at + letters.length)) === letters)
      at += letters.length;
    else return undefined;
  }
  if (at === long.length) return "whole";
  return long.slice(at).every((word) => ADDED.test(foldedWord(word))) ? "part" : undefined;
}

function initials(words: readonly string[]): string {
  return words.map((word) => word[0]?.toUpperCase() ?? "").join("");
}

/** The fullest usual form: several words before one, not in capitals, no initial in front, then the most frequent. */
function canonicalOf({ namings }: Group): string {
  const count = new Map<string, number>();
  for (const { name, count: n } of namings) count.set(name, (count.get(name) ?? 0) + n);
  const rank = (name: string) =>
    (wordsOf(name).length > 1 ? 4 : 0) + (isInitial(wordsOf(name)[0]!) ? 0 : 2) + (name === name.toUpperCase() ? 0 : 1);
  return [...count].sort(
    (a, b) => rank(b[0]) - rank(a[0]) || b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]),
  )[0]![0];
}
