import type { Lexeme } from "../lexemes.ts";
import { CLASSES } from "./lexicon.ts";

/** True when the lexeme is very likely a finite verb; a light guess from its ending and a list of common ones. */
export function looksFinite(lexeme: Lexeme): boolean {
  if (lexeme.kind !== "word") return false;
  return CLASSES.finite.has(lexeme.lower) || (!lexeme.cap && lexeme.text.length > 4 && lexeme.lower.endsWith("ed"));
}

/** True for `Orth’s` and `leaders’`-like forms that own what follows. */
export function isPossessive(lexeme: Lexeme): boolean {
  return lexeme.lower.endsWith("'s") || lexeme.lower.endsWith("s'");
}
