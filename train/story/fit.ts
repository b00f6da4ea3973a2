import { agreement } from "../../bench/story-measures.ts";
import { SIGNALS } from "../../src/story/evidence.ts";
import { averageLink } from "../../src/story/linkage.ts";
import type { Pairs } from "./sets.ts";

/** What is fitted: one weight a signal and the constant after them, and the two numbers of the linkage. */
export interface Fit {
  readonly weights: readonly number[];
  readonly threshold: number;
  readonly sureness: number;
}

const WIDTH = SIGNALS.length;

/** Logistic regression on the pairs of all sets, each set weighing about the same, by full-batch Adam. */
export function logistic(sets: readonly Pairs[], rounds = 300): number[] {
  const scale = spread(sets);
  const rows = sets.flatMap(sampleOf);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(WIDTH + 1);
  const [first, second] = [new Float64Array(WIDTH + 1), new Float64Array(WIDTH + 1)];
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(WIDTH + 1);
    for (const { set, row, weight } of rows) {
      let sum = weights[WIDTH]!;
      for (let f = 0; f < WIDTH; f++) sum += (weights[f]! * set.signals[row * WIDTH + f]!) / scale[f]!;
      const error = ((1 / (1 + Math.exp(-sum)) - set.isSame[row]!) * weight) / total;
      for (let f = 0; f < WIDTH; f++) slope[f]! += (error * set.signals[row * WIDTH + f]!) / scale[f]!;
      slope[WIDTH]! += error;
    }
    for (let f = 0; f <= WIDTH; f++) {
      const step = slope[f]! + 1e-4 * weights[f]!;
      first[f] = 0.9 * first[f]! + 0.1 * step;
      second[f] = 0.99 * second[f]! + 0.01 * step * step;
      weights[f]! -= (0.1 * first[f]!) / (1 - 0.9 ** round) / (Math.sqrt(second[f]! / (1 - 0.99 ** round)) + 1e-9);
    }
  }
  return Array.from(weights, (weight, f) => (f < WIDTH ? weight / scale[f]! : weight));
}

/** B-cubed and pair F of a fit on one set, in percent. */
export function measure(set: Pairs, fit: Fit): { bCubed: number; pairs: number } {
  const edges: { a: number; b: number; score: number }[] = [];
  for (let row = 0; row < set.a.length; row++) {
    let sum = fit.weights[WIDTH]!;
    for (let f = 0; f < WIDTH; f++) sum += fit.weights[f]! * set.signals[row * WIDTH + f]!;
    if (sum > -4) edges.push({ a: set.a[row]!, b: set.b[row]!, score: 1 / (1 + Math.exp(-sum)) });
  }
  const groups = averageLink(set.copies.length, edges, fit);
  const gold = new Map(set.gold.map((label, index) => [String(index), label]));
  const found = groups.map((group) => group.flatMap((leader) => set.copies[leader]!.map(String)));
  const { bCubed, pairs } = agreement(gold, found);
  return { bCubed: 100 * bCubed, pairs: 100 * pairs };
}

/** Standard deviation of each signal, mean over sets. */
export function spread(sets: readonly Pairs[]): number[] {
  return SIGNALS.map((_, f) => {
    const deviations = sets.map(({ signals, a }) => {
      let [sum, squares] = [0, 0];
      for (let row = 0; row < a.length; row++) {
        sum += signals[row * WIDTH + f]!;
        squares += signals[row * WIDTH + f]! ** 2;
      }
      const n = Math.max(1, a.length);
      return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
    });
    return deviations.reduce((sum, deviation) => sum + deviation, 0) / sets.length || 1;
  });
}

/** At most about 2,500 equal and 8,000 other pairs of a set, evenly spaced. */
function sampleOf(set: Pairs): { set: Pairs; row: number; weight: number }[] {
  const equal = set.isSame.reduce((sum, same) => sum + same, 0);
  const steps = [Math.max(1, Math.floor((set.a.length - equal) / 8000)), Math.max(1, Math.floor(equal / 2500))];
  const seen = [0, 0];
  const rows: { set: Pairs; row: number; weight: number }[] = [];
  set.isSame.forEach((same, row) => {
    if (seen[same]!++ % steps[same]! === 0)
      rows.push({ set, row, weight: (steps[same]! * (same ? 1 : 0.3)) / (equal + 200) });
  });
  return rows;
}
