import type { Lexeme } from "../lexemes.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import { isRoleNoun } from "./roles.ts";

/** "Jr." */
export function isSuffix(lexemes: readonly Lexeme[], at: number): boolean {
  const word = lexemes[at]!.text === "." ? lexemes[at - 1] : lexemes[at];
  return TITLES.suffixes.has(word?.lower ?? "");
}

/** Days, months and words in capitals for attention are nobody's name. */
export function isNoName(word: string): boolean {
  const lower = word.toLowerCase();
  return CLASSES.days.has(lower) || CLASSES.months.has(lower);
}

/** A noun for what a person is, "Minister", not for a body. */
export function isOffice(word: string): boolean {
  const lower = word.toLowerCase();
  return isRoleNoun(lower) && !NOUNS.bodies.has(lower);
}

/** "Officers", "Neighbours": a plural that opens a sentence is no name. */
export function isSeveral(word: string): boolean {
  return /[^s]s$/.test(word) && isRoleNoun(word.slice(0, -1).toLowerCase());
}
