import type { Lexeme } from "../lexemes.ts";
import type { Cue } from "./clauses.ts";
import { looksFinite } from "./grammar.ts";
import { CLASSES } from "./lexicon.ts";
import type { Passage } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";

/** Words that open a clause after a reporting verb. */
export const COMPLEMENTISERS = new Set("that dass daß que che qu' if whether how why what".split(" "));
const PLAIN = new Set("say believe think claim argue insist add warn hope tell know".split(" "));
/** Verbs that take many other things than what is said: only "that" and its like open a clause after them. */
const NEEDS_THAT = new Set(
  "find know discover show see read hear remember forget notice imagine figure demonstrate teach respond charge".split(
    " ",
  ),
);
/** Longest where-and-when between a verb and what was said, in words. */
const LONGEST_ADJUNCT = 14;

/** True for a word that opens a phrase of place or time. */
export function opensAdjunct(lexeme: Lexeme): boolean {
  return (
    CLASSES.prepositions.has(lexeme.lower) ||
    CLASSES.days.has(lexeme.lower) ||
    /^(?:during|after|before|last|this|when|while|as|through|via|over|outside|inside|here|there|about|of|am|im|bei|in|zu)$/.test(
      lexeme.lower,
    ) ||
    (!lexeme.cap && lexeme.lower.endsWith("ly"))
  );
}

/** The first lexeme after whoever is told: "told the paper | that". */
export function afterAddressee(p: Passage, from: number, limit: number): number {
  const lower = p.lexemes[from]?.lower ?? "";
  if (/^(?:me|him|us|them|her|you)$/.test(lower)) return from + 1;
  if (COMPLEMENTISERS.has(lower)) return from;
  return nounPhraseAfter(p, from, limit)?.to ?? from;
}

/** "asked Orth | whether she would": only where a question follows. */
export function afterAsked(p: Passage, from: number, limit: number): number {
  const to = afterAddressee(p, from, limit);
  return /^(?:if|whether|how|why|what|when|where|who)$/.test(p.lexemes[to]?.lower ?? "") ? to : from;
}

/** Where what is said begins, after where, when and "that"; `isThing`: no clause, but a thing that somebody speaks of. */
export function contentStart(
  p: Passage,
  from: number,
  limit: number,
  cue: Cue,
): { readonly at: number; readonly isThing: boolean } | undefined {
  const clause = clauseStart(p, from, limit, cue);
  if (clause !== undefined) return { at: clause, isThing: false };
  const thing = thingStart(p, from, limit, cue);
  return thing === undefined ? undefined : { at: thing, isThing: true };
}

function clauseStart(p: Passage, from: number, limit: number, cue: Cue): number | undefined {
  const first = p.lexemes[from];
  if (!first || from >= limit) return undefined;
  const { frames } = cue;
  const asks = first.lower === "to" && frames.has("to");
  const that = asks ? undefined : complementiser(p, from, limit);
  if (that !== undefined && (frames.has("clause") || frames.has("told")) && !isLesson(p, that, cue))
    return that + (/^(?:that|dass|daß|que|che)$/.test(p.lexemes[that]!.lower) ? 1 : 0);
  if (first.lower === "to" && frames.has("to")) return from;
  const start = skipAdjuncts(p, from, limit);
  if ((frames.has("clause") || frames.has("told")) && !NEEDS_THAT.has(cue.lemma)) {
    if (
      start < limit &&
      !isObject(p, start, limit, cue) &&
      opensClause(p, start, PLAIN.has(cue.lemma)) &&
      hasFinite(p, start + 1, limit)
    )
      return start;
  }
  return undefined;
}

/** "showed her how to use it", "taught in schools what he knew": a deed, no words. */
function isLesson(p: Passage, at: number, { lemma }: Cue): boolean {
  return /^(?:show|teach)$/.test(lemma) && p.lexemes[at]!.lower !== "that";
}

/** "praised the plan", "urged them to go". */
function thingStart(p: Passage, from: number, limit: number, cue: Cue): number | undefined {
  const first = p.lexemes[from];
  if (!first || from >= limit) return undefined;
  const { frames } = cue;
  if (frames.has("thing") && skipAdjuncts(p, from, limit) === from && opensThing(p, from, limit)) return from;
  if (frames.has("to") && cue.lemma !== "seem") {
    const object =
      nounPhraseAfter(p, from, limit)?.to ?? (/^(?:me|him|us|them|her|you)$/.test(first.lower) ? from + 1 : from);
    const to = p.lexemes[object]?.lower === "not" ? object + 1 : object;
    if (object > from && p.lexemes[to]?.lower === "to" && to < limit) return from;
  }
  return undefined;
}

