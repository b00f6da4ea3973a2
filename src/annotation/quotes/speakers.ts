import type { Lexeme } from "../lexemes.ts";
import { nameBeforeDescription, overAdditions } from "./behind-subject.ts";
import { isPossessive, looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";

/** Lexemes of a noun phrase, at most. */
export const LONGEST = 16;
const LONGEST_APPOSITIVE = 30;
/** A bracket with a clause in it still stands between a name and its verb; held by test/annotation/quotes.test.ts. */
const LONGEST_BRACKET = 40;
/** "It, too, said" has a subject; in "wrote it, signed it and handed it in, said Orth" no appositive follows "it". */
const OBJECTS = /^(?:it|them|him|her|us|me)$/;
const LONGEST_ASIDE = 4;

/** Who is the subject of a reporting verb: lexemes of the noun phrase, and those between it and the verb. */
export interface Subject {
  readonly noun: Range;
  /** First lexeme after the subject with its appositive, i.e. where the verb group starts. */
  readonly verb: number;
  readonly passive: boolean;
}

/** The noun phrase left of the verb at `cue` in a sentence starting at `from`, or nothing. */
export function subjectBefore(p: Passage, from: number, cue: number): Subject | undefined {
  let i = cue - 1;
  let passive = false;
  for (
    i -= timeBefore(p, from, i);
    i >= from && p.runOf[i] === -1 && isBetween(p.lexemes[i]!);
    i -= timeBefore(p, from, i)
  ) {
    if (/^(?:is|are|was|were|be|been|being)$/.test(p.lexemes[i]!.lower)) passive = true;
    i--;
  }
  const verb = i + 1;
  const end = nounEnd(p, from, i);
  if (end === undefined || (i - end > LONGEST_ASIDE && OBJECTS.test(p.lexemes[end]!.lower))) return undefined;
  const noun = nounPhraseEndingAt(p, from, overAdditions(p, from, end)) ?? nounPhraseEndingAt(p, from, end);
  if (!noun) return undefined;
  const name = nameBeforeDescription(p, from, noun);
  return { noun: (name === undefined ? undefined : nounPhraseEndingAt(p, from, name)) ?? noun, verb, passive };
}

export const TIME_NOUN =
  /^(?:week|month|year|summer|winter|spring|autumn|fall|morning|afternoon|evening|night|weekend)$/;

/** Lexemes of a time that ends at `at` between a subject and its verb: "this month", "in late August", "on Friday". */
function timeBefore(p: Passage, from: number, at: number): number {
  const [word, left] = [p.lexemes[at]?.lower ?? "", p.lexemes[at - 1]?.lower ?? ""];
  if (at - 1 <= from) return 0;
  if (TIME_NOUN.test(word) && /^(?:this|last|next|that)$/.test(left)) return 2;
  if (CLASSES.months.has(word) && /^(?:in|late|early)$/.test(left)) return p.lexemes[at - 2]?.lower === "in" ? 3 : 2;
  if (!CLASSES.days.has(word)) return 0;
  if (/^(?:on|late|early)$/.test(left)) return 2;
  return p.lexemes[at]!.cap && p.lexemes[at - 1]!.kind === "word" && !CLASSES.prepositions.has(left) ? 1 : 0;
}

function isBetween(lexeme: Lexeme): boolean {
  return !lexeme.cap && (CLASSES.between.has(lexeme.lower) || (lexeme.text.length > 4 && lexeme.lower.endsWith("ly")));
}

/** Steps left over "who", a closing bracket or an appositive between commas to the last word of the subject. */
function nounEnd(p: Passage, from: number, at: number): number | undefined {
  let i = at;
  if (
    i >= from &&
    /^(?:who|which)$/.test(p.lexemes[i]!.lower) &&
    !(p.lexemes[i - 1]?.text !== "," && CLASSES.prepositions.has(p.lexemes[i - 1]?.lower ?? ""))
  ) {
    i--;
    if (p.lexemes[i]?.text === ",") i--;
    return i >= from ? i : undefined;
  }
  if (i >= from && p.lexemes[i]!.text === ")") {
    const open = openingBracket(p, from, i);
    if (open === undefined) return undefined;
    i = open - 1;
  }
  if (i >= from && /^[,–—-]+$/.test(p.lexemes[i]!.text)) return beforeAppositive(p, from, i);
  return i >= from && p.runOf[i] === -1 ? i : undefined;
}

/** Nothing when the bracket opens before `from` or too far away to read over. */
function openingBracket(p: Passage, from: number, at: number): number | undefined {
  for (let k = at; k >= from && at - k < LONGEST_BRACKET; k--) if (p.lexemes[k]!.text === "(") return k;
  return undefined;
}

function beforeAppositive(p: Passage, from: number, comma: number): number | undefined {
  const mark = p.lexemes[comma]!.text;
  let best: number | undefined;
  for (let k = comma - 1; k >= from && comma - k <= LONGEST_APPOSITIVE; k--) {
    if (p.runOf[k]! >= 0) {
      if (isLongRun(p, p.runOf[k]!)) break;
      continue;
    }
    if (p.lexemes[k]!.text !== mark) continue;
    const before = p.lexemes[k - 1];
    if (!before || k - 1 < from || p.runOf[k - 1]! >= 0) break;
    const isName = isFullName(p, k + 1, comma);
    if (isName && (!before.cap || TITLES.titles.has(p.lexemes[k + 1]!.lower))) return comma - 1;
    if (before.text === ")") {
      const open = openingBracket(p, from, k - 1);
      return open !== undefined && open > from ? open - 1 : undefined;
    }
    if (before.kind === "word" || before.text === ".") best = k - 1;
    if (before.cap) return beforeParty(p, from, k - 1) ?? best;
  }
  return best;
}

/** "Lena Orth | , councillor of Velm": where a name ends that has an office of a place behind it, which ends at `end`. */
function beforeParty(p: Passage, from: number, end: number): number | undefined {
  let k = end;
  while (k > from && p.lexemes[k]!.cap) k--;
  const isOffice = p.lexemes[k]!.lower === "of" && isRole(p.lexemes[k - 1]);
  const at = k - 3;
  return isOffice && at >= from && p.lexemes[at + 1]!.text === "," && p.lexemes[at]!.cap ? at : undefined;
}

function isRole(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && NOUNS.roles.has(lexeme.lower);
}

/** Quoted nicknames and the like may stand in an appositive; whole quotations may not. */
function isLongRun(p: Passage, run: number): boolean {
  const range = p.runRanges[run]!;
  return range.to - range.from > 8;
}

/** "the chief of staff, General Jan Dorn, said": the name is the better speaker. */
function isFullName(p: Passage, from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let k = from; k < to; k++) if (!p.lexemes[k]!.cap && p.lexemes[k]!.text !== ".") return false;
  return true;
}

