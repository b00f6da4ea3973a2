import type { Span } from "../model/index.ts";
import { wordsIn } from "./load.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;

/** Words behind which a text may not end, and before which it may. */
const ENDING = new Set(wordsIn("ending"));

/**
 * A line of at most 140 code units that keeps what stands before `least`: whole; else without what it sets apart by commas
 * or dashes, before that or behind; else without the phrase that opens it; else cut at the last comma or joining word that
 * leaves enough, or before a phrase.
 */
export function shortened(line: string, least = 0): string {
  const text = withoutTail(line);
  if (text.length <= LONGEST) return text;
  const bare = least > LONGEST / 3 ? withoutAside(text, least) : undefined;
  if (bare !== undefined && bare.text.length <= LONGEST) return bare.text;
  const plain = withoutAsides(text, least);
  if (plain.text.length <= LONGEST) return plain.text;
  if (bare !== undefined && least > LONGEST * 0.75) return cut(bare);
  const short = withoutOpening(plain);
  const isLong = plain.text.length - short.text.length > LONG_OPENING;
  return isLong || cut(plain).endsWith("…") ? cut(short) : cut(plain);
}

/** "In April,": so short a phrase stays as long as something else may go. */
const LONG_OPENING = 30;

/** The beginning of a line, up to where it may end. */
function cut({ text: kept, least: from }: Line): string {
  if (kept.length <= LONGEST) return kept;
  const head = kept.slice(0, LONGEST);
  const seam = Math.max(
    lastComma(head),
    head.lastIndexOf("; "),
    head.lastIndexOf(" – "),
    head.lastIndexOf(" — "),
    lastStop(head),
  );
  if (seam >= Math.max(LONGEST / 3, from)) return head.slice(0, seam);
  const phrase = phraseEnd(kept, from);
  if (phrase !== undefined) return kept.slice(0, phrase);
  const word = kept.lastIndexOf(" ", LONGEST - 2);
  return `${kept.slice(0, word > LONGEST / 2 ? word : LONGEST - 2)} …`;
}

/** Code units before what a subject sets apart, at most. */
const NEAR_START = 70;
/** What stands behind it: the verb of the subject, with its auxiliaries. */
const VERB =
  /^(?:(?:is|are|was|were|has|have|had|will|would|could|may|might)\s(?:\p{L}+\s){0,2}\p{L}+|\p{L}+(?:ed|[^g\s]))$/u;

/** "Early this month, Ada Moor, ...": the first comma parts no subject from what belongs to it. */
const ADVERBIAL = new Set(wordsIn("adverbial"));
const ADVERB = /^(?:\p{L}+ing|\p{L}+ly|A few)\b/u;

function isAdverbial(text: string): boolean {
  const first = /^\p{Lu}\p{L}*/u.exec(text)?.[0] ?? "";
  return ADVERBIAL.has(first.toLowerCase()) || ADVERB.test(text);
}

/** A line, and up to where it has to be kept. */
interface Line {
  readonly text: string;
  readonly least: number;
}

