import { closed, withoutTail } from "./lines.ts";
import { wordsIn } from "./load.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;

/** Words behind which a text may not end, and before which it may. */
const ENDING = new Set(wordsIn("ending"));

/**
 * A line of at most 140 code units that keeps what stands before `least`: whole; else cut at the last comma or joining word that leaves
 * enough, or before a phrase. What a claim may be told without goes before that (sparing.ts).
 */
export function shortened(line: string, least = 0): string {
  const text = closed(withoutTail(line));
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST);
  const seam = Math.max(
    lastComma(head),
    head.lastIndexOf("; "),
    head.lastIndexOf(" – "),
    head.lastIndexOf(" — "),
    lastStop(head),
  );
  if (seam >= Math.max(LONGEST / 3, least)) return head.slice(0, seam);
  const phrase = phraseEnd(text, least);
  if (phrase !== undefined) return text.slice(0, phrase);
  const word = text.lastIndexOf(" ", LONGEST - 2);
  return `${text.slice(0, word > LONGEST / 2 ? word : LONGEST - 2)} …`;
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

/** What opens a phrase or a clause that may be left out. */
const OPENING = new Set([...wordsIn("opening"), ...wordsIn("participles")]);
/** Behind these a clause has only begun, so many words on. */
const BEGUN = new Set(wordsIn("begun"));
const MOST_BEGUN = 4;
/** What a participle may not be parted from: "a case brought | by the union". */
const BOUND = new Set(wordsIn("boundPast"));
const AUXILIARY = new Set([...wordsIn("auxiliary"), "not"]);

/** True of a blank behind which a phrase begins, and before which nothing is left half said. */
function isSeam(text: string, at: number): boolean {
  const next = /^\S+/u.exec(text.slice(at + 1, at + 20))?.[0] ?? "";
  const before = text.slice(Math.max(0, at - 80), at).split(" ");
  const last = before.at(-1)!.toLowerCase();
  const isBound = BOUND.has(last) || (last.length > 3 && last.endsWith("ed"));
  return (
    OPENING.has(next.toLowerCase()) &&
    !ENDING.has(last) &&
    !/[,;:]$/u.test(last) &&
    !/^(?:and|or)$/u.test(before.at(-2) ?? "") &&
    (!isBound || isPassive(before)) &&
    !before.slice(-MOST_BEGUN - 1, -1).some((word) => BEGUN.has(word.toLowerCase()))
  );
}

/** "Cannot be | questioned": what somebody does to somebody may end a line. */
function isPassive(words: readonly string[]): boolean {
  const isAuxiliary = (word: string | undefined) => word !== undefined && AUXILIARY.has(word.toLowerCase());
  return isAuxiliary(words.at(-2)) || (/\p{Ll}ly$/u.test(words.at(-2) ?? "") && isAuxiliary(words.at(-3)));
}

function wordsBehind(text: string): number {
  return text.split(/\s/u).filter((word) => word !== "" && !ENDING.has(word.toLowerCase())).length;
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