/**
 * "announced the start of a process to …", "conceded a penalty which …": a noun phrase that no verb follows is an object.
 * Plain verbs of speech take clauses with long subjects.
 */
function isObject(p: Passage, start: number, limit: number, { lemma }: Cue): boolean {
  const noun = nounPhraseAfter(p, start, limit);
  if (!noun) return false;
  const next = p.lexemes[noun.to]!;
  if (noun.to >= limit || /^(?:which|that|who|whom)$/.test(next.lower)) return true;
  return !PLAIN.has(lemma) && /^(?:to|with|for|at|against|into|during|as|following|after|before|by)$/.test(next.lower);
}

/** Where "that" or its like stands, when only place and time come before it. */
export function complementiser(p: Passage, from: number, limit: number): number | undefined {
  for (let k = from; k < limit && k - from < LONGEST_ADJUNCT; k++) {
    const lexeme = p.lexemes[k]!;
    if (p.runOf[k] !== -1) return undefined;
    if (COMPLEMENTISERS.has(lexeme.lower)) return k > from && isOfNoun(p, from, k) ? undefined : k;
    if (k === from && lexeme.text !== "," && !opensAdjunct(lexeme)) return undefined;
    if (looksFinite(lexeme) || CLASSES.pronouns.has(lexeme.lower)) return undefined;
  }
  return undefined;
}

/** "asked for help in a case that | left two dead", "responded to claims that | they sank": the clause hangs on the noun. */
function isOfNoun({ lexemes }: Passage, from: number, at: number): boolean {
  const next = lexemes[at + 1];
  if (lexemes[at]!.lower !== "that") return false;
  const isAnswer = /^respond|^reply|^repli/.test(lexemes[from - 1]?.lower ?? "") && lexemes[from]!.lower === "to";
  return isAnswer || (next !== undefined && looksFinite(next));
}

function skipAdjuncts(p: Passage, from: number, limit: number): number {
  let k = from;
  for (let rounds = 0; rounds < 3 && k < limit; rounds++) {
    const lexeme = p.lexemes[k]!;
    if (CLASSES.days.has(lexeme.lower) || (!lexeme.cap && lexeme.lower.endsWith("ly"))) k++;
    else if (/^(?:in|on|at|during|to)$/.test(lexeme.lower))
      k = nounPhraseAfter(p, k + 1, limit)?.to ?? (CLASSES.days.has(p.lexemes[k + 1]?.lower ?? "") ? k + 2 : k);
    else break;
  }
  return k;
}

/** Plain speech verbs take any clause; others only one that plainly starts as one. */
function opensClause(p: Passage, at: number, isPlain: boolean): boolean {
  const lexeme = p.lexemes[at]!;
  if (lexeme.lower === "no") return p.lexemes[at + 1]?.kind === "word";
  if (/^(?:nothing|anything|something)$/.test(lexeme.lower)) return looksFinite(p.lexemes[at + 1] ?? lexeme);
  if (lexeme.kind !== "word") return lexeme.kind === "number";
  if (isPlain)
    return !CLASSES.prepositions.has(lexeme.lower) && !/^(?:so|as|and|or|but|more|little|yes|no)$/.test(lexeme.lower);
  return (
    lexeme.cap ||
    CLASSES.pronouns.has(lexeme.lower) ||
    CLASSES.determiners.has(lexeme.lower) ||
    /^(?:there|if|when|in|on|at|after|while|because|it's|he's|she's|they're|such|more|as)$/.test(lexeme.lower) ||
    /[^s]s$/.test(lexeme.lower)
  );
}

/** True when a finite verb is likely among the next words. */
export function hasFinite(p: Passage, from: number, limit: number): boolean {
  for (let k = from; k < limit && k - from < 30; k++)
    if (
      looksFinite(p.lexemes[k]!) ||
      (/[^s]s$/.test(p.lexemes[k]!.lower) && !CLASSES.determiners.has(p.lexemes[k]!.lower))
    )
      return true;
  return false;
}

function opensThing(p: Passage, from: number, limit: number): boolean {
  const lexeme = p.lexemes[from]!;
  if (p.runOf[from] !== -1) return true;
  if (lexeme.kind === "mark" || from >= limit) return false;
  return (
    lexeme.cap ||
    CLASSES.determiners.has(lexeme.lower) ||
    lexeme.kind === "number" ||
    /^(?:him|them|it|us|me|her)$/.test(lexeme.lower) ||
    (!CLASSES.prepositions.has(lexeme.lower) && !/ly$/.test(lexeme.lower) && !looksFinite(lexeme))
  );
}
