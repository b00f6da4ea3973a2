import type { Lexeme } from "../lexemes.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";

/** True when the lexeme is very likely a finite verb; a light guess from its ending and a list of common ones. */
export function looksFinite(lexeme: Lexeme): boolean {
  if (lexeme.kind !== "word") return false;
  return CLASSES.finite.has(lexeme.lower) || (!lexeme.cap && lexeme.text.length > 4 && lexeme.lower.endsWith("ed"));
}

/** True for `Orth’s` and `leaders’`-like forms that own what follows. */
export function isPossessive(lexeme: Lexeme): boolean {
  return lexeme.lower.endsWith("'s") || lexeme.lower.endsWith("s'");
}

/** "recent", "legal": an adjective by its ending, so that "his recent claims" holds a noun; "agent" and "official" are people. */
export function isQuality({ lower, cap, kind }: Lexeme): boolean {
  if (kind === "number") return true;
  const isSomeone = [NOUNS.roles, NOUNS.bodies, NOUNS.documents].some((nouns) => nouns.has(lower));
  return !cap && !isSomeone && /.{2}(?:al|ous|(?<!m)ent|ant|ive|ic|able|ible|ful|less)$/.test(lower);
}
