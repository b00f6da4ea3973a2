import type { Field } from "./field.ts";

/** Strength from which two stories continue one another; chosen so that the two meetings of one pair of leaders are linked; no public set labels threads. */
const STRENGTH = 0.8;
/** Strongest links kept for each story. */
const KEPT = 3;
/** Pairs of different stories less alike than this say nothing of a thread. */
export const FAINT = 0.3;

/**
 * The names of up to three stories that a story continues or that continue it, the strongest first. Strength: the mean,
 * over the articles of the story, of how likely the best match in the other would be of one event if both were of one day.
 * `nameOf` gives the story of an article.
 */
export function strongestFrom(story: readonly number[], nameOf: (number: number) => string, field: Field): string[] {
  const own = nameOf(story[0]!);
  const strengths = new Map<string, number>();
  for (const number of story) {
    const best = new Map<string, number>();
    for (const pair of field.pairsOf(number)) {
      const timeless = field.pairs.timeless(pair);
      if (timeless < FAINT) continue;
      const name = nameOf(field.pairs.other(pair, number));
      if (name !== own) best.set(name, Math.max(best.get(name) ?? 0, timeless));
    }
    for (const [name, likely] of best) strengths.set(name, (strengths.get(name) ?? 0) + likely / story.length);
  }
  const strong = [...strengths].filter(([, strength]) => strength >= STRENGTH);
  strong.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  return strong.slice(0, KEPT).map(([name]) => name);
}
