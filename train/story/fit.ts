import { agreement } from "../../bench/story-measures.ts";
import { SIGNALS } from "../../src/story/evidence.ts";
import { LATE, LEAST, rounded } from "../../src/story/gather.ts";
import { averageLink, type Edge } from "../../src/story/linkage.ts";
import { type Example, fitSigned, type Weights } from "./regression.ts";
import type { Pairs } from "./sets.ts";

/** What is fitted: one weight a signal and the constant after them, and the threshold of the linkage. */
export interface Fit {
  readonly weights: Weights;
  readonly threshold: number;
}

/** Many pairs that agree need a little less than one; fixed, not fitted. */
export const SURENESS = 0.25;
/** Penalty on the standardised weights. */
const PENALTY = 0.004;
const THRESHOLDS = Array.from({ length: 27 }, (_, step) => (24 + step) / 100);
const WIDTH = SIGNALS.length;

/** Signals that speak against one event the larger they are; all others may only speak for it, but for the free ones. */
const AGAINST: ReadonlySet<string> = new Set([
  "daysApart",
  "weekApart",
  "monthApart",
  "cosineApart",
  "otherDay",
  "crowd",
]);
const FREE: ReadonlySet<string> = new Set(["undated", "undatedAmong"]);
const SIGNS = SIGNALS.map((name) => (FREE.has(name) ? 0 : AGAINST.has(name) ? -1 : 1));

/** What a set weighs as a whole in the regression; a set without a name weighs 1. */
const SHARES: Readonly<Record<string, number>> = { scoop: 0.3, meantime: 0.15 };
const SMALL_SHARE = 0.5;

/**
 * Fits weights and threshold on labelled piles, and on small piles cut from them: of several draws of small piles the one whose
 * fit is worth most on the large ones. Which small piles are drawn moves the macro of pair F by a point (docs/decisions/0403).
 */
export function fitOn(sets: readonly Pairs[], draws: readonly (readonly Pairs[])[]): Fit {
  const fits = draws.map((small) => fitOnDraw(sets, small));
  return fits.reduce((best, fit) => (fit.worth > best.worth ? fit : best));
}

function fitOnDraw(sets: readonly Pairs[], small: readonly Pairs[]): Fit & { readonly worth: number } {
  const large = sets.flatMap((set) => shared(examplesOf(set, 600, 1500), SHARES[set.name] ?? 1));
  const cut = small.flatMap((set) => shared(examplesOf(set, 400, 400), Math.min(1, set.a.length / 50)));
  const examples = [...large, ...shared(cut, SMALL_SHARE * sets.length)];
  const weights = fitSigned(examples, SIGNS, PENALTY).map((value) => Number(value.toFixed(4)));
  let [threshold, most] = [THRESHOLDS[0]!, Number.NEGATIVE_INFINITY];
  for (const candidate of THRESHOLDS) {
    const worth = worthOf(sets, { weights, threshold: candidate });
    if (worth > most) [threshold, most] = [candidate, worth];
  }
  return { weights, threshold, worth: most };
}

/** Macro of B-cubed, a third of the pair F, and a fine for every set under 90. */
function worthOf(sets: readonly Pairs[], fit: Fit): number {
  const figures = sets.filter(({ name }) => name !== "scoop").map((set) => ({ set, ...measure(set, fit) }));
  const paired = figures.filter(({ set }) => set.name !== "meantime");
  return (
    mean(figures.map(({ bCubed }) => bCubed)) +
    0.35 * mean(paired.map(({ pairs }) => pairs)) -
    mean(figures.map(({ bCubed }) => Math.max(0, 90 - bCubed)))
  );
}

/** B-cubed and pair F of a fit on one set, in percent. */
export function measure(set: Pairs, { weights, threshold }: Fit): { bCubed: number; pairs: number } {
  const edges: Edge[] = [];
  for (let row = 0; row < set.a.length; row++) {
    let sum = weights[WIDTH]!;
    for (let f = 0; f < WIDTH; f++) sum += weights[f]! * set.signals[row * WIDTH + f]!;
    const score = rounded(1 / (1 + Math.exp(-sum)));
    if (score >= LEAST) edges.push({ a: set.a[row]!, b: set.b[row]!, score });
  }
  const { days, notBefore } = set;
  const groups = averageLink(set.copies.length, edges, { threshold, sureness: SURENESS, days, notBefore, late: LATE });
  const gold = new Map(set.gold.map((label, index) => [String(index), label]));
  const found = groups.map((group) => group.flatMap((leader) => set.copies[leader]!.map(String)));
  const { bCubed, pairs } = agreement(gold, found);
  return { bCubed: 100 * bCubed, pairs: 100 * pairs };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Some of the equal and of the other pairs, evenly spaced; large stories weigh with the root of their pairs. */
function examplesOf(set: Pairs, equal: number, other: number): Example[] {
  const same = set.isSame.reduce((sum, value) => sum + value, 0);
  const steps = [
    Math.max(1, Math.floor((set.a.length - same) / other)),
    Math.max(1, Math.floor(same / equal)),
  ] as const;
  const sizes = new Map<string, number>();
  for (const story of set.gold) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const seen = [0, 0];
  const examples: Example[] = [];
  set.isSame.forEach((value, row) => {
    const step = steps[value as 0 | 1];
    if (seen[value]!++ % step !== 0) return;
    const story = set.gold[set.copies[set.a[row]!]![0]!]!;
    const weight = step * (value ? 1 / Math.sqrt(sizes.get(story)!) : 0.6);
    examples.push({ values: set.signals, at: row * WIDTH, isSame: value === 1, weight });
  });
  return examples;
}

function shared(examples: readonly Example[], share: number): Example[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * share) / total }));
}
