import type { Time } from "./time.ts";

/** True of a time whose `words` name an hour and no day ("noon", "9:30 p.m."): that it was on the day of the report is a guess. */
export function isClock({ value }: Time, words: string): boolean {
  return value.includes("T") && CLOCK.test(words.replace(/[\d:.\s]+/gu, " ").trim());
}

const CLOCK =
  /^(?:(?:about|around|just|shortly|before|after) ){0,2}(?:[ap] ?m|noon|midday|midnight|o['’]clock|morning|afternoon|evening|night)?(?: [A-Z]{2,4})?$/iu;
