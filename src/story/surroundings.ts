import type { Crowd, Surroundings } from "./evidence.ts";

/**
 * Mean cosine of the 16th to 40th neighbour in large piles (median over the public sets 0.06-0.09), the number of
 * articles it counts as, and what each article around counts: a small pile cannot show how crowded its subject is.
 */
const USUAL_CROWD = 0.07;
const CROWD_PRIOR = 100;
const CROWD_EACH = 4;
/** Crowds count up to here: a heap of rewrites of one text is no reason to doubt that another report belongs to them. */
const MOST_NEAR = 0.3;
const MOST_FAR = 0.25;

/** All of it counts in steps, so that one article more seldom changes what is around another one. */
const STEPS = { near: 100, far: 200, dated: 20 };

/** Cosines of the articles around, the largest first, and how many of these have a day, to what is around. */
export function surroundingsOf(cosines: Float64Array, dated: number): Surroundings {
  const { near, far } = crowdOf(cosines);
  const crowd = { near: inSteps(near, STEPS.near), far: inSteps(far, STEPS.far) };
  return { crowd, dated: inSteps(dated / Math.max(1, cosines.length), STEPS.dated) };
}

export function areSame(x: Surroundings, y: Surroundings): boolean {
  return x.crowd.near === y.crowd.near && x.crowd.far === y.crowd.far && x.dated === y.dated;
}

function inSteps(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}

function crowdOf(cosines: Float64Array): Crowd {
  const items = cosines.length * CROWD_EACH;
  const far = (items * meanOf(cosines, 15, 40) + CROWD_PRIOR * USUAL_CROWD) / (items + CROWD_PRIOR);
  return { near: Math.min(MOST_NEAR, meanOf(cosines, 0, 5)), far: Math.min(MOST_FAR, far) };
}

/** Mean of `list[from..to)`, absent members counting 0. */
function meanOf(list: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(to, list.length); i++) sum += list[i]!;
  return sum / (to - from);
}
