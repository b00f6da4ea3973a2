import type { IndexedWords } from "../search-words.ts";

/** A tsvector takes positions up to this, and more of one word than this add nothing to a rank. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 8;

/** Words as a tsvector in PostgreSQL's notation, `'dam':1A,7 'vote':2A`: words of the title have weight A. */
export function vectorOf({ title, body }: IndexedWords): string {
  const places = new Map<string, string[]>();
  const add = (word: string, place: string) => {
    const known = places.get(word) ?? [];
    if (known.length < MOST_POSITIONS) places.set(word, [...known, place]);
  };
  for (const [at, word] of title.entries()) add(word, `${Math.min(at + 1, LAST_POSITION)}A`);
  for (const [at, word] of body.entries()) add(word, `${Math.min(title.length + at + 1, LAST_POSITION)}`);
  return [...places].map(([word, at]) => `'${word.replace(/['\\]/g, "")}':${at.join(",")}`).join(" ");
}
