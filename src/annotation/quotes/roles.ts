import type { Lexeme } from "../lexemes.ts";
import { isPossessive, looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import { type Gender, nameEnd } from "./name-runs.ts";

/** What somebody is: "transport minister", with the name that the article gives to it. */
export interface Role {
  readonly head: string;
  readonly modifiers: ReadonlySet<string>;
  readonly name: string;
  readonly gender?: Gender;
  /** The office as it is told: "spokesman for Velm Port". */
  readonly text: string;
}

/** The words of an office, head last, and what follows them: "for Velm Port". */
export interface Office {
  readonly words: readonly string[];
  readonly of?: string;
}

const NO_OFFICE: Office = { words: [] };

/** Longest description read beside a name, in lexemes. */
const LONGEST = 12;

/** True for a noun that says what a person is, by the list or by its ending ("harbourmaster", "violinist"). */
export function isRoleNoun(lower: string): boolean {
  return (
    NOUNS.roles.has(lower) || TITLES.titles.has(lower) || /^.{3,}(?:man|woman|ist|person|master|keeper)$/.test(lower)
  );
}

/** A role without what varies with the person: "spokeswoman" and "spokesman" are one head. */
export function headKey(head: string): string {
  return head.replace(/(?:woman|person|people|men|women)$/, "man").replace(/^chair$/, "chairman");
}

/** A role from its words, head last. */
export function roleOf(words: readonly string[], name: string, of?: string, gender?: Gender): Role {
  const text = of ? `${words.join(" ")} ${of}` : words.join(" ");
  return {
    head: headKey(words.at(-1)!),
    modifiers: new Set(words.slice(0, -1)),
    name,
    text,
    ...(gender && { gender }),
  };
}

/** The small words right before a name: "its transport minister | Lena Orth", "the head of the navy, | Lena Orth". */
export function roleBefore(lexemes: readonly Lexeme[], from: number): Office {
  const before = lexemes[from - 1];
  if (before?.text === ",") return phraseBeforeComma(lexemes, from - 1);
  let start = from;
  while (start > 0 && from - start < LONGEST && isPhraseWord(lexemes[start - 1]!)) start--;
  const words = lexemes.slice(start, from).map(({ lower }) => lower);
  return words.length > 0 && isRoleNoun(words.at(-1)!) ? { words } : NO_OFFICE;
}

/** "The transport minister, | Lena Orth": a whole phrase with an article or owner, up to its first preposition. */
function phraseBeforeComma(lexemes: readonly Lexeme[], comma: number): Office {
  for (let k = comma - 1; k >= 0 && comma - k <= LONGEST; k--) {
    const lexeme = lexemes[k]!;
    if (lexeme.kind === "mark") return NO_OFFICE;
    if (CLASSES.determiners.has(lexeme.lower) || isPossessive(lexeme)) {
      const office = officeAt(lexemes, k + 1, comma);
      if (office.words.length > 0) return office;
    }
  }
  return NO_OFFICE;
}

/** "Lena Orth, | the transport minister of Velm," and "Lena Orth, transport minister," */
export function roleAfter(lexemes: readonly Lexeme[], to: number): Office {
  if (lexemes[to]?.text !== ",") return NO_OFFICE;
  let from = to + 1;
  while (from < lexemes.length && from - to < 4 && isLead(lexemes[from]!)) from++;
  const limit = Math.min(lexemes.length, from + LONGEST);
  return isClosed(lexemes, from, limit) ? officeAt(lexemes, from, limit) : NO_OFFICE;
}

/** An apposition ends in a mark: in "Orth, the mayor said" a verb comes first, so that the mayor is somebody else. */
function isClosed(lexemes: readonly Lexeme[], from: number, limit: number): boolean {
  for (let k = from; k < limit; k++) {
    if (/^(?:who|which|whose)$/.test(lexemes[k]!.lower)) return true;
    if (lexemes[k]!.kind === "mark" && !/^[-–'’.&]$/.test(lexemes[k]!.text)) return true;
    if (looksFinite(lexemes[k]!) || /^(?:says|adds|added|told)$/.test(lexemes[k]!.lower)) return false;
  }
  return true;
}

function isLead(lexeme: Lexeme): boolean {
  return CLASSES.determiners.has(lexeme.lower) || isPossessive(lexeme) || lexeme.kind === "number";
}

/** The words of a description up to its head noun, and the name after "of", "for" or "at"; none when it is no office. */
function officeAt(lexemes: readonly Lexeme[], from: number, limit: number): Office {
  let to = from;
  while (to < limit && (isPhraseWord(lexemes[to]!) || (lexemes[to]!.cap && !isPossessive(lexemes[to]!)))) to++;
  while (to > from && !isRoleNoun(lexemes[to - 1]!.lower)) to--;
  if (to === from) return NO_OFFICE;
  const words = lexemes.slice(from, to).map(({ lower }) => lower);
  if (!/^(?:of|for|at)$/.test(lexemes[to]?.lower ?? "")) return { words };
  const start = to + (/^(?:the|a|an)$/.test(lexemes[to + 1]?.lower ?? "") ? 2 : 1);
  const end = nameEnd(lexemes, start);
  const name = lexemes.slice(start, end).map(({ text }) => text);
  const of = name
    .join(" ")
    .replace(/['’]s$/, "")
    .replaceAll(" .", ".");
  return end > start ? { words, of: `${lexemes[to]!.lower} ${of}` } : { words };
}

function isPhraseWord({ kind, cap, lower }: Lexeme): boolean {
  const { breakers, prepositions, determiners, pronouns } = CLASSES;
  return kind === "word" && !cap && ![breakers, prepositions, determiners, pronouns].some((small) => small.has(lower));
}

/**
 * Who the article calls so: the one bearer whose office has every word asked for. A former or deputy holder is meant only
 * where the words say so. Nobody when several fit.
 */
export function bearerOf(roles: ReadonlyMap<string, readonly Role[]>, words: readonly string[]): string | undefined {
  const known = roles.get(headKey(words.at(-1) ?? "")) ?? [];
  const asked = words.slice(0, -1);
  const fitting = known.filter(
    ({ modifiers }) => asked.every((word) => modifiers.has(word)) && limited(modifiers) === limited(asked),
  );
  const names = new Set(fitting.map(({ name }) => name));
  return names.size === 1 ? [...names][0] : undefined;
}

/** "former", "deputy" or neither: an office of another kind. */
function limited(words: Iterable<string>): string {
  for (const word of words) {
    if (NOUNS.former.has(word)) return "former";
    if (NOUNS.deputies.has(word)) return "deputy";
  }
  return "";
}
