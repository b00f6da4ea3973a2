import { wordsIn } from "./load.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;

/** Words behind which a text may not end, and before which it may. */
const ENDING = new Set(wordsIn("ending"));

/**
 * A line of at most 140 code units that keeps what stands before `least`: whole; else without what it sets apart by commas
 * before that; else cut at the last comma or joining word that leaves enough, or before a phrase.
 */
export function shortened(line: string, least = 0): string {
  const text = withoutTail(line);
  if (text.length <= LONGEST) return text;
  const bare = least > LONGEST / 3 ? withoutAside(text, least) : undefined;
  if (bare !== undefined && bare.text.length <= LONGEST) return bare.text;
  const [kept, from] = bare !== undefined && least > LONGEST * 0.75 ? [bare.text, bare.least] : [text, least];
  const head = kept.slice(0, LONGEST);
  const seam = Math.max(
    head.lastIndexOf(", "),
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

/** A subject without what it sets apart by commas, dashes or brackets: "Ada Moor, who chairs the board, | resigned". */
function withoutAside(text: string, least: number): { text: string; least: number } | undefined {
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
const BEGUN = /\s(?:as|that|which|who|because|while|when|where|if)(?:\s\S{1,80}){1,4}$/iu;

/** True of a blank behind which a phrase begins, and before which nothing is left half said. */
function isSeam(text: string, at: number): boolean {
  const next = /^\S+/u.exec(text.slice(at + 1, at + 20))?.[0] ?? "";
  const before = text.slice(Math.max(0, at - 80), at);
  const last = before.slice(before.lastIndexOf(" ") + 1);
  return (
    OPENING.has(next.toLowerCase()) &&
    !ENDING.has(last.toLowerCase()) &&
    !/[,;:]$/u.test(last) &&
    !BOUND.test(last) &&
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

/** Where the last sentence of a text ends, not "U.S." or "Mr."; -1 when none does. */
function lastStop(text: string): number {
  for (let at = text.lastIndexOf(". "); at > 0; at = text.lastIndexOf(". ", at - 1))
    if (/[\p{Ll}\d]{4}$|["”’)]$/u.test(text.slice(0, at))) return at;
  return -1;
}