/** The noun phrase whose last word is lexeme `end`, read leftwards with light words. */
export function nounPhraseEndingAt(p: Passage, from: number, end: number): Range | undefined {
  const head = p.lexemes[end]!;
  if (p.runOf[end] !== -1 || (head.kind !== "word" && head.text !== ".")) return undefined;
  if (CLASSES.pronouns.has(head.lower)) return { from: end, to: end + 1 };
  if (
    head.kind === "word" &&
    ((CLASSES.determiners.has(head.lower) && !/^(?:two|three|four|five|six)$/.test(head.lower)) ||
      (CLASSES.breakers.has(head.lower) && !(head.cap && head.text !== "US" && end > from)) ||
      CLASSES.prepositions.has(head.lower))
  )
    return undefined;
  let start = end;
  for (let k = end - 1; k >= from && end - k < LONGEST; k--) {
    const step = stepLeft(p, from, k);
    if (step === "stop") break;
    start = k;
    if (step === "last") break;
  }
  return trimmed(p, { from: start, to: end + 1 });
}

function stepLeft(p: Passage, from: number, k: number): "stop" | "go" | "last" {
  const lexeme = p.lexemes[k]!;
  const left = k > from ? p.lexemes[k - 1]! : undefined;
  if (p.runOf[k] !== -1) return "stop";
  if (lexeme.kind === "number") return "go";
  if (lexeme.kind === "mark") return isInner(lexeme, left) || isBeforeSuffix(p, k) ? "go" : "stop";
  if (lexeme.text === "A" && left?.cap && p.lexemes[k + 1]?.cap) return "go";
  if (CLASSES.determiners.has(lexeme.lower) && !isNamesArticle(lexeme, left))
    return left && joins(p, k - 1, from) ? "go" : "last";
  if (isVerbBetween(lexeme, left)) return "stop";
  if (lexeme.lower === "of") return left && left.kind === "word" ? "go" : "stop";
  if (lexeme.lower === "and" || lexeme.lower === "&")
    return left && (left.cap || /s$/.test(left.lower)) ? "go" : "stop";
  if (CLASSES.prepositions.has(lexeme.lower)) return joins(p, k, from) ? "go" : "stop";
  if (lexeme.text === "US") return "go";
  if (CLASSES.breakers.has(lexeme.lower) || CLASSES.pronouns.has(lexeme.lower)) return "stop";
  if (!lexeme.cap && (isAdverb(lexeme.lower) || (CLASSES.days.has(lexeme.lower) && !lexeme.cap))) return "stop";
  if (CLASSES.days.has(lexeme.lower) && lexeme.cap && !isPossessive(lexeme)) return "stop";
  return "go";
}

/** "Jan Dorn, Jr. said" */
function isBeforeSuffix(p: Passage, k: number): boolean {
  return p.lexemes[k]!.text === "," && p.lexemes[k - 1]?.cap === true && TITLES.suffixes.has(p.lexemes[k + 1]!.lower);
}

/** "the La Vella school" */
function isNamesArticle({ text, cap }: Lexeme, left: Lexeme | undefined): boolean {
  return cap && /^(?:La|Le|El|Los|Las)$/.test(text) && left !== undefined && CLASSES.determiners.has(left.lower);
}

