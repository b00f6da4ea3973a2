import { SIGNALS, TIME_SIGNALS } from "./evidence.ts";
import { averageLink, type Edge } from "./linkage.ts";
import { loadStoryModel } from "./load.ts";
import { eachPair, type Survey } from "./survey.ts";

/** Pairs less likely than this count as unlike. */
const LEAST = 0.01;

/**
 * Factor for a group that tells of things a month after the other one as past. Follow-ups of one story do come months
 * later, so it is no gate. Set by judgement, not fitted; test/story/linkage.test.ts holds it.
 */
const LATE = 0.3;

/** Two copy groups: how likely they report one event, and how likely they would be if they were of one day. */
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

/**
 * Partitions the articles of a survey (in time order) into stories, as groups of ascending indices, the earliest story
 * first. Copies count once: only one article of each copy group is linked.
 */
export function gather(survey: Survey, pairs: readonly Likely[]): number[][] {
  const { threshold, sureness } = loadStoryModel();
  const items = survey.copies.length;
  const days = survey.sides.map(({ dating }) => dating.stated ?? dating.written);
  const notBefore = survey.sides.map(({ dating }, i) => (days[i] === undefined ? dating.notBefore : undefined));
  const stories = averageLink(items, pairs, { threshold, sureness, days, notBefore, late: LATE });
  const groups = stories.map((story) => story.flatMap((leader) => survey.copies[leader]!).sort((x, y) => x - y));
  return groups.sort((x, y) => x[0]! - y[0]!);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
