import type { Lexeme } from "../lexemes.ts";
import type { Day } from "./calendar.ts";
import type { Names } from "./lexicon.ts";

/** What the rules read from: the words of one paragraph and the day the article was published. */
export interface Reader {
  readonly lexemes: readonly Lexeme[];
  readonly names: Names;
  /** The day that "today" is; without it nothing relative is resolved. */
  readonly today: Day | undefined;
  /** Value of the quarter, half or year named last in the article: what "a year earlier" counts from. */
  readonly near?: string;
  /** The day named last in the article: what "the following day" counts from. */
  readonly nearDay?: Day;
}

/** A time expression in lexeme numbers with its TIMEX3 value. */
export interface TimeRead {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  /** True for a bare time of day, which takes the day of the report for want of one: nothing is counted from it. */
  readonly isOfNoDay?: boolean;
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
