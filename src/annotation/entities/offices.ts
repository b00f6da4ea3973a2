import type { Lexicon } from "../names/lexicon.ts";
import type { Words } from "../names/words.ts";
import { type Term, tables } from "../tables.ts";
import type { Draft } from "./gather.ts";

/** An office that somebody of the article holds: the words for its holder, and the country if it is known. */
export interface Holding {
  readonly draft: Draft;
  readonly country?: string;
  readonly phrases: readonly (readonly string[])[];
  /** `text`: the article gives the office with the name; `table`: only the tables know it. */
  readonly source: "text" | "table";
}

/** Offices of the people mentioned: by the tables on the day of publication, and by titles written before their names. */
export function holdingsOf(
  words: Words,
  drafts: readonly Draft[],
  known: Lexicon,
  published: string | undefined,
): Holding[] {
  const people = drafts.filter((draft) => draft.type === "person");
  return people.flatMap((draft) => [...tableHoldings(draft, published), ...writtenHoldings(words, draft, known)]);
}

let byName: Map<string, Term[]> | undefined;

/** The terms in office of a person of the tables. */
export function termsOf(name: string): readonly Term[] {
  if (!byName) {
    byName = new Map();
    for (const term of tables().terms) byName.set(term.name, [...(byName.get(term.name) ?? []), term]);
  }
  return byName.get(name) ?? [];
}

function tableHoldings(draft: Draft, published: string | undefined): Holding[] {
  return termsOf(draft.name)
    .filter((term) => term.country !== undefined && isInOffice(term, published))
    .map((term) => ({ draft, country: term.country!, phrases: phrasesOf(term.office), source: "table" as const }));
}

/** The words for the holder of an office, split; an office without an entry is its own word. */
function phrasesOf(office: string): string[][] {
  return (tables().offices[office] ?? [office]).map((phrase) => phrase.split(" "));
}

function isInOffice({ from, to }: Term, published: string | undefined): boolean {
  if (!published) return true;
  return from <= published.slice(0, from.length) && (to === "" || published.slice(0, to.length) <= to);
}

let written: { readonly words: readonly string[]; readonly office: string }[] | undefined;

/** Every way to write an office, longest first. */
function writtenOffices(): { readonly words: readonly string[]; readonly office: string }[] {
  written ??= Object.entries(tables().offices)
    .flatMap(([office, phrases]) => phrases.map((phrase) => ({ words: phrase.split(" "), office })))
    .sort((a, b) => b.words.length - a.words.length || (a.office < b.office ? -1 : 1));
  return written;
}

/** Mentions of one person whose titles are looked at. */
const LOOKED_AT = 6;

/** Titles before the name: `Norwegian Prime Minister Ada Berg` makes her also `the Norwegian prime minister`. */
function writtenHoldings(words: Words, draft: Draft, known: Lexicon): Holding[] {
  return draft.mentions.slice(0, LOOKED_AT).flatMap(({ span }) => {
    const before = tokensBefore(words, span.start);
    const office = writtenOffices().find((one) => endsWith(words, before, one.words));
    if (!office) return [];
    const country = countryBefore(words, before - office.words.length, known);
    return [{ draft, phrases: phrasesOf(office.office), source: "text" as const, ...(country && { country }) }];
  });
}

/** Number of tokens that end before the code unit. */
function tokensBefore({ start, count }: Words, at: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function endsWith(words: Words, end: number, office: readonly string[]): boolean {
  return office.every((word, i) => wordIs(words, end - office.length + i, word));
}

/** Whether token `i` reads `word` in any case. */
export function wordIs({ text, start, end, count }: Words, i: number, word: string): boolean {
  return (
    i >= 0 && i < count && end[i]! - start[i]! === word.length && text.slice(start[i]!, end[i]!).toLowerCase() === word
  );
}

function countryBefore(words: Words, end: number, known: Lexicon): string | undefined {
  const last = wordIs(words, end - 1, "'s") || wordIs(words, end - 1, "’s") ? end - 1 : end;
  for (let from = Math.max(0, last - 3); from < last; from++) {
    const phrase = known.phraseAt(words, from, last);
    if (phrase?.country && from + phrase.length === last && phrase.kind !== "organisation") return phrase.country;
  }
  return undefined;
}
