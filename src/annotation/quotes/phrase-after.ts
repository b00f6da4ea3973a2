import type { Lexeme } from "../lexemes.ts";
import { isPossessive, looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";
import { isInner, isNounLike, LONGEST, TIME_NOUN } from "./speakers.ts";

/** The noun phrase that starts at or just after `at`, read rightwards up to `to`. */
export function nounPhraseAfter(p: Passage, at: number, to: number): Range | undefined {
  const age =
    p.lexemes[at]?.kind === "number" &&
    /^[-‐‑]$/.test(p.lexemes[at + 1]?.text ?? "") &&
    /^year-old$/.test(p.lexemes[at + 2]?.lower ?? "");
  if (age) return nounPhraseAfter(p, at + 3, to);
  const first = p.lexemes[at];
  if (!first || isTimePhrase(p, at) || at >= to || p.runOf[at] !== -1 || first.kind === "mark") return undefined;
  if (CLASSES.pronouns.has(first.lower) && !CLASSES.determiners.has(first.lower)) return { from: at, to: at + 1 };
  const opensName = first.cap && p.lexemes[at + 1]?.cap === true && !CLASSES.prepositions.has(first.lower);
  if (!first.cap && !opensNoun(p, at, to)) return undefined;
  if (!opensName && (CLASSES.breakers.has(first.lower) || CLASSES.prepositions.has(first.lower))) return undefined;
  if (CLASSES.days.has(first.lower) && !isPossessive(first)) return undefined;
  let end = at + 1;
  while (end < to && end - at < LONGEST && continuesRight(p, end, to)) end++;
  while (end > at + 1 && isLooseEnd(p.lexemes[end - 1]!)) end--;
  return isNounLike(p, { from: at, to: end }) || first.cap ? { from: at, to: end } : undefined;
}

/** "Last year he gave a speech": no subject. */
function isTimePhrase(p: Passage, at: number): boolean {
  return /^(?:last|this|next)$/.test(p.lexemes[at]!.lower) && TIME_NOUN.test(p.lexemes[at + 1]?.lower ?? "");
}

/** A small letter starts a noun phrase when a determiner, a role or a plural does, or when a name follows soon. */
function opensNoun(p: Passage, at: number, to: number): boolean {
  const first = p.lexemes[at]!;
  if (
    CLASSES.determiners.has(first.lower) ||
    NOUNS.roles.has(first.lower) ||
    first.kind === "number" ||
    /s$/.test(first.lower)
  )
    return true;
  for (let k = at; k < Math.min(to, at + 6); k++) {
    const lexeme = p.lexemes[k]!;
    if (k > at && lexeme.lower === "of") continue;
    if (
      lexeme.kind !== "word" ||
      p.runOf[k] !== -1 ||
      CLASSES.breakers.has(lexeme.lower) ||
      CLASSES.prepositions.has(lexeme.lower)
    )
      return false;
    if (k > at && (lexeme.cap || NOUNS.roles.has(lexeme.lower) || NOUNS.bodies.has(lexeme.lower)))
      return !looksFinite(first) && !/ly$/.test(first.lower);
  }
  return false;
}

function continuesRight(p: Passage, k: number, to: number): boolean {
  const lexeme = p.lexemes[k]!;
  const [left, right] = [p.lexemes[k - 1]!, k + 1 < to ? p.lexemes[k + 1] : undefined];
  if (p.runOf[k] !== -1) return false;
  if (lexeme.kind === "mark") return isInner(lexeme, left) && right !== undefined;
  if (lexeme.kind === "number")
    return isNumbered(left, lexeme, right) || (CLASSES.determiners.has(left.lower) && right?.kind === "word");
  if (lexeme.cap && !left.cap && NOUNS.documents.has(left.lower)) return false;
  if (CLASSES.breakers.has(lexeme.lower) || CLASSES.pronouns.has(lexeme.lower)) return false;
  if (lexeme.text === "A" && left.cap && right?.cap) return true;
  if (CLASSES.determiners.has(lexeme.lower)) return CLASSES.prepositions.has(left.lower) && !lexeme.cap;
  if (CLASSES.days.has(lexeme.lower) && !isPossessive(lexeme)) return false;
  if (lexeme.lower === "of" || lexeme.lower === "&") return right?.kind === "word";
  if (lexeme.lower === "and") return right?.cap === true && left.cap;
  if (CLASSES.prepositions.has(lexeme.lower))
    return NOUNS.roles.has(left.lower) && right?.kind === "word" && lexeme.lower !== "in" && lexeme.lower !== "on";
  if (left.cap && !isPossessive(left) && looksFinite(lexeme)) return false;
  return !/ly$/.test(lexeme.lower) || lexeme.cap;
}

/** "Channel 2's Jan Orth", "Channel 5" */
function isNumbered(left: Lexeme, { end }: Lexeme, right: Lexeme | undefined): boolean {
  if (left.lower === "channel") return right === undefined || right.start === end || right.cap;
  return left.cap && (right === undefined || /^(?:that|[,.:])$/.test(right.lower));
}

function isLooseEnd(lexeme: Lexeme): boolean {
  return (
    (lexeme.kind === "mark" && lexeme.text !== ".") ||
    (!lexeme.cap && (CLASSES.prepositions.has(lexeme.lower) || CLASSES.determiners.has(lexeme.lower)))
  );
}
