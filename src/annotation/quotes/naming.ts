import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";
import type { NameTable } from "./bearers.ts";
import { description, speaks } from "./descriptions.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import { bareWords, isGivenName, isShortForm, nameEnd, titlesIn } from "./name-runs.ts";
import { isOffice, isSuffix } from "./name-words.ts";
import { type Phrase, phraseOf } from "./phrase-parts.ts";
import { bodyName, known, NOBODY, nameIn, type SpeakerName } from "./proper-names.ts";
import { titledName } from "./titled-names.ts";

/** Code units read after a speaker for "…, Lena Orth," */
const APPOSITIVE = 90;

/** Names the speaker under `at`: the fullest name the article uses, a description's bearer, or the description. */
export function speakerName(text: string, at: Span, table: NameTable): SpeakerName {
  const lexemes = lexemesOf(text, at);
  while (lexemes.length > 0 && isLooseMark(lexemes)) lexemes.pop();
  lexemes.splice(onceEnd(text.slice(at.end, at.end + SHORT_NAME), lexemes));
  if (lexemes.length === 0) return NOBODY;
  if (lexemes.length === 1 && isPronoun(lexemes[0]!)) return { ...NOBODY, form: "pronoun" };
  const titled = titledName(lexemes, table);
  if (titled) return { ...known(titled, bareWords(titled), table), form: "name" };
  const phrase = phraseOf(lexemes, table);
  const beside = appositive(text, at, phrase, table);
  const isOfficeOnly = (beside !== undefined && isDescribed(lexemes, phrase)) || isBareOffice(lexemes, phrase);
  const named = isOfficeOnly ? undefined : nameIn(phrase, table);
  if (named) return named;
  if (beside) return { role: phrase.head.map(({ lower }) => lower).join(" "), ...beside };
  return description(phrase, table);
}

/** Code units of a given name in brackets. */
const SHORT_NAME = 24;

/**
 * Where a name ends that a page writes a second time, in full, right behind it: "Lena Orth | Helena (Lena) Maria Orth", "Orth |
 * Helena Maria OrthStorm ahead".
 */
function onceEnd(after: string, lexemes: readonly Lexeme[]): number {
  const [, short] = /^ \((\p{Lu}\p{L}+)\)/u.exec(after) ?? [];
  const last = lexemes.length - 1;
  if (short !== undefined && last > 1 && lexemes.slice(0, last).some(({ text }) => text === short)) return last;
  const glued = lexemes.flatMap(({ text }) => /^(\p{Lu}\p{Ll}{2,20})\p{Lu}/u.exec(text)?.[1] ?? []);
  const own = lexemes.findIndex(({ text }) => glued.includes(text));
  return own >= 0 ? own + 1 : lexemes.length;
}

/** "The Liberal", "another Republican", "Velm Police Chief": words and a noun of people in capitals, no name. */
function isDescribed([first, second]: readonly Lexeme[], { head }: Phrase): boolean {
  const isLed = CLASSES.determiners.has(first!.lower) || first!.lower === "another";
  const isLong = second?.cap === true && !isGivenName(first!.text);
  return (isLed || isLong) && isOffice(head.at(-1)?.text ?? "");
}

/** "the President": an office with an article, whoever bears it. */
function isBareOffice([first]: readonly Lexeme[], { head, object }: Phrase): boolean {
  return /^(?:the|le|la|el)$/.test(first!.lower) && head.length === 1 && object.length === 0 && isOffice(head[0]!.text);
}

/** A mark at the end that belongs to no initial or title. */
function isLooseMark(lexemes: readonly Lexeme[]): boolean {
  const last = lexemes.length - 1;
  return lexemes[last]!.kind === "mark" && !isShortForm(lexemes, last) && !isSuffix(lexemes, last);
}

/** "he", "He’s", "They’re"; in capitals inside a sentence "Lei" and "Lui" are names. */
function isPronoun({ lower, cap }: Lexeme): boolean {
  const bare = lower.replace(/'(?:s|re|ve|d|ll)$/, "");
  return CLASSES.pronouns.has(bare) && !(cap && /^(?:lei|lui|es|wir|loro|noi|nous|je)$/.test(bare));
}

/** "his lawyer, Silvia Roth, said", "a lobby, Friends of the Salt Road, said": the name that follows a description. */
function appositive(text: string, at: Span, { head }: Phrase, table: NameTable): SpeakerName | undefined {
  const part = text.slice(at.end, at.end + APPOSITIVE).split("\n", 1)[0]!;
  const lexemes = lexemesOf(part);
  const noun = head.at(-1);
  if (lexemes[0]?.text !== "," || !noun || !speaks(noun) || NOUNS.documents.has(noun.lower)) return undefined;
  const end = nameEnd(lexemes, 1);
  const comma = lexemes.findIndex(({ text: mark }, k) => k >= end && mark === ",");
  const body = NOUNS.bodies.has(noun.lower) && comma > end ? bodyName(lexemes.slice(1, comma), table) : undefined;
  if (body) return body;
  const run = lexemes.slice(1, end);
  const words = bareWords(run);
  const isBody = NOUNS.bodies.has(noun.lower);
  if (
    words.length === 0 ||
    (words.length === 1 && titlesIn(run).length === 0 && !isBody && !isNamedKin(words[0]!, lexemes, end))
  )
    return undefined;
  const after = lexemes[overPlace(lexemes, end)];
  if (after && !/^(?:[,.;:“”"(]|said|says|told|who)$/.test(after.lower)) return undefined;
  const found = known([], words, table);
  return found.kind === "place" ? undefined : { ...found, form: "name" };
}

/** "Lena Orth | of Marshland | ,": where a name from a place ends, or where it ended without one. */
function overPlace(lexemes: readonly Lexeme[], end: number): number {
  let to = end + 1;
  if (!/^(?:of|from)$/.test(lexemes[end]?.lower ?? "") || !lexemes[to]?.cap) return end;
  while (lexemes[to]?.cap) to++;
  return to;
}

/** "her daughter, Ada, said": a given name between commas. */
function isNamedKin(word: string, lexemes: readonly Lexeme[], end: number): boolean {
  return isGivenName(word) && /^(?:,|said|says|told)$/.test(lexemes[end]?.lower ?? "");
}