/** "Saturday night stunned | neighbours": after a time a participle is the verb of the sentence. */
function isVerbBetween({ lower, cap }: Lexeme, left: Lexeme | undefined): boolean {
  return !cap && /^.{3,}ed$/.test(lower) && left !== undefined && TIME_NOUN.test(left.lower);
}

/** "family" and "assembly" end so too. */
function isAdverb(lower: string): boolean {
  return /ly$/.test(lower) && !NOUNS.roles.has(lower) && !NOUNS.bodies.has(lower);
}

/** Adjectives behind their noun: "a source familiar with the case said". */
export const POSTPOSED = /^(?:familiar|acquainted|close|involved|briefed|present|aware|privy)$/;

/** True when the preposition at `k` links a role to its place: "minister for trade", "head of the union". */
function joins(p: Passage, k: number, from: number): boolean {
  const lexeme = p.lexemes[k];
  if (!lexeme || k <= from || !CLASSES.prepositions.has(lexeme.lower)) return false;
  const left = p.lexemes[k - 1]!;
  if (lexeme.lower === "of") return true;
  if (left.kind !== "word" || looksFinite(left) || CLASSES.breakers.has(left.lower)) return false;
  if (NOUNS.roles.has(left.lower) || NOUNS.documents.has(left.lower) || POSTPOSED.test(left.lower)) return true;
  if (/^(?:and|&|by)$/.test(lexeme.lower)) return false;
  if (left.cap)
    return (
      /^(?:from|at)$/.test(lexeme.lower) ||
      (lexeme.lower === "for" && p.lexemes[k + 1]?.cap === true && NOUNS.bodies.has(left.lower)) ||
      (lexeme.lower === "in" && p.lexemes[k + 1]?.cap === true && isOrganisation(p, k, from))
    );
  return /(?:[^s']s|er|or|ist|an)$/.test(left.lower) && lexeme.lower !== "to";
}

/** "the Institute of Fisheries in Velm": a name with "of" or "from" in it goes on over its place. */
function isOrganisation(p: Passage, at: number, from: number): boolean {
  for (let k = at - 1; k >= from && at - k < 8; k--) {
    const lexeme = p.lexemes[k]!;
    if (/^(?:of|from|at)$/.test(lexeme.lower)) return true;
    if (!lexeme.cap && !CLASSES.determiners.has(lexeme.lower)) return false;
  }
  return false;
}

/** The word that rules a noun phrase: the last before "of", "in" and the like. */
export function headOf(p: Passage, noun: Range): Lexeme {
  for (let k = noun.from + 1; k < noun.to; k++) {
    if (CLASSES.prepositions.has(p.lexemes[k]!.lower) && !/^(?:and|&)$/.test(p.lexemes[k]!.lower))
      return p.lexemes[k - 1]!;
  }
  return p.lexemes[noun.to - 1]!;
}

export function isInner(mark: Lexeme, left: Lexeme | undefined): boolean {
  if (!left || left.end !== mark.start) return /^[-–&/+]$/.test(mark.text) && left !== undefined && mark.text !== "–";
  if (mark.text === ".") return CLASSES.abbreviations.has(left.lower) || /^\p{L}$/u.test(left.text);
  return /^['’\-/]$/.test(mark.text);
}

function trimmed(p: Passage, range: Range): Range | undefined {
  let { from, to } = range;
  while (from < to && isLeadIn(p.lexemes[from]!) && !(from === to - 1 && isLetters(p.lexemes[from]!))) from++;
  while (to > from && p.lexemes[to - 1]!.kind === "mark" && p.lexemes[to - 1]!.text !== ".") to--;
  return from < to && isNounLike(p, { from, to }) ? { from, to } : undefined;
}

/** "IS said": a body in letters, no small word. */
function isLetters({ text }: Lexeme): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
}

function isLeadIn(lexeme: Lexeme): boolean {
  if (lexeme.kind === "mark") return true;
  if (isPossessive(lexeme)) return false;
  return (
    CLASSES.prepositions.has(lexeme.lower) ||
    CLASSES.breakers.has(lexeme.lower) ||
    (CLASSES.days.has(lexeme.lower) && lexeme.lower !== "sun")
  );
}

export function isNounLike(p: Passage, range: Range): boolean {
  const first = p.lexemes[range.from]!;
  const head = p.lexemes[range.to - 1]!;
  if (head.kind === "number")
    return range.to - range.from > 1 && (first.kind === "word" || p.lexemes[range.to - 2]!.cap);
  if (head.cap || head.text === ".") return !CLASSES.months.has(head.lower) || range.to - range.from > 1;
  if (CLASSES.pronouns.has(head.lower) || NOUNS.roles.has(head.lower) || NOUNS.bodies.has(head.lower)) return true;
  if (/(?:ing|ly)$/.test(head.lower)) return false;
  return CLASSES.determiners.has(first.lower) || isPossessive(first) || /s$/.test(head.lower);
}
