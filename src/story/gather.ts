import { SIGNALS, TIME_SIGNALS } from "./evidence.ts";
import { averageLink, type Edge } from "./linkage.ts";
import { loadStoryModel } from "./load.ts";
import { crowdUnknown, eachPair, type Survey } from "./survey.ts";

/** Pairs less likely than this count as unlike. */
const LEAST = 0.01;

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
  const { threshold, sureness, doubt } = loadStoryModel();
  const items = survey.copies.length;
  // Large piles hold events of many weeks, whose reports rightly differ in the day; there the pairs are sure enough.
  const labels = survey.sides.map(({ dating }) => dating.weekday);
  const stories = averageLink(items, pairs, { threshold, sureness, doubt: doubt * crowdUnknown(items) ** 2, labels });
  const groups = stories.map((story) => story.flatMap((leader) => survey.copies[leader]!).sort((x, y) => x - y));
  return groups.sort((x, y) => x[0]! - y[0]!);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
