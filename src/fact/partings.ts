import type { QuotedWord } from "./quoted-words.ts";
import { isSpelling } from "./renderings.ts";
import { commonWords } from "./stretches.ts";

type Words = readonly QuotedWord[];

/** From a word up to, not with, another. */
export type Place = readonly [number, number];

/** Places in the words of each of two quotations. */
export interface Gap {
  readonly first: Place;
  readonly second: Place;
}

/** One stretch of speech that two quotations give in unlike words. */
export interface Parting {
  /** From the first to the last word that both have. */
  readonly stretch: Gap;
  /** Where they say other words between two that both have; at least one. */
  readonly gaps: readonly Gap[];
}

/** Shortest stretch that two quotations both give, in words. */
const LEAST_WORDS = 4;
/** Share of the stretch that must be the same in both, and of the shorter quotation that it must be. */
const SAME = 0.55;
const COVERED = 0.6;
/** A word that both have beyond so many others, alone at an end of the stretch, is there by chance. */
const FAR = 2;
/** So many words that only one of them has were left out by the other. */
const LEFT_OUT = 5;

/**
 * Where two quotations give one stretch of speech in unlike words: from the first to the last word that both have in order
 * (longest common subsequence) most are the same, and not all. Two cut-outs that only overlap do not part; nor do two
 * statements that have a few words in common, nor what an editor cut, put in or struck out, or spells otherwise.
 */
export function partingOf(first: Words, second: Words): Parting | undefined {
  const pairs = trimmed(commonWords(textsOf(first), textsOf(second)));
  const [from, to] = [pairs[0], pairs.at(-1)];
  if (!from || !to) return undefined;
  const stretch: Gap = { first: [from[0], to[0] + 1], second: [from[1], to[1] + 1] };
  const lengths = [lengthOf(stretch.first), lengthOf(stretch.second)] as const;
  const [short, long] = [Math.min(...lengths), Math.max(...lengths)];
  if (short < LEAST_WORDS || short < COVERED * Math.min(first.length, second.length)) return undefined;
  const gaps = gapsIn(pairs).filter((gap) => areOtherWords(gap, first, second));
  return gaps.length > 0 && pairs.length >= SAME * long ? { stretch, gaps } : undefined;
}

function textsOf(words: Words): string[] {
  return words.map(({ text }) => text);
}

function lengthOf([from, to]: Place): number {
  return to - from;
}

type Pair = readonly [number, number];

/** Without words at either end that both have by chance. */
function trimmed(pairs: readonly Pair[]): readonly Pair[] {
  const isFar = (a: Pair | undefined, b: Pair | undefined) =>
    a !== undefined && b !== undefined && Math.max(b[0] - a[0], b[1] - a[1]) > FAR + 1;
  let [from, to] = [0, pairs.length];
  while (from < to && isFar(pairs[from], pairs[from + 1])) from++;
  while (to > from && isFar(pairs[to - 2], pairs[to - 1])) to--;
  return pairs.slice(from, to);
}

/** What stands between words that both have. */
function gapsIn(pairs: readonly Pair[]): Gap[] {
  return pairs.slice(1).flatMap((pair, k) => {
    const before = pairs[k]!;
    const gap: Gap = { first: [before[0] + 1, pair[0]], second: [before[1] + 1, pair[1]] };
    return lengthOf(gap.first) + lengthOf(gap.second) > 0 ? [gap] : [];
  });
}

/** True of words that somebody cannot have said both. */
function areOtherWords(gap: Gap, first: Words, second: Words): boolean {
  const [a, b] = [first.slice(...gap.first), second.slice(...gap.second)];
  const near = [...first.slice(gap.first[0], gap.first[1] + 1), ...second.slice(gap.second[0], gap.second[1] + 1)];
  if (near.some(({ isAfterCut }) => isAfterCut) || [...a, ...b].some(({ isMasked }) => isMasked)) return false;
  if (Math.min(a.length, b.length) === 0 && Math.max(a.length, b.length) >= LEFT_OUT) return false;
  if (textsOf(a).join("") === textsOf(b).join("")) return false;
  return a.length !== b.length || !a.every(({ text }, k) => isSpelling(text, b[k]!.text));
}
