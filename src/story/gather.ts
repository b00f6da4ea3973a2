import { AROUND_SIGNALS, PAIR_SIGNALS, TIME_SIGNALS } from "./evidence.ts";
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

/** Log odds that two articles report one event, and without the signals of time. */
export interface Odds {
  readonly all: number;
  readonly timeless: number;
}

/** Judges pairs in two steps, so that what the two alone say is asked once however often the articles around them change. */
export interface Judge {
  /** By signals in the order of `PAIR_SIGNALS`. */
  ofPair(signals: Float64Array): Odds;
  /** With signals in the order of `AROUND_SIGNALS`. */
  among(odds: Odds, signals: Float64Array): Likelihood;
}

/** A judge by the shipped model. */
export function shippedJudge(): Judge {
  const { coefficients, constant } = loadStoryModel();
  const ofPair = summing(PAIR_SIGNALS, coefficients, constant);
  const ofAround = summing(AROUND_SIGNALS, coefficients, 0);
  return {
    ofPair,
    among: (odds, signals) => {
      const { all, timeless } = ofAround(signals);
      return { score: rounded(logistic(odds.all + all)), timeless: rounded(logistic(odds.timeless + timeless)) };
    },
  };
}

function summing(names: readonly string[], by: Readonly<Record<string, number>>, from: number): Judge["ofPair"] {
  const weights = Float64Array.from(names, (name) => by[name] ?? 0);
  const timeless = weights.map((weight, k) => (TIME_SIGNALS.has(names[k]!) ? 0 : weight));
  return (signals) => {
    let all = from;
    let rest = from;
    for (let k = 0; k < weights.length; k++) {
      all += weights[k]! * signals[k]!;
      rest += timeless[k]! * signals[k]!;
    }
    return { all, timeless: rest };
  };
}

/** Score below which a pair by itself can never join two groups: what average link may make of it stays under the threshold. */
export function leastToJoin(): number {
  const { threshold, sureness } = loadStoryModel();
  return threshold / (1 + sureness);
}

/** Likelihoods are whole steps, so that one article more moves few of those around it. */
const STEPS = 50;

/** A likelihood as it counts. */
export function rounded(likelihood: number): number {
  return Math.round(likelihood * STEPS) / STEPS;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
