import type { Link } from "../model/index.ts";
import type { AlignedPair } from "./evidence.ts";
import type { Measures } from "./features.ts";
import { novelNames } from "./novel.ts";
import type { Profile } from "./profile.ts";

/** Says in words what speaks for or against a link, strongest first. */
export function reasonsFor(
  a: Profile,
  b: Profile,
  measures: Measures,
  link: Link,
  pairs: readonly AlignedPair[],
  changes: number,
): string[] {
  const shorter = a.stem.length <= b.stem.length ? a : b;
  const aligned = new Set(pairs.map((pair) => (shorter === a ? pair.i : pair.j))).size;
  const reasons = [`${aligned} of ${shorter.sentences.length} sentences of the shorter text have a counterpart`];
  const inOrder = longestRise(pairs.map((pair) => pair.j));
  if (pairs.length > 1) reasons.push(`${inOrder} of ${pairs.length} aligned sentences stand in the same order`);
  if (pairs.length > 0 && a.grammar !== "names") reasons.push(`${changes} changes of wording inside aligned sentences`);
  // Elsewhere than in English capitals do not tell names.
  if (a.grammar === "english") reasons.push(novelReason(a, b));
  const lost = lostMarks(a, b, measures);
  if (lost) reasons.push(lost);
  if (link.kind === "shared-quotes") reasons.unshift(`${link.evidence.length} quotations in common, nothing else`);
  return reasons;
}

function novelReason(a: Profile, b: Profile): string {
  const [onlyA, onlyB] = [novelNames(a, b), novelNames(b, a)];
  return `names and numbers found in one text alone: ${onlyA} in the first, ${onlyB} in the second`;
}

function lostMarks(a: Profile, b: Profile, { maskA, maskB }: Measures): string | undefined {
  const shared = Math.min(count(maskA), count(maskB));
  if (shared < 8) return undefined;
  if (a.quotes.length === 0 && b.quotes.length > 0) return "all quotation marks lost in the first text";
  if (b.quotes.length === 0 && a.quotes.length > 0) return "all quotation marks lost in the second text";
  return `${shared} words of shared quotations left out of the score`;
}

function count(mask: Uint8Array): number {
  return mask.reduce((sum, each) => sum + each, 0);
}

/** Length of the longest non-decreasing subsequence. */
function longestRise(sequence: readonly number[]): number {
  const tails: number[] = [];
  for (const x of sequence) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! <= x) low = middle + 1;
      else high = middle;
    }
    tails[low] = x;
  }
  return tails.length;
}
