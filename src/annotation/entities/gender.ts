import { foldedHash } from "../clusters.ts";
import { FEMALE_NAME, FEMALE_TITLE, type Lexicon, MALE_NAME, MALE_TITLE } from "../names/lexicon.ts";
import type { Gender } from "./ranker.ts";

/** Gender of a person: by a title before a mention, else by the given name. Undefined when neither tells. */
export function genderOf(
  text: string,
  words: readonly string[],
  starts: readonly number[],
  known: Lexicon,
): Gender | undefined {
  for (const start of starts) {
    const title = titleGenderAt(text, start, known);
    if (title) return title;
  }
  const first = words[0] ?? "";
  const bits = known.wordBits(foldedHash(first, 0, first.length));
  if (bits & MALE_TITLE) return "male";
  if (bits & FEMALE_TITLE) return "female";
  if ((bits & (MALE_NAME | FEMALE_NAME)) === MALE_NAME) return "male";
  return (bits & (MALE_NAME | FEMALE_NAME)) === FEMALE_NAME ? "female" : undefined;
}

/** Gender that the title right before a place tells: "Mr", "Mrs". */
export function titleGenderAt(text: string, start: number, known: Lexicon): Gender | undefined {
  const title = known.wordBits(wordBefore(text, start));
  if (title & MALE_TITLE) return "male";
  return title & FEMALE_TITLE ? "female" : undefined;
}

function wordBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && at - end < 3 && text.charCodeAt(end - 1) === 32) end--;
  let start = end;
  while (start > 0 && end - start < 20 && text.charCodeAt(start - 1) > 32) start--;
  return foldedHash(text, start, end);
}
