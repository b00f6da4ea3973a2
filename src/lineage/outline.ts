import { hash32 } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { NUMBER, type Profile } from "./profile.ts";

/** Sentences of either text looked at; bounds the work at the square of this. */
const MOST_SENTENCES = 120;
/** Spread of the log ratio of the lengths of a sentence and its translation. */
const SPREAD = 0.25;
/** What a sentence without a counterpart costs, where one with a perfect counterpart of its length earns 1. */
const SKIP = -0.4;
/** What a counterpart of two sentences for one is worth less. */
const MERGE = 0.35;
/** What the same figures, or none of them the same, add or take. */
const FIGURES = 0.5;
/** What quotation marks, brackets or a question on both sides, or on one side alone, add or take. */
const MARKS = 0.25;
const MARK_SETS = [/["“”„«»「」『』]/, /[(（]/, /[?？]/] as const;

/** What shows of the sentences of a text in any language: their lengths, figures and marks. */
export interface Outline {
  /** Length of each sentence as a share of the text. */
  readonly share: Float64Array;
  /** A bit for each figure in each sentence, chosen by its hash. */
  readonly figures: Int32Array;
  /** A bit for each kind of mark in each sentence. */
  readonly marks: Uint8Array;
}

/** The outline of a text, made once. */
export const outlineOf = oncePer(makeOutline);

function makeOutline(profile: Profile): Outline {
  const sentences = profile.sentences.slice(0, MOST_SENTENCES);
  const lengths = sentences.map((at) => Math.max(1, at.end - at.start));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    share: Float64Array.from(lengths, (length) => length / total),
    figures: Int32Array.from(sentences, (_, s) => figuresIn(profile, s)),
    marks: Uint8Array.from(sentences, (at) => marksIn(profile.source.article.text.slice(at.start, at.end))),
  };
}

function figuresIn({ flags, stem, firstWord }: Profile, s: number): number {
  let bits = 0;
  for (let i = firstWord[s]!; i < firstWord[s + 1]!; i++) {
    if (flags[i]! & NUMBER) bits |= 1 << (hash32("", stem[i]!) & 31);
  }
  return bits;
}

function marksIn(sentence: string): number {
  return MARK_SETS.reduce((bits, set, k) => (set.test(sentence) ? bits | (1 << k) : bits), 0);
}

/**
 * How well the sentences of two texts can be matched in order by their outlines alone, about 0 for unrelated texts and 1
 * or more for a translation sentence by sentence; weighted by length. Needs no common word, so it also holds across
 * scripts. Method: dynamic programming over one to one, one to two and two to one, after Gale and Church (1993).
 */
export function outlineFit(x: Outline, y: Outline): number {
  const [m, n] = [x.share.length, y.share.length];
  if (m < 2 || n < 2) return 0;
  const width = n + 1;
  const best = new Float64Array((m + 1) * width);
  for (let j = 1; j <= n; j++) best[j] = best[j - 1]! + SKIP * y.share[j - 1]!;
  for (let i = 1; i <= m; i++) {
    best[i * width] = best[(i - 1) * width]! + SKIP * x.share[i - 1]!;
    for (let j = 1; j <= n; j++) best[i * width + j] = bestAt(best, width, i, j, x, y);
  }
  const few = Math.min(m, n);
  return ((best[best.length - 1]! / 2) * few) / (few + 4);
}

/** Sentences that the opening of the longer text may have, as multiples of what the shorter one has. */
const OPENINGS = [0.8, 0.9, 1, 1.15, 1.3];

/**
 * The best fit of two outlines when the shorter text may render the opening of the longer one alone: translations are often
 * cut short. Like `outlineFit`, and never below it.
 */
export function openingFit(x: Outline, y: Outline): number {
  const [long, short] = x.share.length >= y.share.length ? [x, y] : [y, x];
  const sizes = new Set(OPENINGS.map((times) => Math.max(2, Math.round(short.share.length * times))));
  const openings = [...sizes].filter((size) => size < long.share.length).map((size) => openingOf(long, size));
  return Math.max(outlineFit(x, y), ...openings.map((opening) => outlineFit(opening, short)));
}

function openingOf(outline: Outline, sentences: number): Outline {
  const share = outline.share.slice(0, sentences);
  const total = share.reduce((sum, each) => sum + each, 0);
  return { ...outline, share: share.map((each) => each / total) };
}

function bestAt(best: Float64Array, width: number, i: number, j: number, x: Outline, y: Outline): number {
  const at = i * width + j;
  let most = Math.max(best[at - width]! + SKIP * x.share[i - 1]!, best[at - 1]! + SKIP * y.share[j - 1]!);
  most = Math.max(most, best[at - width - 1]! + worth(x, i - 1, i, y, j - 1, j));
  if (i > 1) most = Math.max(most, best[at - 2 * width - 1]! + worth(x, i - 2, i, y, j - 1, j));
  if (j > 1) most = Math.max(most, best[at - width - 2]! + worth(x, i - 1, i, y, j - 2, j));
  return most;
}

/** What it is worth to match sentences `i0` to `i1` (exclusive) with `j0` to `j1`. */
function worth(x: Outline, i0: number, i1: number, y: Outline, j0: number, j1: number): number {
  const isPairX = i1 - i0 > 1;
  const isPairY = j1 - j0 > 1;
  const sx = x.share[i0]! + (isPairX ? x.share[i0 + 1]! : 0);
  const sy = y.share[j0]! + (isPairY ? y.share[j0 + 1]! : 0);
  const fx = x.figures[i0]! | (isPairX ? x.figures[i0 + 1]! : 0);
  const fy = y.figures[j0]! | (isPairY ? y.figures[j0 + 1]! : 0);
  const kx = x.marks[i0]! | (isPairX ? x.marks[i0 + 1]! : 0);
  const ky = y.marks[j0]! | (isPairY ? y.marks[j0 + 1]! : 0);
  const off = Math.log(sx / sy) / SPREAD;
  const fit = 2 * Math.exp((-off * off) / 2) - 1 - (isPairX || isPairY ? MERGE : 0);
  return (sx + sy) * (fit + FIGURES * agreement(fx, fy) + MARKS * agreement(kx, ky));
}

/** From 1 for the same bits to -1 for bits that differ throughout; 0 where neither has any. */
function agreement(x: number, y: number): number {
  const either = bitCount(x | y);
  return either === 0 ? 0 : (2 * bitCount(x & y)) / either - 1;
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) & 63;
}
