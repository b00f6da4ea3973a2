import { compareText, type Entity, type Span } from "../../model/index.ts";
import type { Lexeme } from "../lexemes.ts";
import { fullName } from "./full-names.ts";
import { looksFinite } from "./grammar.ts";
import { NOUNS } from "./lexicon.ts";
import {
  bareWords,
  type Gender,
  genderByGivenName,
  genderByTitle,
  isGivenName,
  nameEnd,
  titlesIn,
} from "./name-runs.ts";
import type { Passage } from "./passages.ts";
import { headKey, type Role, roleAfter, roleBefore, roleOf } from "./roles.ts";

export type Kind = "person" | "organisation" | "place" | "unknown";

/** Somebody or something that the article calls by name. */
export interface Bearer {
  readonly name: string;
  readonly kind: Kind;
  readonly gender?: Gender;
}

/** The names that one article uses, and what it says of who bears them. */
export interface NameTable {
  /** Everything named, by the name without titles. */
  readonly byName: Map<string, Bearer>;
  /** Fullest forms by last word, lower case, in text order: `smith` to `Jane Smith`. */
  readonly bySurname: Map<string, Bearer[]>;
  /** Fullest form by first word, for names that are used by it. */
  readonly byFirst: Map<string, Bearer>;
  /** Full names by the letters written in brackets after them. */
  readonly byLetters: Map<string, string>;
  /** Offices and trades with their bearers, by head noun. */
  readonly roles: Map<string, Role[]>;
  /** What the article calls a bearer first, by full name: "transport minister", "spokesman for Velm Port". */
  readonly roleOf: Map<string, string>;
  /** Offices with which a surname stands before anybody who bears it is named in full, by surname. */
  readonly early: Map<string, string>;
  /** Names of bodies by each noun in them, lower case: `bank` to `Kolb Bank`. */
  readonly byNoun: Map<string, Set<string>>;
  readonly kindAt: (at: Span) => Kind | undefined;
  /** Whether one name of a body holds all of a span. */
  readonly isOneBody: (at: Span) => boolean;
  /** Whether the name of a person begins at a place. */
  readonly beginsPerson: (place: number) => boolean;
  /** The one business that the article is about, if there is one. */
  readonly business?: string;
}

/** Bearers of one surname, or of one office, that are told apart; more tell nothing new. */
const MOST = 12;

/** Reads names, their offices and short forms off an article's passages. Linear. */
export function nameTable(passages: readonly Passage[], entities: readonly Entity[] = []): NameTable {
  const business = businessOf(passages[0]?.text ?? "", entities);
  const table: NameTable = {
    byName: new Map(),
    bySurname: new Map(),
    byFirst: new Map(),
    byLetters: new Map(),
    roles: new Map(),
    roleOf: new Map(),
    byNoun: new Map(),
    early: new Map(),
    ...kindsOf(entities),
    ...(business && { business }),
  };
  for (const { lexemes } of passages) {
    for (let i = 0; i < lexemes.length; i++) {
      const end = nameEnd(lexemes, i);
      if (end === i) continue;
      learn(table, lexemes, i, end);
      i = end - 1;
    }
  }
  setApart(table);
  settleRoles(table);
  return table;
}

/** "President Orth … his wife Lena Orth": who bears a surname but never the office that comes first with it is another one. */
function setApart({ early, bySurname, roles }: NameTable): void {
  for (const [surname, office] of early) {
    const holders = new Set((roles.get(headKey(office)) ?? []).map(({ name }) => name));
    const own = (bySurname.get(surname) ?? []).filter(({ name }) => holders.has(name));
    if (own.length > 0) bySurname.set(surname, own);
    else bySurname.delete(surname);
  }
}

/** Mentions that make a business the one that an article is about, and how often more than the next body it must be named. */
const SALIENT = { mentions: 3, times: 2 } as const;
/** Nouns of bodies that no article calls "the company". */
const PUBLIC =
  /\b(?:ministry|department|council|commission|court|committee|agency|authority|police|parliament|senate|house|army|navy|government|administration|party|university|institute|school|college|hospital|union|association|times|post|herald|press|news|newspaper|guardian|journal|reuters|twitter|facebook)\b/i;

