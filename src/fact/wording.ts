import { compareText, type Span } from "../model/index.ts";
import { besideName, inverted, verbsIn } from "./appositions.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";
import { stemsIn } from "./stems.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;
const SHORTEST = 18;

/**
 * The words of a fact: the clause of one clean mention, with its subject said, on one line of at most 140 code units. Of
 * several mentions the one that says most of what all share in the fewest words. A clause without its subject, or of
 * next to no words, gives way to its whole sentence where that is short enough.
 */
export function textOf(group: readonly Reading[], ground: Ground): string {
  return textsOf(group, ground)[0] ?? "";
}

/** All that may stand for a fact, best first, each once. */
export function textsOf(group: readonly Reading[], ground: Ground): string[] {
  const shared = new Map<string, number>();
  for (const { words } of group) for (const stem of words.keys()) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  const values = new Map<string, number>();
  for (const one of group)
    for (const wording of wordingsOf(one, ground)) {
      const value = worth(one, wording, shared, group.length);
      values.set(wording.text, Math.max(value, values.get(wording.text) ?? Number.NEGATIVE_INFINITY));
    }
  return [...values].sort(([a, x], [b, y]) => y - x || compareText(a, b)).map(([text]) => text);
}

/** Words that may stand for a fact, and how much speaks against them. */
interface Wording {
  readonly text: string;
  readonly flaws: number;
}

/** A clause with fewer content words says too little alone. */
const LEAST_WORDS = 2;
/** What speaks against a subject set before its verb from elsewhere, one before no finite verb, a thin clause, a whole sentence. */
const FLAWS = { own: 0, guessed: 0.7, broken: 2, thin: 1, sentence: 1 } as const;

function wordingsOf(one: Reading, ground: Ground): Wording[] {
  const { text, subject } = clauseText(one, ground);
  const isThin = stemsIn(text, { start: 0, end: text.length }).length < LEAST_WORDS;
  const own = { text, flaws: FLAWS[subject] + (isThin ? FLAWS.thin : 0) };
  const whole = own.flaws > 0 ? sentenceText(one, ground) : undefined;
  return whole === undefined ? [own] : [own, { text: whole, flaws: FLAWS.sentence }];
}

