import { SIGNALS, TIME_SIGNALS } from "./evidence.ts";
import { averageLink, type Edge, type Linking } from "./linkage.ts";
import { loadStoryModel } from "./load.ts";
import { eachPair, type Survey } from "./survey.ts";

/** Pairs less likely than this count as unlike. */
export const LEAST = 0.01;

/**
 * Factor for a group that tells of things a month after the other one as past. Follow-ups of one story do come months
 * later, so it is no gate. The public sets put its cost under 0.1 of B-cubed F and cannot set it (docs/decisions/0400);
 * test/story/linkage.test.ts holds it.
 */
export const LATE = 0.3;

/** Two articles: how likely they report one event, and how likely they would be if they were of one day. */
export interface Likely extends Edge {
  readonly timeless: number;
}

/** Every pair of the survey that is not plainly unlike, with its probabilities. */
export function likelyPairs(survey: Survey): Likely[] {
  const { coefficients, constant } = loadStoryModel();
  const weights = SIGNALS.map((name) => coefficients[name] ?? 0);
  const isTime = SIGNALS.map((name) => TIME_SIGNALS.has(name));
  const pairs: Likely[] = [];
  eachPair(survey, (a, b, signals) => {
    let [sum, timeless] = [constant, constant];
    for (let i = 0; i < weights.length; i++) {
      const part = weights[i]! * signals[i]!;
      sum += part;
      if (!isTime[i]) timeless += part;
    }
    const pair = { a, b, score: logistic(sum), timeless: logistic(timeless) };
    if (Math.max(pair.score, pair.timeless) >= LEAST) pairs.push(pair);
  });
  return pairs;
}

/** Partitions the articles of a survey (in time order) into stories: groups of ascending indices. */
export function gather(survey: Survey, pairs: readonly Likely[]): number[][] {
  const { threshold, sureness } = loadStoryModel();
  return averageLink(survey.sides.length, pairs, { threshold, sureness, ...timesOf(survey), late: LATE });
}

/** Day of each article where it is known, and for the others the earliest day of writing; days since 1970. */
export function timesOf({ sides }: Survey): Required<Pick<Linking, "days" | "notBefore">> {
  const days = sides.map(({ dating }) => dating.stated ?? dating.written);
  return { days, notBefore: sides.map(({ dating }, i) => (days[i] === undefined ? dating.notBefore : undefined)) };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
