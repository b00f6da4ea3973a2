import { SIGNALS, TIME_SIGNALS } from "./evidence.ts";
import { loadStoryModel } from "./load.ts";

/** Pairs less likely than this count as unlike. */
export const LEAST = 0.01;

/**
 * Factor for a group that tells of things a month after the other one as past. Follow-ups of one story do come months
 * later, so it is no gate. The public sets put its cost under 0.1 of B-cubed F and cannot set it (docs/decisions/0400);
 * test/story/linkage.test.ts holds it.
 */
export const LATE = 0.3;

/** How likely two articles report one event, and how likely they would be if they were of one day. */
export interface Likelihood {
  readonly score: number;
  readonly timeless: number;
}

/** What is said of pairs that are plainly unlike. */
export const UNLIKELY: Likelihood = { score: 0, timeless: 0 };

/** The likelihood of a pair by its signals, in the order of `SIGNALS`. */
export type Judge = (signals: Float64Array) => Likelihood;

/** A judge by the shipped model. */
export function shippedJudge(): Judge {
  const { coefficients, constant } = loadStoryModel();
  const weights = SIGNALS.map((name) => coefficients[name] ?? 0);
  const isTime = SIGNALS.map((name) => TIME_SIGNALS.has(name));
  return (signals) => {
    let [sum, timeless] = [constant, constant];
    for (let i = 0; i < weights.length; i++) {
      const part = weights[i]! * signals[i]!;
      sum += part;
      if (!isTime[i]) timeless += part;
    }
    return { score: rounded(logistic(sum)), timeless: rounded(logistic(timeless)) };
  };
}

/** Score below which a pair by itself can never join two groups: what average link may make of it stays under the threshold. */
export function leastToJoin(): number {
  const { threshold, sureness } = loadStoryModel();
  return threshold / (1 + sureness);
}

/** Likelihoods are whole steps, so that one article more moves few of those around it. */
const STEPS = 50;

function rounded(likelihood: number): number {
  return Math.round(likelihood * STEPS) / STEPS;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
