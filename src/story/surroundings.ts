import type { Crowd } from "./evidence.ts";
import { type Vector, type Weighing, weigh } from "./vectors.ts";

/** General English counts as this many articles, and each article around as two: what they all say tells none of them apart. */
const PRIOR = 500;
const EACH = 2;
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

/** Cosines of the articles around, the largest first, to how crowded it is there. */
export function crowdOf(cosines: Float64Array): Crowd {
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

/** Weighs an article among those around it; `counts[k]` of them have its term `k`. */
export function weighAmong(vector: Vector, counts: Uint16Array, around: number): Weighing {
  const whole = EACH * (around + 1) + PRIOR;
  const rarity = vector.rarity.map((general, k) => {
    return Math.max(0, -Math.log((EACH * (counts[k]! + 1) + PRIOR * Math.exp(-general)) / whole));
  });
  return weigh(vector, rarity);
}
