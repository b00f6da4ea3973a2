import type { StemTable } from "./stems.ts";

/** What the articles of a story have in common: stems with their weight. */
export interface Profile {
  readonly table: StemTable;
  /** Share of the articles that use a stem, times its rarity in general English; 0 for none. */
  weightOf(stem: number): number;
}

/** Weighs the stems that at least two articles of a story use (all stems, for a story of one). Of each article its distinct stems. */
export function profileOf(read: readonly Uint32Array[], table: StemTable): Profile {
  const counts = new Map<number, number>();
  for (const stems of read) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const least = read.length > 1 ? 2 : 1;
  return {
    table,
    weightOf: (stem) => {
      const count = counts.get(stem) ?? 0;
      return count < least ? 0 : (count / read.length) * Math.max(0, table.rarity[stem]! - 1);
    },
  };
}

/** A list of stems: each once, in the order in which they come, and how many there are with those that come again. */
export interface StemList {
  readonly distinct: readonly number[];
  readonly length: number;
}

export function listOf(stems: readonly number[]): StemList {
  return { distinct: [...new Set(stems)], length: stems.length };
}

/** How much of a profile a list of stems brings up, per word, those left out that were `said`: long texts do not win by length. */
export function weightOf({ distinct, length }: StemList, profile: Profile, said?: ReadonlySet<number>): number {
  let sum = 0;
  for (const stem of distinct) if (!said?.has(stem)) sum += profile.weightOf(stem);
  return sum / (6 + length);
}
