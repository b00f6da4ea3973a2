import { SIGNALS } from "../../src/story/evidence.ts";
import { randomFrom } from "../random.ts";
import type { Pairs } from "./sets.ts";
import { type Fit, logOdds, measureBy, type Piles, worthOf } from "./worth.ts";

const WIDTH = SIGNALS.length;
/** Steps tried. */
const TRIES = 150;
/** How far a step goes: in spreads of a signal over the pairs, in log odds, in likelihood. */
const STEP = { signal: 0.25, constant: 0.25, threshold: 0.03 };
/** Steps are of all sizes down to this share. */
const FINEST = 0.1;
const THRESHOLDS = { least: 0.2, most: 0.6 };

/**
 * Weights and threshold from a fit on, one to three changed at a time at random, kept where the stories are worth at least as
 * much. `signs` as for the regression. Seeded, so the same sets give the same fit.
 */
export function searched(piles: Piles, from: Fit, signs: readonly number[]): Fit {
  const all = [...piles.sets, ...piles.small];
  const steps = { random: randomFrom(1), scales: scalesOf(piles.sets), signs };
  const worth = (fit: Fit, odds: ReadonlyMap<Pairs, Float64Array>) =>
    worthOf(piles, (set) => measureBy(set, odds.get(set)!, fit.threshold));
  let fit: Fit = { weights: from.weights, threshold: from.threshold };
  let odds = new Map(all.map((set) => [set, logOdds(set, fit.weights)]));
  let most = worth(fit, odds);
  for (let tries = 0; tries < TRIES; tries++) {
    const next = stepped(fit, steps);
    if (!next) continue;
    const moved = new Map(all.map((set) => [set, movedOdds(set, odds.get(set)!, fit, next)]));
    const now = worth(next, moved);
    if (now >= most) [fit, odds, most] = [next, moved, now];
  }
  return fit;
}

interface Steps {
  readonly random: () => number;
  readonly scales: readonly number[];
  readonly signs: readonly number[];
}

/** A fit one step off, in the numbers that a model is written with; undefined where the step leads nowhere. */
function stepped({ weights, threshold }: Fit, { random, scales, signs }: Steps): Fit | undefined {
  const next = [...weights, threshold];
  const share = FINEST ** random();
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const at = Math.floor(random() * next.length);
    const size = at < WIDTH ? STEP.signal / scales[at]! : at === WIDTH ? STEP.constant : STEP.threshold;
    const value = Number((next[at]! + normal(random) * share * size).toFixed(at > WIDTH ? 2 : 4));
    next[at] = at < WIDTH && signs[at]! * value < 0 ? 0 : value;
  }
  const moved = { weights: next.slice(0, -1), threshold: next.at(-1)! };
  const isSame = moved.threshold === threshold && moved.weights.every((weight, k) => weight === weights[k]);
  const isInside = moved.threshold >= THRESHOLDS.least && moved.threshold <= THRESHOLDS.most;
  return isSame || !isInside ? undefined : moved;
}

/** Log odds by the weights that changed alone. */
function movedOdds({ signals }: Pairs, odds: Float64Array, before: Fit, after: Fit): Float64Array {
  const moved = after.weights.flatMap((weight, k) => {
    const by = weight - before.weights[k]!;
    return by === 0 ? [] : [{ k, by }];
  });
  return odds.map((sum, row) => {
    let next = sum;
    for (const { k, by } of moved) next += k === WIDTH ? by : by * signals[row * WIDTH + k]!;
    return next;
  });
}

/** Standard deviation of each signal over the pairs. */
function scalesOf(sets: readonly Pairs[]): number[] {
  return SIGNALS.map((_, k) => {
    let [count, sum, squares] = [0, 0, 0];
    for (const { a, signals } of sets) {
      for (let row = 0; row < a.length; row++) {
        const value = signals[row * WIDTH + k]!;
        count++;
        sum += value;
        squares += value * value;
      }
    }
    return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) + 1e-6;
  });
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
