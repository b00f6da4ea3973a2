import { wordsOf } from "../model/index.ts";
import type { Asked } from "./pile.ts";

/** What a text is looked for by: its telling words with their worth, and the articles that hold them. */
export interface Sought {
  readonly words: ReadonlyMap<string, number>;
  /** Most worth first. */
  readonly hits: readonly { readonly article: string; readonly worth: number }[];
}

/** Words that are looked up, hits that each may bring. */
const MOST_WORDS = 14;
const MOST_HITS = 400;
const SHORTEST = 3;

/**
 * Articles by the rare words that they share with a text. A word is worth the logarithm of how few articles hold it; articles are
 * not looked for by one that 400 or more hold.
 */
export async function sought(asked: Asked, text: string): Promise<Sought> {
  const words = new Map<string, number>();
  const sums = new Map<string, number>();
  for (const word of tellingWords(text)) {
    const found: string[] = [];
    for await (const { article } of asked.store.search(word, { limit: MOST_HITS })) found.push(article);
    await asked.pace();
    const worth = Math.log(1 + asked.coverage.articles / Math.max(1, found.length));
    words.set(word, worth);
    if (found.length < MOST_HITS) for (const article of found) sums.set(article, (sums.get(article) ?? 0) + worth);
  }
  const hits = [...sums].map(([article, worth]) => ({ article, worth }));
  return { words, hits: hits.sort((a, b) => b.worth - a.worth || (a.article < b.article ? -1 : 1)) };
}

/** Share of the worth of what is sought that a text holds, 0..1; endings of words do not matter. */
export function likeness({ words }: Sought, text: string): number {
  const there = wordsOf(text).map((word) => word.text);
  const roots = new Set(there.map(rootOf));
  const held = [...words].filter(([word]) => roots.has(rootOf(word)));
  const whole = sumOf(words);
  return whole === 0 ? 0 : Math.round((sumOf(held) / whole) * 1000) / 1000;
}

const ROOT = 5;

/** Numbers and short words whole, of others the first five letters. */
function rootOf(word: string): string {
  return /\p{N}/u.test(word) ? word : word.slice(0, ROOT);
}

function sumOf(words: Iterable<readonly [string, number]>): number {
  let sum = 0;
  for (const [, worth] of words) sum += worth;
  return sum;
}

/** Different words of a text, numbers and long words first: they tell most. */
function tellingWords(text: string): string[] {
  const all = [...new Set(wordsOf(text.slice(0, 20_000)).map((word) => word.text))];
  const isTelling = (word: string) => word.length > SHORTEST || /\p{N}/u.test(word) || !/^\p{Script=Latin}/u.test(word);
  const weight = (word: string) => (/\p{N}/u.test(word) ? 9 : word.length);
  return all
    .filter(isTelling)
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS);
}