function worth(one: Reading, { text, flaws }: Wording, shared: ReadonlyMap<string, number>, all: number): number {
  let common = 0;
  for (const stem of one.words.keys()) common += (shared.get(stem) ?? 0) / all;
  const against =
    flaws +
    Number(text.length < SHORTEST) * 3 +
    Number(text.endsWith("…")) * 1.5 +
    Number(!/^[\p{Lu}\p{N}"“‘]/u.test(text)) +
    Number(one.parties.length === 0) +
    Number(/^(?:I|You|We|My|Our|Your)\b/u.test(text)) * 1.5 +
    Number(isShouted(text)) * 2 +
    Number(GLUED.test(text)) * 2;
  return common - one.words.size * 0.35 - against * 1.5;
}

/** Signs of a caption, a credit or a headline that runs into a text. */
const GLUED = /[•|]|\s[-–—]\s\p{Lu}{2}|\.\s\p{Lu}|\p{Ll}\.(?:com|org|net|co)\b|\p{Lu}:\p{Lu}/u;

/** The sentence of a claim, where it fits and its words are no part of a longer quotation. */
function sentenceText({ sentence, claim, article }: Reading, ground: Ground): string | undefined {
  const { text } = ground.articles.get(article)!.article;
  const { start, end } = sentence;
  if (end - start > 2 * LONGEST || claim.head.start < start) return undefined;
  const line = oneLine(withoutDateline(text.slice(start, end)));
  const upTo = oneLine(text.slice(claim.head.start, end)).length;
  const whole = shortened(line.replace(/[.!?]$/u, ""));
  const isHeld = whole.length >= line.length - upTo + (claim.head.end - claim.head.start);
  const isOdd = ((whole.match(/["“”]/gu)?.length ?? 0) & 1) === 1;
  return !isHeld || isOdd || whole.endsWith("…") || !/^[\p{Lu}\p{N}"“]/u.test(whole) ? undefined : whole;
}

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–—•*|,;:)]+/u, "")
    .trim();
}

function isShouted(text: string): boolean {
  return text.length > 12 && text === text.toUpperCase();
}

/** What opens a clause that leans on the one before it. */
const LEANING =
  /^(?:(?:that|which|who|whom|whose|where|when|while|as|and|but|or|if|because|after|before|since|so|to|by|of|for|in|with|then|also|it|he|she|they|this|these|those|there)\b[\s,]*)+/iu;

/** What opens a whole sentence too: "For thirty years", "After the fight". */
const OPENING =
  /^(?:(?:[Tt]here|[Tt]his|[Tt]hese|[Tt]hose)|As|Because|After|Before|Since|By|Of|For|In|With|When|While|If|Where)\b/u;

/** A clause as written has its own subject, or one that the parse gives it, or cannot be told with one. */
type Subject = "own" | "guessed" | "broken";

function clauseText(one: Reading, ground: Ground): { text: string; subject: Subject } {
  const { article, annotation } = ground.articles.get(one.article)!;
  const { text } = article;
  const office =
    one.claim.predicate === "be"
      ? (besideName(text, one.claim) ?? inverted(text, one.claim, () => verbsIn(annotation)))
      : undefined;
  if (office !== undefined) return { text: office, subject: "own" };
  const { start, end } = saidOf(one);
  const line = oneLine(withoutDateline(text.slice(start, Math.min(end, start + 600))));
  const leaning = LEANING.exec(line)?.[0] ?? "";
  const isLeaning = leaning !== "" && !OPENING.test(leaning);
  const rest = isLeaning ? line.slice(leaning.length) : line;
  const isBare = isVerbFirst(one, rest, text);
  const found = isBare || isOpen(one, start, rest) ? subjectOf(one, rest, text) : "";
  const infinitive = !isLeaning && found && text.slice(start - 3, start) === "to " ? "to " : "";
  const whole = found === undefined ? line : found + infinitive + rest;
  const isBroken = isBare && (found === "" || found === undefined || infinitive !== "" || /^\p{Ll}+ing\b/u.test(rest));
  return {
    text: shortened(whole.charAt(0).toUpperCase() + whole.slice(1)),
    subject: isBroken || found === undefined ? "broken" : found === "" ? "own" : "guessed",
  };
}

/** What may stand before the verb of a clause that has lost its subject. */
const AUXILIARY =
  /^(?:(?:to|is|are|was|were|be|been|being|am|has|have|had|having|do|does|did|will|would|shall|should|can|could|may|might|must|not|never|also|then|just|still|already|allegedly|\p{Ll}+ly)\s+)*/u;

/** True when a clause begins with its verb, auxiliaries and adverbs apart. */
function isVerbFirst({ claim, amount }: Reading, rest: string, text: string): boolean {
  const verb = oneLine(text.slice(claim.head.start, claim.head.end));
  if (amount?.quantity && amount.quantity.span.start === claim.head.start) return false;
  return /^\p{Ll}/u.test(rest) && rest.replace(AUXILIARY, "").startsWith(verb) && !/^\p{Lu}/u.test(verb);
}

/** Code units between a name and its apposition. */
const BESIDE = 80;

/**
 * The clause with what belongs to it and stands right beside: its number ("Nine | dead as ferry sinks"), and what somebody is
 * by apposition ("Ada Moor |, secretary of the union").
 */
function saidOf({ claim, amount }: Reading): Span {
  const { start, end } = claim.span;
  const number = amount?.quantity?.span;
  const isBefore = number && number.end <= start && start - number.end < 2;
  const theme = claim.predicate === "be" ? claim.roles.find(({ role }) => role === "theme")?.span : undefined;
  const isBehind = theme && theme.start >= end && theme.start - end < BESIDE;
  return { start: isBefore ? number.start : start, end: isBehind ? theme.end : end };
}

/** True when a clause begins with its verb: its subject stands elsewhere. One that begins with its number has it. */
function isOpen({ amount }: Reading, start: number, rest: string): boolean {
  return /^\p{Ll}/u.test(rest) && amount?.quantity?.span.start !== start;
}

/** Who or what the clause is about, where its words leave it out; nothing where they say it, undefined where nobody knows. */
function subjectOf({ claim, parties }: Reading, rest: string, text: string): string | undefined {
  const roles = claim.roles.filter(({ role }) => role === "actor" || role === "recipient" || role === "theme");
  const [first] = roles.sort((a, b) => a.span.start - b.span.start);
  const words = first ? text.slice(first.span.start, first.span.end).replace(/\s+/g, " ") : "";
  if (words !== "" && !LEANING.test(`${words} `) && rest.includes(words)) return "";
  const party = parties.find(({ role }) => role === "actor") ?? parties.find(({ role }) => role === "patient");
  if (!party) return undefined;
  return rest.includes(party.name) ? "" : `${party.name} `;
}

/** "LINDOW, Aug 14 (Coastline) - Three people ...": only what follows. */
function withoutDateline(text: string): string {
  const found = /^\p{L}[\p{L}\d.,' ]{0,48}?\s?(?:\([^)\n]{2,30}\)\s?[-–—]{0,2}|[-–—]{1,2})\s(?=\p{Lu})/u.exec(text);
  const opening = found?.[0] ?? "";
  return /^\p{Lu}{3}/u.test(opening) || opening.includes("(") ? text.slice(opening.length) : text;
}

function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s,;:–—-]/u.test(line[end - 1]!)) end--;
  return line.slice(0, end);
}

/** Cut at the last comma or joining word that leaves enough, else at a word. */
function shortened(line: string): string {
  const text = withoutTail(line);
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST);
  const seam = Math.max(
    head.lastIndexOf(", "),
    head.lastIndexOf("; "),
    head.lastIndexOf(" – "),
    head.lastIndexOf(" — "),
    head.lastIndexOf(". "),
  );
  if (seam >= LONGEST / 3) return head.slice(0, seam);
  const word = text.lastIndexOf(" ", LONGEST - 2);
  return `${text.slice(0, word > LONGEST / 2 ? word : LONGEST - 2)} …`;
}
