import type { StemTable } from "./stems.ts";

/** What the articles of a story have in common: stems with their weight. */
export interface Profile {
  readonly table: StemTable;
  /** Share of the articles that use a stem, times its rarity in general English; 0 for none. */
  weightOf(stem: number): number;
}

/** Weighs the stems that at least two articles of a story use (all stems, for a story of one). Of each article its distinct stems in rising order. */
export function profileOf(read: readonly Uint32Array[], table: StemTable): Profile {
  const least = read.length > 1 ? 2 : 1;
  const weights = new Map<number, number>();
  const weigh = (stem: number): number => {
    let count = 0;
    for (const stems of read) if (isAmong(stems, stem)) count++;
    return count < least ? 0 : (count / read.length) * Math.max(0, table.rarity[stem]! - 1);
  };
  return {
    table,
    weightOf: (stem) => {
      const known = weights.get(stem);
      if (known !== undefined) return known;
      const weight = weigh(stem);
      weights.set(stem, weight);
      return weight;
    },
  };
}

function isAmong(sorted: Uint32Array, stem: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < stem) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === stem;
}

/** A list of stems: each once, in the order in which they come, and how many there are with those that come again. */
export interface StemList {
  readonly distinct: readonly number[];
  readonly length: number;
}

/** For sentences, titles and leads, which are short. */
export function listOf(stems: readonly number[]): StemList {
  const distinct: number[] = [];
  for (const stem of stems) if (!distinct.includes(stem)) distinct.push(stem);
  return { distinct, length: stems.length };
}

/** How much of a profile a list of stems brings up, per word, those left out that were `said`: long texts do not win by length. */
export function weightOf({ distinct, length }: StemList, profile: Profile, said?: ReadonlySet<number>): number {
  let sum = 0;
  for (const stem of distinct) if (!said?.has(stem)) sum += profile.weightOf(stem);
  return sum / (6 + length);
}
