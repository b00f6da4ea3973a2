import type { Span } from "../model/index.ts";
import { besideName, inverted, verbsIn } from "./appositions.ts";
import type { Ground } from "./ground.ts";
import { capitalised, oneLine, unglued } from "./lines.ts";
import { isNominal } from "./nominal.ts";
import type { Reading } from "./reading.ts";
import { LONGEST, shortened } from "./shortening.ts";
import { lineOf } from "./sparing.ts";
import { bareSubject, isBase, isCalledSo, isHeldByOther, LEANING, subjectOf } from "./subjects.ts";

/** What opens a whole sentence too: "For thirty years", "After the fight". */
const OPENING =
  /^(?:(?:[Tt]here|[Tt]his|[Tt]hese|[Tt]hose)|As|Because|After|Before|Since|By|Of|For|In|With|When|While|If|Where)\b/u;

/** A clause as written has its own subject, or one that the parse gives it, or cannot be told with one. */
type Subject = "own" | "named" | "guessed" | "broken";

export interface Clause {
  readonly text: string;
  /** True where the end was cut off. */
  readonly isCut: boolean;
  readonly subject: Subject;
}

/** The words of the clause of a claim, with its subject said. */
export function clauseText(one: Reading, ground: Ground): Clause {
  const { article, annotation } = ground.articles.get(one.article)!;
  const { text } = article;
  const office =
    one.claim.predicate === "be"
      ? (besideName(text, one.claim) ?? inverted(text, one.claim, () => verbsIn(annotation)))
      : undefined;
  if (office !== undefined) return { text: office, subject: "own", isCut: false };
  const { start, end } = behindTold(unglued(saidOf(one, text), one.claim.head, text), one, text);
  const { line: told, upTo: carried } = lineOf({ start, end: Math.min(end, start + 600) }, one, text);
  const line = told.replace(STOP, "$1");
  const leaning = LEANING.exec(line)?.[0] ?? "";
  const isLeaning = leaning !== "" && (!OPENING.test(leaning) || leaning.includes(","));
  const rest = isLeaning ? line.slice(leaning.length) : line;
  const isVerbal = isVerbFirst(one, rest, text);
  const isOpened = (isVerbal || isOpen(one, start, rest)) && !OWN_START.test(rest);
  const found = isOpened ? subjectOf(one, rest, text, ground) : "";
  const infinitive = !isLeaning && found && text.slice(start - 3, start) === "to " ? "to " : "";
  const whole = found === undefined ? bareSubject(one, text) + (isVerbal ? rest : line) : found + infinitive + rest;
  const isBroken =
    (isVerbal && (found === "" || found === undefined || infinitive !== "" || /^\p{Ll}+ing\b/u.test(rest))) ||
    isCutBefore(one, text, rest) ||
    goesOn(text, end) ||
    (isLeaning && WITH_ANOTHER.test(leaning)) ||
    CONDITION.test(text.slice(Math.max(0, start - 12), start) + leaning) ||
    ALLEGED.test(text.slice(Math.max(0, start - 24), start) + leaning) ||
    (found !== undefined && found !== "" && (isHeldByOther(one, text) || (isVerbal && isBase(one.claim, text)))) ||
    isAsked(one, text);
  const upTo = whole.length + carried - line.length;
  return {
    isCut: whole.length > LONGEST,
    text: shortened(capitalised(whole), upTo),
    subject:
      isBroken || found === undefined ? "broken" : found === "" ? "own" : isCalledSo(one, text) ? "named" : "guessed",
  };
}

/** "Is likely | to be the mate", "is more | than": what the words need stands behind them. */
function goesOn(text: string, end: number): boolean {
  return /^\s(?:to|that|than|whether)\s/u.test(text.slice(end, end + 10));
}

