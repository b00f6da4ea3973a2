import type { Span } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;
const SHORTEST = 18;

/**
 * The words of a fact: the clause of one clean mention, with its subject said, on one line of at most 140 code units. Of
 * several mentions the one that says most of what all share in the fewest words.
 */
export function textOf(group: readonly Reading[], ground: Ground): string {
  const shared = new Map<string, number>();
  for (const { words } of group) for (const stem of words.keys()) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  let [best, most] = ["", Number.NEGATIVE_INFINITY];
  for (const one of group) {
    const text = clauseText(one, ground);
    const value = worth(one, text, shared, group.length);
    if (value > most || (value === most && text < best)) [best, most] = [text, value];
  }
  return best;
}

function worth(one: Reading, text: string, shared: ReadonlyMap<string, number>, all: number): number {
  let common = 0;
  for (const stem of one.words.keys()) common += (shared.get(stem) ?? 0) / all;
  const flaws =
    Number(text.length < SHORTEST) * 3 +
    Number(text.endsWith("…")) * 1.5 +
    Number(!/^[\p{Lu}\p{N}"“‘]/u.test(text)) +
    Number(one.parties.length === 0) +
    Number(isShouted(text)) * 2 +
    Number(/[•|]|\s[-–—]\s\p{Lu}{2}|\.\s\p{Lu}/u.test(text)) * 2;
  return common - one.words.size * 0.35 - flaws * 1.5;
}

function isShouted(text: string): boolean {
  return text.length > 12 && text === text.toUpperCase();
}

/** What opens a clause that leans on the one before it. */
const LEANING =
  /^(?:(?:that|which|who|whom|whose|where|when|while|as|and|but|or|if|because|after|before|since|so|to|by|of|for|in|with|then|also|it|he|she|they|this|these|those|there)\b[\s,]*)+/iu;

function clauseText(one: Reading, ground: Ground): string {
  const { text } = ground.articles.get(one.article)!.article;
  const { start, end } = saidOf(one);
  const line = withoutDateline(text.slice(start, Math.min(end, start + 600)))
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–—•*|,;:)]+/u, "")
    .trim();
  const leaning = LEANING.exec(line)?.[0] ?? "";
  const isLeaning = leaning !== "" && !/^(?:there|this|these|those)\b/iu.test(leaning);
  const rest = isLeaning ? line.slice(leaning.length) : line;
  const subject = isLeaning || isOpen(one, start, rest) ? subjectOf(one, rest, text) : "";
  const infinitive = !isLeaning && subject && text.slice(start - 3, start) === "to " ? "to " : "";
  const whole = subject === undefined ? line : subject + infinitive + rest;
  return shortened(whole.charAt(0).toUpperCase() + whole.slice(1));
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
