import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

/** A date or period named in the text. */
export interface Time {
  readonly id: string;
  readonly article: ArticleId;
  readonly span: Span;
  /** TIMEX3 value, e.g. `2022-12-30`, `2023-SP`, `P3D`. */
  readonly value: string;
  /** First day, ISO 8601, when the value can be placed on the calendar. */
  readonly start?: string;
  /** Last day (inclusive), ISO 8601. */
  readonly end?: string;
}

/** True of a time whose `words` name an hour and no day ("noon", "9:30 p.m."): that it was on the day of the report is a guess. */
export function isClock({ value }: Time, words: string): boolean {
  return value.includes("T") && CLOCK.test(words.replace(/[\d:.\s]+/gu, " ").trim());
}

const CLOCK =
  /^(?:(?:about|around|just|shortly|before|after) ){0,2}(?:[ap] ?m|noon|midday|midnight|o['’]clock|morning|afternoon|evening|night)?(?: [A-Z]{2,4})?$/iu;
