import type { Likely } from "./gather.ts";

/** Strength from which two stories continue one another; chosen so that the two meetings of one pair of leaders are linked; no public set labels threads. */
const STRENGTH = 0.8;
/** Strongest links kept for each story. */
const KEPT = 3;

/**
 * For each story the indices of stories that it continues or that continue it, ascending. Strength: the mean, over the
 * articles of one story, of how likely its best match in the other would be of one event if both were of one day; the
 * larger of both ways. `storyOf[i]` is the story of article `i`; pairs inside a
 * story say nothing.
 */
export function threadsOf(
  stories: number,
  storyOf: readonly number[],
  pairs: readonly Likely[],
  least = STRENGTH,
): number[][] {
  const strengths = strengthsOf(stories, storyOf, pairs);
  const linked: Set<number>[] = Array.from({ length: stories }, () => new Set());
  strengths.forEach((others, story) => {
    const strong = [...others].filter(([, strength]) => strength >= least);
    strong.sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    for (const [other] of strong.slice(0, KEPT)) {
      linked[story]!.add(other);
      linked[other]!.add(story);
    }
  });
  return linked.map((others) => [...others].sort((x, y) => x - y));
}

function strengthsOf(stories: number, storyOf: readonly number[], pairs: readonly Likely[]): Map<number, number>[] {
  const sizes = new Array<number>(stories).fill(0);
  for (const story of storyOf) sizes[story]!++;
  const best: Map<number, number>[] = storyOf.map(() => new Map());
  for (const { a, b, timeless } of pairs) {
    const [from, to] = [storyOf[a]!, storyOf[b]!];
    if (from === to) continue;
    best[a]!.set(to, Math.max(best[a]!.get(to) ?? 0, timeless));
    best[b]!.set(from, Math.max(best[b]!.get(from) ?? 0, timeless));
  }
  const strengths: Map<number, number>[] = Array.from({ length: stories }, () => new Map());
  best.forEach((others, item) => {
    const story = storyOf[item]!;
    for (const [other, score] of others) {
      strengths[story]!.set(other, (strengths[story]!.get(other) ?? 0) + score / sizes[story]!);
    }
  });
  return strengths;
}