/** "Will the mayor resign?" tells nothing. */
function isAsked({ sentence, claim }: Reading, text: string): boolean {
  return /\?["”’]?\s*$/u.test(text.slice(Math.max(claim.head.end, sentence.end - 8), sentence.end));
}

/** "He and | his wife": no name alone stands for both. */
const WITH_ANOTHER = /\b(?:he|she|it|they)\s+and\s*$/iu;

/** "He's", "how": before these stands no subject. */
const OWN_START = /^(?:(?:it|he|she|they|we|I|you|that|there|who)['’]|(?:how|why|what|whether|whom?|whose|which)\b)/iu;

/** A word that binds what follows to what stands before, right before a clause: "someone at the | club called". */
const BOUND =
  /\b(?:at|of|in|from|with|near|on|for)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$|\b(?:the|a|an|his|her|its|their)\s+$/iu;
/** What makes of a clause something that need not be so, or a part of another: "what some have called". */
const CONDITION = /\b(?:if|unless|whether|lest)\s+(?:\p{Ll}+\s+)?$|\b(?:what|whom|whose)[\s,]+$/iu;
/** What makes of it something that somebody lays to another's charge: "a suit alleging that he was breaking the law". */
const ALLEGED =
  /\b(?:alleg(?:e|es|ed|ing|ations?)|accusations?|denie[sd]|denying|doubts?|rumou?rs?|(?:reports?|claims?|news|speculation|suggestions?|word)(?= that )) (?:that )?(?:(?:he|she|it|they) )?$/iu;
const PHRASE = /^(?:from|in|of|at|on|with|to|for)\s(?:the\s|an?\s)?/iu;

/** True when the subject of a clause was cut in two, or all of it that is left is a phrase that hangs on it. */
function isCutBefore(one: Reading, text: string, rest: string): boolean {
  const { span, head, roles } = one.claim;
  if (isVerbFirst(one, rest, text) || isNominal(one.claim, text)) return false;
  if (BOUND.test(text.slice(Math.max(0, span.start - 24), span.start))) return true;
  const phrase = PHRASE.exec(rest)?.[0];
  if (phrase === undefined || rest.includes(",")) return false;
  const isInside = (at: Span) => at.start > span.start + phrase.length && at.end <= head.start;
  return !roles.some((one) => one.role !== "place" && isInside(one.span));
}

/** What may stand before the verb of a clause that has lost its subject. */
const AUXILIARY =
  /^(?:(?:to|is|are|was|were|be|been|being|am|has|have|had|having|do|does|did|will|would|shall|should|can|could|may|might|must|not|never|also|then|just|still|already|allegedly|\p{Ll}+ly)\s+)*/u;

/** True when a clause begins with its verb, auxiliaries and adverbs apart. */
function isVerbFirst({ claim, amount, sentence }: Reading, rest: string, text: string): boolean {
  const verb = oneLine(text.slice(claim.head.start, claim.head.end));
  if (amount?.quantity && amount.quantity.span.start === claim.head.start) return false;
  if (/^\p{Lu}/u.test(verb))
    return rest.startsWith(verb) && claim.head.start > sentence.start && !isNominal(claim, text);
  return /^\p{Ll}/u.test(rest) && rest.replace(AUXILIARY, "").startsWith(verb);
}

/** A full stop at the end, but not that of "Jr.". */
const STOP = /(\p{Ll}{3})\.$/u;

/** "Told police | Smith left the quay": whoever is told is no part of what is said. */
function behindTold({ start, end }: Span, { claim: { head } }: Reading, text: string): Span {
  if (!/\b(?:told|tells?|telling)\s$/u.test(text.slice(Math.max(0, start - 8), start))) return { start, end };
  const told =
    /^(?:\p{Ll}+\s){1,3}(?=\p{Lu}|(?:he|she|they|it|the|an?)\s)/u.exec(text.slice(start, head.start))?.[0] ?? "";
  return { start: start + told.length, end };
}

/** Code units between a name and its apposition. */
const BESIDE = 80;

/** Between a number and the clause about what it counts: "74 people | injured since May". */
const COUNTED = /^(?:\s?|\s[\p{L}-]{2,20}\s)$/u;

/**
 * The clause with what belongs to it and stands right beside: its number ("Nine | dead as ferry sinks"), and what somebody is
 * by apposition ("Ada Moor |, secretary of the union").
 */
function saidOf({ claim, amount }: Reading, text: string): Span {
  const { start, end } = claim.span;
  const number = amount?.quantity?.span;
  const isBefore =
    number && number.end <= start && COUNTED.test(text.slice(number.end, Math.min(start, number.end + 24)));
  const theme = claim.predicate === "be" ? claim.roles.find(({ role }) => role === "theme")?.span : undefined;
  const isBehind = theme && theme.start >= end && theme.start - end < BESIDE;
  return { start: isBefore ? number.start : start, end: isBehind ? theme.end : end };
}

/** True when a clause begins with its verb: its subject stands elsewhere. One that begins with its number has it. */
function isOpen({ amount }: Reading, start: number, rest: string): boolean {
  return /^\p{Ll}/u.test(rest) && amount?.quantity?.span.start !== start;
}