/** What a comma sets apart: who or what somebody is, "a spokeswoman for the board", "which has run the pier". */
const APART = /^, (?:an?|the|who|whose|whom|which|one of)\s[^,;:“”"()–—]{3,110},(?=\s(?!(?:and|or|but)\b)\p{Ll})/u;
/** What dashes or brackets set apart. */
const DASHED = /^(?:\s[–—]\s[^–—;:“”"]{3,110}\s[–—](?=\s)|—[^–—;:“”"]{3,110}—|\s\([^()]{2,110}\))/u;
/** Whatever a line sets apart is looked for in so many places. */
const MOST_APART = 24;

/** A line without what it sets apart, from the first such place on, until it fits; the word that carries it stays. */
function withoutAsides(text: string, least: number): Line {
  let line: Line = { text, least };
  let from = OPENS.test(text) ? text.indexOf(", ") + 1 : 0;
  for (let k = 0; k < MOST_APART && line.text.length > LONGEST; k++) {
    const at = line.text.slice(from).search(/, |\s[–—]\s|—|\s\(/u) + from;
    if (at < from) return line;
    const rest = line.text.slice(at, at + 120);
    const found = (APART.exec(rest) ?? DASHED.exec(rest))?.[0];
    const isAside = found !== undefined && at > 3 && !(at < line.least && at + found.length >= line.least);
    line = isAside ? without(line, { start: at, end: at + found.length }) : line;
    from = isAside ? at : at + 1;
  }
  return line;
}

function without({ text, least }: Line, { start, end }: Span): Line {
  const isGlued = !/^\s/u.test(text.slice(end)) && end < text.length;
  const kept = `${text.slice(0, start)}${isGlued ? " " : ""}${text.slice(end)}`;
  return { text: kept, least: start < least ? least - (text.length - kept.length) : least };
}

/** Longest phrase that may open a sentence, in code units. */
const LONGEST_OPENING = 130;

/** "In a vote that took all night, the board | closed the pier": without what stands before the subject. */
function withoutOpening(line: Line): Line {
  const { text, least } = line;
  const comma = text.indexOf(", ");
  if (comma < 0 || comma > LONGEST_OPENING || comma + 2 >= least || !OPENS.test(text)) return line;
  const rest = text.slice(comma + 2);
  if (!SUBJECT.test(rest)) return line;
  return { text: rest.charAt(0).toUpperCase() + rest.slice(1), least: least - comma - 2 };
}

/** What opens a sentence before its subject, and is neither a condition nor somebody's view of it. */
const OPENS =
  /^(?:In|At|On|After|Before|During|Since|With|While|As|Under|Amid|Despite|Following|Just|Well|Meanwhile|Earlier|Late|Early)\b(?! [^,]*\b(?:said|says|told|reported|claim(?:s|ed)|noted|put it|alleg)\b)/u;
/** A subject with its article or name. */
const SUBJECT = /^(?:(?:the|an?|his|her|its|their|two|three|four|five|police|officials|\d+)\s|\p{Lu})/u;

/** A subject without what it sets apart by commas, dashes or brackets: "Ada Moor, who chairs the board, | resigned". */
function withoutAside(text: string, least: number): Line | undefined {
  const open = /, |\s[–—]\s|\s\(/u.exec(text.slice(0, Math.min(least, NEAR_START)));
  if (!open || open.index < 4 || isAdverbial(text)) return undefined;
  const close = open[0] === " (" ? ") " : open[0];
  const end = text.lastIndexOf(close, least - 1);
  if (end <= open.index || !VERB.test(text.slice(end + close.length, least))) return undefined;
  const without = `${text.slice(0, open.index)} ${text.slice(end + close.length)}`;
  return { text: without, least: least - (text.length - without.length) };
}

/** Words that a text needs behind the word that carries it before it may end. */
const LEAST_BEHIND = 2;

/** Where the last phrase begins that does not fit, so that the text before it is whole; it says something behind `least`. */
function phraseEnd(text: string, least: number): number | undefined {
  const head = text.slice(0, LONGEST - 1);
  for (let at = head.lastIndexOf(" "); at > Math.max(LONGEST / 3, least); at = head.lastIndexOf(" ", at - 1))
    if (isSeam(text, at) && wordsBehind(head.slice(least, at)) >= LEAST_BEHIND) return at;
  return undefined;
}

/** What a participle may not be parted from: "a case brought | by the union". */
const BOUND = /(?:ed|known|brought|made|held|given|taken|set|led|due|such|well|out|up)$/iu;
/** A clause of which only the beginning would be left. */
const PARTICIPLE =
  /^(?:alleging|including|saying|claiming|citing|leaving|killing|injuring|wounding|accusing|calling|arguing|adding|making|forcing|causing|marking|following|asking|seeking|challenging|requiring|barring|banning|blocking|allowing)$/u;
/** "Cannot be | questioned": what somebody does to somebody may end a line. */
const PASSIVE = /\b(?:be|been|being|is|are|was|were|has|have|had|not|n['’]t) (?:\p{Ll}+ly )?\p{Ll}+$/u;
const BEGUN =
  /\s(?:as|that|which|who|because|while|when|where|if|after|before|since|until|although|unless|whether)(?:\s\S{1,80}){1,4}$/iu;

/** True of a blank behind which a phrase begins, and before which nothing is left half said. */
function isSeam(text: string, at: number): boolean {
  const next = /^\S+/u.exec(text.slice(at + 1, at + 20))?.[0] ?? "";
  const before = text.slice(Math.max(0, at - 80), at);
  const last = before.slice(before.lastIndexOf(" ") + 1);
  return (
    (OPENING.has(next.toLowerCase()) || PARTICIPLE.test(next)) &&
    !ENDING.has(last.toLowerCase()) &&
    !/[,;:]$|\b(?:and|or)\s\p{Ll}+$/u.test(before) &&
    (!BOUND.test(last) || PASSIVE.test(before)) &&
    !BEGUN.test(before)
  );
}

/** What opens a phrase or a clause that may be left out. */
const OPENING = new Set(wordsIn("opening"));

function wordsBehind(text: string): number {
  return text.split(/\s/u).filter((word) => word !== "" && !ENDING.has(word.toLowerCase())).length;
}

function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s,;:–—-]/u.test(line[end - 1]!)) end--;
  return line.slice(0, end);
}

/** The first of two adjectives: "in a desperate, | month-long". */
const FIRST_ADJECTIVE = /\ban? \p{L}+, (?!(?:and|but|which|who|whose|where|when|the|an?|\p{L}+ing)\b)\p{Ll}/u;

/** "At the school and, sadly,": what is joined was not said yet. */
const JOINED = /\b(?:and|but|or)(?:, \p{Ll}+)?$/u;

/** The last comma at which a text may end; -1 when there is none. */
function lastComma(text: string): number {
  for (let at = text.lastIndexOf(", "); at > 0; at = text.lastIndexOf(", ", at - 1))
    if (!FIRST_ADJECTIVE.test(text.slice(Math.max(0, at - 40), at + 20)) && !JOINED.test(text.slice(0, at))) return at;
  return -1;
}

/** Where the last sentence of a text ends, not "U.S." or "Mr."; -1 when none does. */
function lastStop(text: string): number {
  for (let at = text.lastIndexOf(". "); at > 0; at = text.lastIndexOf(". ", at - 1))
    if (/[\p{Ll}\d]{4}$|["”’)]$/u.test(text.slice(0, at))) return at;
  return -1;
}
