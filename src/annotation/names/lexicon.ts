import { mix32 } from "../../model/index.ts";
import { foldedHash } from "../clusters.ts";
import { lightCuts } from "../languages/cuts.ts";
import { type Tables, tables } from "../tables.ts";
import { wordLists } from "../word-lists.ts";
import type { Words } from "./words.ts";

export type PhraseKind = "country" | "demonym" | "seat" | "place" | "organisation" | "person";

/** A phrase of the tables: what it may mean. */
export interface Phrase {
  readonly kind: PhraseKind;
  /** The name to show. */
  readonly name: string;
  readonly country?: string;
  readonly wikidata?: string;
  /** Kind of organisation, where it is one. */
  readonly sort?: string;
  /** For a seat of government: the country. */
  readonly seatOf?: { readonly name: string; readonly country: string; readonly wikidata?: string };
  /** Tokens of the phrase. */
  readonly length: number;
  /** True when the phrase counts only as written (`US`, `WHO`). */
  readonly exact?: string;
}

/** What a single word may be in a personal name. */
export const MALE_NAME = 1;
export const FEMALE_NAME = 2;
export const SURNAME = 4;
export const TITLE = 8;
export const MALE_TITLE = 16;
export const FEMALE_TITLE = 32;
/** What a word is when it ends a longer name: `Ministry`, `Bank`; `River`, `Province`. */
export const BODY_NOUN = 64;
export const PLACE_NOUN = 128;

/** Phrases and single words of the tables, by hash. */
export interface Lexicon {
  /** Longest phrase that begins at token `at` and ends before `limit`; undefined when none does. */
  phraseAt(words: Words, at: number, limit: number): Phrase | undefined;
  /** `MALE_NAME | SURNAME | TITLE | BODY_NOUN ...` of a word's folded hash. */
  wordBits(folded: number): number;
  /** Phrase that reads exactly like this text. */
  phraseOf(text: string): Phrase | undefined;
}

const NOUNS = wordLists<"organisations" | "places">("shapes.json");
const LONGEST = 7;
let loaded: Lexicon | undefined;

/** The lexicon of the shipped tables, built at first use. */
export function lexicon(): Lexicon {
  loaded ??= buildLexicon(tables());
  return loaded;
}

/** Builds a lexicon. Where two tables name one phrase the more particular meaning wins: country, seat, organisation, place. */
function buildLexicon(from: Tables): Lexicon {
  const phrases = new Map<number, Filed>();
  const starts = new Set<number>();
  const add = (text: string, phrase: Omit<Phrase, "length">) => {
    const key = keyOf(text);
    if (key.length === 0 || key.length > LONGEST || phrases.has(key.hash)) return;
    const isShort = key.length === 1 && text.length <= 5 && /^[\p{Lu}.]{2,5}$/u.test(text);
    phrases.set(key.hash, { of: phrase, length: key.length, exact: isShort ? text : undefined, made: undefined });
    starts.add(key.first);
  };
  addCountries(from, add);
  for (const { aliases, ...org } of from.organisations) {
    const phrase = { kind: "organisation" as const, sort: org.kind, name: org.name, ...linkOf(org) };
    for (const text of [org.name, ...aliases]) add(text, phrase);
  }
  for (const { code, places } of from.places) {
    for (const place of places) add(place, { kind: "place", name: place, ...(code && { country: code }) });
  }
  for (const term of from.terms) add(term.name, { kind: "person", name: term.name, ...linkOf(term) });
  const bits = wordTable(from);
  return {
    phraseAt: (words, at, limit) => (starts.has(words.folded[at]!) ? longest(phrases, words, at, limit) : undefined),
    wordBits: (folded) => bits.get(folded) ?? 0,
    phraseOf: (text) => {
      const filed = phrases.get(keyOf(text).hash);
      return filed && (filed.exact === undefined || filed.exact === text) ? madeOf(filed) : undefined;
    },
  };
}

/** A phrase as it is filed: of ten thousand a pile meets some hundred, and only those are made. */
interface Filed {
  readonly of: Omit<Phrase, "length">;
  readonly length: number;
  readonly exact: string | undefined;
  made: Phrase | undefined;
}

function madeOf(filed: Filed): Phrase {
  const { of, length, exact } = filed;
  filed.made ??= { ...of, length, ...(exact !== undefined && { exact }) };
  return filed.made;
}

type Add = (text: string, phrase: Omit<Phrase, "length">) => void;

function addCountries({ countries }: Tables, add: Add): void {
  for (const one of countries) {
    for (const text of [one.name, ...one.names]) add(text, { kind: "country", name: one.name, ...countryLink(one) });
  }
  for (const one of countries) {
    for (const text of one.demonyms) add(text, { kind: "demonym", name: one.name, ...countryLink(one) });
    for (const text of one.seats)
      add(text, { kind: "seat", name: text, country: one.code, seatOf: { name: one.name, ...countryLink(one) } });
  }
}

function countryLink(one: { code: string; wikidata?: string }): { country: string; wikidata?: string } {
  return { country: one.code, ...(one.wikidata && { wikidata: one.wikidata }) };
}

function linkOf(one: { country?: string; wikidata?: string }): { country?: string; wikidata?: string } {
  return { ...(one.country && { country: one.country }), ...(one.wikidata && { wikidata: one.wikidata }) };
}

function longest(phrases: Map<number, Filed>, words: Words, at: number, limit: number): Phrase | undefined {
  let found: Filed | undefined;
  let hash = 0;
  for (let i = at; i < limit && i < at + LONGEST; i++) {
    hash = mix32((hash ^ words.folded[i]!) + 0x9e3779b9);
    const filed = phrases.get(hash);
    if (filed && isAsWritten(filed, words, at, i)) found = filed;
  }
  return found && madeOf(found);
}

function isAsWritten({ exact }: Filed, words: Words, from: number, to: number): boolean {
  return exact === undefined || words.text.startsWith(exact, words.start[from]!) === (from === to);
}

function keyOf(text: string): { hash: number; length: number; first: number } {
  const { start, end } = lightCuts(text, [{ start: 0, end: text.length }]);
  let hash = 0;
  let first = 0;
  for (let i = 0; i < start.length; i++) {
    const folded = foldedHash(text, start[i]!, end[i]!);
    if (i === 0) first = folded;
    hash = mix32((hash ^ folded) + 0x9e3779b9);
  }
  return { hash, length: start.length, first };
}

function wordTable({ people, titles }: Tables): Map<number, number> {
  const bits = new Map<number, number>();
  const mark = (words: readonly string[], bit: number) => {
    for (const word of words) {
      const key = foldedHash(word, 0, word.length);
      bits.set(key, (bits.get(key) ?? 0) | bit);
    }
  };
  mark(people.male, MALE_NAME);
  mark(people.female, FEMALE_NAME);
  mark(people.surnames, SURNAME);
  mark(titles.any, TITLE);
  mark(titles.male, TITLE | MALE_TITLE);
  mark(titles.female, TITLE | FEMALE_TITLE);
  mark(NOUNS.organisations, BODY_NOUN);
  mark(NOUNS.places, PLACE_NOUN);
  return bits;
}
