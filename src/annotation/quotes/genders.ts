import type { Entity } from "../../model/index.ts";
import type { Gender } from "./name-runs.ts";

/** Pronouns of one gender, and none of the other, that tell what a name does not. */
const LEAST = 2;

/** Men and women by name, where the pronouns that mean them are all of one gender. */
export function gendersOf(text: string, people: readonly Entity[]): Map<string, Gender> {
  const found = new Map<string, Gender>();
  for (const { name, mentions } of people) {
    const words = mentions.flatMap(({ form, span }) =>
      form === "pronoun" ? [text.slice(span.start, span.end).toLowerCase()] : [],
    );
    const women = words.filter((word) => /^(?:she|hers?|herself)$/.test(word)).length;
    if (words.length >= LEAST && women === words.length) found.set(name, "female");
    if (words.length >= LEAST && women === 0) found.set(name, "male");
  }
  return found;
}