function businessOf(text: string, entities: readonly Entity[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { type, mentions } of entities) {
    if (type !== "organisation") continue;
    for (const { span, form } of mentions) {
      const name = text.slice(span.start, span.end).replace(/['’]s?$/, "");
      if (form === "name") counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const bodies = [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
  const [first, second] = bodies;
  if (!first || first.count < SALIENT.mentions || first.count < SALIENT.times * (second?.count ?? 0)) return undefined;
  return PUBLIC.test(first.name) ? undefined : first.name;
}

/** Offices told of a surname are those of its bearer. */
function settleRoles(table: NameTable): void {
  for (const [head, roles] of table.roles) {
    const settled = roles.map((role) => ({
      ...role,
      name: fullName(role.name.split(" "), role.gender, table)?.name ?? role.name,
    }));
    table.roles.set(head, settled);
    for (const { name, text } of settled) if (!table.roleOf.has(name)) table.roleOf.set(name, text);
  }
}

function learn(table: NameTable, lexemes: readonly Lexeme[], from: number, to: number): void {
  const run = lexemes.slice(from, to);
  const words = bareWords(run);
  if (words.length === 0) return;
  const name = words.join(" ");
  const found = table.byName.get(name) ?? bearer(table, run, words);
  table.byName.set(name, found);
  const office = titlesIn(run).at(-1);
  if (words.length === 1 && office !== undefined && !COURTESY.test(office) && !table.bySurname.has(name.toLowerCase()))
    table.early.set(name.toLowerCase(), WRITTEN_OUT.get(office) ?? office);
  if (words.length > 1 && words.length <= 5) addBearer(table, words, found);
  if (found.kind === "organisation" && !isOneOf(lexemes, from, to))
    for (const word of words) addTo(table.byNoun, word.toLowerCase(), name);
  learnLetters(table, lexemes, to, words);
  if (found.kind === "person" || found.kind === "unknown") learnRoles(table, lexemes, from, to, name);
}

function bearer(table: NameTable, run: readonly Lexeme[], words: readonly string[]): Bearer {
  const kind = table.kindAt(nameSpan(run)) ?? kindByShape(run, words);
  const gender = genderByTitle(titlesIn(run)) ?? genderByGivenName(words);
  return { name: words.join(" "), kind, ...(gender && { gender }) };
}

/** Where a name is known by: all of it, behind titles its last word ("Velm Mayor Lena Orth" is no place). */
export function nameSpan(run: readonly Lexeme[]): Span {
  const first = titlesIn(run).length > 0 ? run.at(-1)! : run[0]!;
  return { start: first.start, end: run.at(-1)!.end };
}

/** What a name looks like: a body by a noun in it, a person by a title or given name. */
export function kindByShape(run: readonly Lexeme[], words: readonly string[]): Kind {
  if (words.some((word) => NOUNS.bodies.has(word.toLowerCase())) && !isGivenName(words[0]!)) return "organisation";
  if (
    words.length > 1 &&
    words.some((word) => /^\p{Lu}{2,6}$/u.test(word)) &&
    words.some((word) => /\p{Ll}/u.test(word))
  )
    return "organisation";
  const isPerson = titlesIn(run).length > 0 || (words.length > 1 && isGivenName(words[0]!));
  return isPerson ? "person" : "unknown";
}

function addBearer(table: NameTable, words: readonly string[], found: Bearer): void {
  const surname = words.at(-1)!.toLowerCase();
  const known = table.bySurname.get(surname) ?? [];
  if (known.length < MOST && known.every(({ name }) => name !== found.name)) known.push(found);
  table.bySurname.set(surname, known);
  const first = words[0]!.toLowerCase();
  if (words.length <= 3 && !table.byFirst.has(first)) table.byFirst.set(first, found);
}

/** "the Velm Harbour Board (VHB)" */
function learnLetters(table: NameTable, lexemes: readonly Lexeme[], to: number, words: readonly string[]): void {
  const [open, letters, close] = [lexemes[to], lexemes[to + 1], lexemes[to + 2]];
  if (open?.text !== "(" || close?.text !== ")" || !letters || !/^\p{Lu}{2,6}$/u.test(letters.text)) return;
  if (words.length > 1 && words[0]![0] === letters.text[0]) table.byLetters.set(letters.text, words.join(" "));
}

/** "make an Arrest | Police waited": a heading that runs into its text is no body; "a Velm Airways flight" names one. */
function isOneOf(lexemes: readonly Lexeme[], from: number, to: number): boolean {
  const next = lexemes[to];
  return (
    /^an?$/.test(lexemes[from - 1]?.lower ?? "") && (next === undefined || next.kind === "mark" || looksFinite(next))
  );
}

const COURTESY = /^(?:mr|mrs|ms|miss|dr|sir|lord|lady|dame|professor|prof|former|sister|brother|father)$/;

/** Offices that are written short before a name. */
const WRITTEN_OUT = new Map(
  Object.entries({
    sen: "senator",
    rep: "representative",
    gov: "governor",
    gen: "general",
    col: "colonel",
    capt: "captain",
    sgt: "sergeant",
    lt: "lieutenant",
    adm: "admiral",
    prof: "professor",
    rev: "reverend",
  }),
);

function learnRoles(table: NameTable, lexemes: readonly Lexeme[], from: number, to: number, name: string): void {
  const titles = titlesIn(lexemes.slice(from, to));
  const phrases = [
    { words: titles.map((title) => WRITTEN_OUT.get(title) ?? title) },
    roleBefore(lexemes, from),
    roleAfter(lexemes, to),
  ];
  for (const { words, of } of phrases) {
    if (words.length === 0 || isNoOffice(words.at(-1)!)) continue;
    const role = roleOf(words, name, of, genderByTitle(titles));
    const known = table.roles.get(role.head) ?? [];
    if (known.length < MOST) known.push(role);
    table.roles.set(role.head, known);
  }
}

/** "Mr", "report", "police", "officials": no office that a name in apposition fills. */
function isNoOffice(noun: string): boolean {
  if (NOUNS.bodies.has(noun) || NOUNS.documents.has(noun)) return true;
  return /^(?:mr|mrs|ms|miss|dr|sir|hon|rep|sen)$|[^s]s$|^(?:military|army|navy|couple|pair|duo|band|group|family|staff|crew|people|personnel|troops|men|women|children)$/.test(
    noun,
  );
}

/** What the entities found before say of a span: the first that it overlaps decides. */
function kindsOf(entities: readonly Entity[]): Pick<NameTable, "kindAt" | "isOneBody" | "beginsPerson"> {
  const named = entities
    .flatMap(({ type, mentions }) => mentions.filter(({ form }) => form === "name").map(({ span }) => ({ span, type })))
    .sort((a, b) => a.span.start - b.span.start);
  const first = ({ start, end }: Span) => {
    let [low, high] = [0, named.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (named[middle]!.span.end <= start) low = middle + 1;
      else high = middle;
    }
    const found = named[low];
    return found && found.span.start < end ? found : undefined;
  };
  return {
    kindAt(at) {
      const found = first(at);
      if (!found || found.type === "other") return undefined;
      return found.type === "country" ? "place" : found.type;
    },
    isOneBody(at) {
      const found = first(at);
      return found?.type === "organisation" && found.span.start <= at.start && at.end <= found.span.end;
    },
    beginsPerson(place) {
      const found = first({ start: place, end: place + 1 });
      return found?.type === "person" && found.span.start === place;
    },
  };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (!known) map.set(key, new Set([value]));
  else if (known.size < MOST) known.add(value);
}
