import type { Span } from "../model/index.ts";
import { subsequences } from "../near/subsequence.ts";
import type { AlignedPair } from "./evidence.ts";
import type { Profile } from "./profile.ts";

/** Sentences longer than this are not compared word by word. */
const MOST_WORDS = 150;

/** Words that stand in one text where the other has different words, or none. */
export interface ChangedWords {
  readonly a?: Span;
  readonly b?: Span;
}

/**
 * The words that differ inside aligned sentences, in the order of `a`; each sentence is compared once, with its best
 * counterpart. Longest common subsequence of stems, so that a changed ending is no change.
 */
export function changedWords(a: Profile, b: Profile, pairs: readonly AlignedPair[]): ChangedWords[] {
  const best = new Map<number, AlignedPair>();
  for (const pair of pairs) if (pair.score > (best.get(pair.i)?.score ?? 0)) best.set(pair.i, pair);
  return [...best.values()].flatMap(({ i, j }) => changesIn(a, b, i, j));
}

function changesIn(a: Profile, b: Profile, i: number, j: number): ChangedWords[] {
  const [fromA, fromB] = [a.firstWord[i]!, b.firstWord[j]!];
  const [m, n] = [a.firstWord[i + 1]! - fromA, b.firstWord[j + 1]! - fromB];
  if (m > MOST_WORDS || n > MOST_WORDS) return [];
  const length = subsequences(a.stem.subarray(fromA, fromA + m), b.stem.subarray(fromB, fromB + n));
  const changes: ChangedWords[] = [];
  let [x, y] = [0, 0];
  while (x < m || y < n) {
    const [startX, startY] = [x, y];
    while ((x < m || y < n) && !(x < m && y < n && a.stem[fromA + x] === b.stem[fromB + y])) {
      if (y >= n || (x < m && length[(x + 1) * (n + 1) + y]! >= length[x * (n + 1) + y + 1]!)) x++;
      else y++;
    }
    if (x > startX || y > startY) {
      changes.push({
        ...(x > startX ? { a: { start: a.start[fromA + startX]!, end: a.end[fromA + x - 1]! } } : {}),
        ...(y > startY ? { b: { start: b.start[fromB + startY]!, end: b.end[fromB + y - 1]! } } : {}),
      });
    }
    x++;
    y++;
  }
  return changes;
}
