import type { Lexeme } from "../lexemes.ts";
import type { Day } from "./calendar.ts";
import type { Names } from "./lexicon.ts";

/** What the rules read from: the words of one paragraph and the day the article was published. */
export interface Reader {
  readonly lexemes: readonly Lexeme[];
  readonly names: Names;
  /** The day that "today" is; without it nothing relative is resolved. */
  readonly today: Day | undefined;
}

/** A time expression in lexeme numbers with its TIMEX3 value. */
export interface TimeRead {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** The lower-cased word at `at`, or the empty string. */
export function wordAt({ lexemes }: Reader, at: number): string {
  return lexemes[at]?.lower ?? "";
}

/** The number at `at` when it is written in plain digits, e.g. a day of the month or a year. */
export function digitsAt({ lexemes }: Reader, at: number): number | undefined {
  const lexeme = lexemes[at];
  return lexeme?.kind === "number" && /^\d{1,4}$/.test(lexeme.text) ? Number(lexeme.text) : undefined;
}

/** A year of four digits between 1000 and 2199. */
export function yearAt(reader: Reader, at: number): number | undefined {
  const value = digitsAt(reader, at);
  return value !== undefined && reader.lexemes[at]!.text.length === 4 && value >= 1000 && value < 2200
    ? value
    : undefined;
}

/** Looks for words that put the sentence around `at` in the future. */
export function looksAhead({ lexemes }: Reader, at: number): boolean {
  let k = at;
  for (; k > 0 && at - k < 25 && !isStop(lexemes[k - 1]!); ) k--;
  for (; k < lexemes.length && k - at < 20; k++) {
    const lexeme = lexemes[k]!;
    if (k > at && isStop(lexeme)) return false;
    if (/^(?:will|'ll|upcoming|scheduled|we'll|he'll|they'll|won't|shall|wird|werden)$/.test(lexeme.lower)) return true;
    if (
      /^(?:expected|set|planned|slated|going|due)$/.test(lexeme.lower) &&
      /^(?:to|for)$/.test(lexemes[k + 1]?.lower ?? "")
    )
      return true;
  }
  return false;
}

function isStop(lexeme: Lexeme): boolean {
  return /^[?!;”]$/.test(lexeme.text) || lexeme.text === ".";
}
