import type { Lexeme } from "../lexemes.ts";
import { isPossessive, looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import { isGivenName } from "./name-runs.ts";
import type { Passage, Range } from "./passages.ts";
import { isRoleNoun } from "./roles.ts";
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
  if (/^\p{Lu}\p{Ll}{4,}ly$/u.test(first.text) && !p.lexemes[at + 1]?.cap && !isGivenName(first.text)) return undefined;
  const opensName = first.cap && p.lexemes[at + 1]?.cap === true && !CLASSES.prepositions.has(first.lower);
  if (!first.cap && !opensNoun(p, at, to)) return undefined;
  if (!opensName && (CLASSES.breakers.has(first.lower) || CLASSES.prepositions.has(first.lower))) return undefined;
  if (CLASSES.days.has(first.lower) && !isPossessive(first)) return undefined;
  let end = at + 1;
  while (end < to && end - at < LONGEST && continuesRight(p, end, to)) end++;
  while (end > at + 1 && isLooseEnd(p.lexemes[end - 1]!)) end--;
  return isNounLike(p, { from: at, to: end }) || first.cap ? { from: at, to: end } : undefined;
}

/** "Last year he gave a speech", "a day after telling": no subject. */
function isTimePhrase(p: Passage, at: number): boolean {
  const [first, noun, link] = [at, at + 1, at + 2].map((k) => p.lexemes[k]?.lower ?? "") as [string, string, string];
  if (/^(?:after|before|later|earlier)$/.test(link) && /^(?:an?|one|two|three|\d{1,2})$/.test(first))
    return /^(?:day|hour|minute)s?$/.test(noun) || TIME_NOUN.test(noun.replace(/s$/, ""));
  return /^(?:last|this|next)$/.test(first) && TIME_NOUN.test(noun);
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
  if (lexeme.cap && !left.cap && (NOUNS.documents.has(left.lower) || namesOther(p, k, to))) return false;
  if (CLASSES.breakers.has(lexeme.lower) || CLASSES.pronouns.has(lexeme.lower)) return false;
  if (isSeveral(lexeme) && isSeveral(left)) return false;
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

/** "According to witnesses | Orth had left": several people are no title of one name; "the brothers Jan and Karl Orth" are two. */
function namesOther({ lexemes }: Passage, at: number, to: number): boolean {
  if (!isSeveral(lexemes[at - 1]!)) return false;
  for (let k = at; k < to && (lexemes[k]!.cap || /^(?:and|,)$/.test(lexemes[k]!.lower)); k++)
    if (lexemes[k]!.lower === "and") return false;
  return true;
}

function isSeveral({ lower, cap }: Lexeme): boolean {
  return !cap && /[^s']s$/.test(lower) && [-1, -2].some((end) => isRoleNoun(lower.slice(0, end)));
}

/** "Channel 2's Jan Orth", "Channel 5" */
function isNumbered(left: Lexeme, { end }: Lexeme, right: Lexeme | undefined): boolean {
  if (left.lower === "channel") return right === undefined || right.start === end || right.cap;
  return left.cap && (right === undefined || /^(?:that|s?he|they|it|we|in|on|[,.:])$/.test(right.lower));
}

function isLooseEnd(lexeme: Lexeme): boolean {
  return (
    (lexeme.kind === "mark" && lexeme.text !== ".") ||
    (!lexeme.cap && (CLASSES.prepositions.has(lexeme.lower) || CLASSES.determiners.has(lexeme.lower)))
  );
}
