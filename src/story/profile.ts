import { generalShare } from "./background.ts";

/** What the articles of a story have in common: stems with their weight. */
export interface Profile {
  /** Share of the articles that use a stem, times its rarity in general English. */
  weightOf(stem: string): number;
}

/** Weighs the stems that at least two articles of a story use (all stems, for a story of one). */
export function profileOf(read: readonly ReadonlySet<string>[]): Profile {
  const weights = new Map<string, number>();
  const weigh = (stem: string): number => {
    let count = 0;
    for (const stems of read) if (stems.has(stem)) count++;
    if (count === 0 || (count < 2 && read.length > 1)) return 0;
    return (count / read.length) * Math.max(0, -Math.log(generalShare(stem)) - 1);
  };
  return {
    weightOf: (stem) => {
      const known = weights.get(stem);
      if (known !== undefined) return known;
      const weight = weigh(stem);
      weights.set(stem, weight);
      return weight;
    },
  };
}

/** How much of a profile a list of stems brings up, per word: long texts do not win by length. */
export function weightOf(stems: Iterable<string>, profile: Profile): number {
  let [sum, words] = [0, 0];
  const seen = new Set<string>();
  for (const stem of stems) {
    words++;
    if (seen.has(stem)) continue;
    seen.add(stem);
    sum += profile.weightOf(stem);
  }
  return sum / (6 + words);
}
