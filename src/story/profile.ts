import { generalShare } from "./background.ts";
import type { TermBag } from "./terms.ts";

/** What the articles of a story have in common: stems with their weight. */
export interface Profile {
  /** Share of the articles that use the stem, times its rarity in general English. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Weighs the terms that at least two articles of a story use (all terms, for a story of one). */
export function profileOf(read: readonly TermBag[]): Profile {
  const articles = new Map<string, number>();
  for (const bag of read) for (const term of bag.terms.keys()) articles.set(term, (articles.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [term, count] of articles) {
    if (count < 2 && read.length > 1) continue;
    weights.set(term, (count / read.length) * Math.max(0, -Math.log(generalShare(term)) - 1));
  }
  return { weights };
}

/** How much of a profile a list of stems brings up, per word: long texts do not win by length. */
export function weightOf(stems: Iterable<string>, profile: Profile): number {
  let [sum, words] = [0, 0];
  const seen = new Set<string>();
  for (const stem of stems) {
    words++;
    if (seen.has(stem)) continue;
    seen.add(stem);
    sum += profile.weights.get(stem) ?? 0;
  }
  return sum / (6 + words);
}
