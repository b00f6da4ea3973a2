import type { Lexeme } from "../lexemes.ts";
import { tables } from "../tables.ts";
import { isPossessive } from "./grammar.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";

/** Words that open sentences in capitals and no name. */
const OPENERS = new Set(
  "while as when meanwhile however although though also asked despite during following according earlier later if".split(
    " ",
  ),
);
export const PARTICLES = new Set("de da di del della van von der den bin ibn al el la le du dos".split(" "));
/** Longest run of capitals read as one name, in lexemes. */
const LONGEST = 10;

export type Gender = "male" | "female";

/** End (exclusive) of the run of capitalised words at `from`, or `from` when there is none. */
export function nameEnd(lexemes: readonly Lexeme[], from: number): number {
  let end = from;
  while (end < lexemes.length && end - from < LONGEST) {
    const lexeme = lexemes[end]!;
    const isParticle = end > from && PARTICLES.has(lexeme.lower) && lexemes[end + 1]?.cap === true;
    if (!isShortForm(lexemes, end) && !isParticle && !(lexeme.cap && isNameWord(lexeme, end === from))) break;
    end++;
    if (isPossessive(lexeme)) break;
  }
  return end;
}

/** The full stop of "L. Pryce", "Gen. Pryce" and the like, and the initial itself. */
export function isShortForm(lexemes: readonly Lexeme[], at: number): boolean {
  const [left, lexeme, right] = [lexemes[at - 1], lexemes[at]!, lexemes[at + 1]];
  if (lexeme.text === ".")
    return left?.end === lexeme.start && left.cap && (left.text.length === 1 || TITLES.titles.has(left.lower));
  return /^\p{Lu}$/u.test(lexeme.text) && right?.text === "." && right.start === lexeme.end;
}

function isNameWord(lexeme: Lexeme, first: boolean): boolean {
  if (CLASSES.days.has(lexeme.lower) || (first && CLASSES.months.has(lexeme.lower))) return false;
  if (!first || /^(?:Le|La|El)$/.test(lexeme.text)) return true;
  const { breakers, prepositions, determiners, pronouns } = CLASSES;
  return ![breakers, prepositions, determiners, pronouns, OPENERS].some((small) => small.has(lexeme.lower));
}

/** The words of a run of capitals without titles in front, suffixes behind and a possessive ending. */
export function bareWords(run: readonly Lexeme[]): string[] {
  const words = joined(run).slice(titlesIn(run).length);
  while (words.length > 1 && TITLES.suffixes.has(plain(words.at(-1)!))) words.pop();
  const last = words.length - 1;
  if (last >= 0) words[last] = words[last]!.replace(/['’]s?$/u, "");
  return words.filter((word) => word !== "");
}

/** The titles in front of a name, lower case: `["transport", "minister"]` of "Transport Minister Orth". */
export function titlesIn(run: readonly Lexeme[]): string[] {
  const words = joined(run);
  const last = words.findLastIndex((word, at) => at < words.length - 1 && isTitle(words, at, word));
  return words.slice(0, last + 1).map(plain);
}

/** Words that are also parts of names are titles only before two more words. */
function isTitle(words: readonly string[], at: number, word: string): boolean {
  const following = words.length - 1 - at;
  const lower = plain(word);
  if (TITLES.suffixes.has(plain(words[at + 1]!))) return false;
  if (isDepartment(words.slice(at))) return false;
  if (TITLES.titles.has(lower)) return following > 1 || !TITLES.modifiers.has(lower);
  if (lower === "state") return following > 1;
  if (isOffice(lower)) return at > 0 || !isGivenName(word);
  if (NOUNS.bodies.has(plain(words.at(-1)!))) return false;
  return at === 0 && following > 1 && !isGivenName(word) && word.length > 3 && isGivenName(words[1]!);
}

/** A noun for a person, not for a body, a paper or a crowd: "Media Velm" has no title. */
function isOffice(lower: string): boolean {
  return [NOUNS.bodies, NOUNS.documents, NOUNS.collectives].every((list) => !list.has(lower)) && NOUNS.roles.has(lower);
}

/** "Justice Department", "Finance Committee": what the body is for is no title of it. */
function isDepartment([first = "", ...others]: readonly string[]): boolean {
  return (
    /^(?:justice|general|defen[cs]e|interior|finance|foreign)$/i.test(first) &&
    others.every((word) => NOUNS.bodies.has(plain(word)))
  );
}

function joined(run: readonly Lexeme[]): string[] {
  const words: string[] = [];
  for (const { kind, text } of run) {
    if (text === "." && words.length) words.push(`${words.pop()}.`);
    else if (kind === "word") words.push(text);
  }
  return words;
}

function plain(word: string): string {
  return word.replaceAll(".", "").toLowerCase();
}

let given: Record<Gender, ReadonlySet<string>> | undefined;

/** Whether the word is a given name of the tables, of either gender or of one. */
export function isGivenName(word: string, gender?: Gender): boolean {
  const folded = (list: readonly string[]) => new Set(list.map((name) => name.toLowerCase()));
  given ??= { male: folded(tables().people.male), female: folded(tables().people.female) };
  const lower = word.toLowerCase();
  return gender ? given[gender].has(lower) : given.male.has(lower) || given.female.has(lower);
}

/** Whether the titles are a man's or a woman's; nothing for "Dr" and the like. */
export function genderByTitle(titles: readonly string[]): Gender | undefined {
  if (titles.some((title) => TITLES.female.has(title))) return "female";
  return titles.some((title) => TITLES.male.has(title)) ? "male" : undefined;
}

/** Whether the given name is one of men or of women alone. */
export function genderByGivenName(words: readonly string[]): Gender | undefined {
  if (words.length < 2) return undefined;
  const [male, female] = [isGivenName(words[0]!, "male"), isGivenName(words[0]!, "female")];
  return male === female ? undefined : male ? "male" : "female";
}
