import { wordLists } from "../word-lists.ts";

/** Tokens of one text. */
interface Tokens {
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

const LISTS = wordLists<"hours" | "closing" | "openers" | "behindHours" | "time">("abbreviations.json");
const HOURS = new Set(LISTS.hours);
/** Abbreviations that end a sentence as often as they stand inside one. */
const CLOSING = new Set(LISTS.closing);
/** Words with a capital that hardly any name begins with. */
const OPENERS = new Set(LISTS.openers);
/** Words with a capital that belong to the hour before them: "6 p.m. Monday", "6 p.m. Eastern time". */
const BEHIND_HOURS = new Set(LISTS.behindHours);
const TIME = new Set(LISTS.time);
/** Tokens of the name of a zone before "time": "New York time". */
const ZONE = 3;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/**
 * Whether the point of an abbreviation ends a sentence too, by the word behind it: "at 6 p.m. Rescuers", "in the U.S. The firm". Behind an hour
 * any capital but that of a day, month or zone does. The corpora that the model learnt from hold next to none of these.
 */
export function endsInAbbreviation(tokens: Tokens, i: number, limit: number): boolean {
  const { text, start, end } = tokens;
  if (text.charCodeAt(end[i]! - 1) !== POINT || i + 1 >= limit || end[i] === start[i + 1]) return false;
  const word = wordOf(tokens, i);
  if (CLOSING.has(word)) return OPENERS.has(wordOf(tokens, i + 1));
  return HOURS.has(word) && opensBehindHour(tokens, i + 1, limit);
}

const POINT = ".".charCodeAt(0);

function opensBehindHour(tokens: Tokens, k: number, limit: number): boolean {
  const word = wordOf(tokens, k);
  if (OPENERS.has(word)) return true;
  if (!CAPITALISED.test(word) || BEHIND_HOURS.has(word)) return false;
  for (let j = k + 1; j <= k + ZONE && j < limit; j++) if (TIME.has(wordOf(tokens, j))) return false;
  return true;
}

function wordOf({ text, start, end }: Tokens, k: number): string {
  return text.slice(start[k]!, end[k]!);
}
