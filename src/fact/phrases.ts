import { oncePer } from "../model/once.ts";

/** Words on one line in small letters between blanks, without marks: " can t be reached ". */
export function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `;
}

/** True where plain words hold one of some phrases; those of a phrase with ".." in it in that order, others between them. */
export function holdsAny(words: string, phrases: readonly string[]): boolean {
  return partsOf(phrases).some((parts) => areInOrder(words, parts));
}

const partsOf = oncePer((phrases: readonly string[]) => phrases.map((phrase) => phrase.split("..").map(plainWords)));

function areInOrder(words: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = words.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length - 1;
  }
  return true;
}
