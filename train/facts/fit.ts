import type { PairWeights } from "../../src/fact/load.ts";
import { fitLogistic, sigmoid } from "../logistic.ts";
import type { ClaimPair } from "./pairs.ts";

/** Penalty on the standardised weights: enough that measures which nearly say the same share their weight. */
const PENALTY = 20;
const DIGITS = 3;

/** A logistic over whatever the pairs are measured by; each story weighs with the root of its pairs. Convex, so no seed. */
export function fitPairs(pairs: readonly ClaimPair[]): PairWeights {
  const names = Object.keys(pairs[0]?.measures ?? {});
  const sizes = new Map<string, number>();
  for (const { set, story } of pairs) sizes.set(`${set} ${story}`, (sizes.get(`${set} ${story}`) ?? 0) + 1);
  const examples = pairs.map(({ set, story, measures, y }) => ({
    x: names.map((name) => measures[name]!),
    y,
    weight: 1 / Math.sqrt(sizes.get(`${set} ${story}`)!),
  }));
  const { mean, scale, weights, bias } = fitLogistic(examples, PENALTY);
  const plain = weights.map((weight, k) => weight / scale[k]!);
  const rounded = (value: number) => Number(value.toFixed(DIGITS));
  return {
    bias: rounded(plain.reduce((sum, weight, k) => sum - weight * mean[k]!, bias)),
    weights: Object.fromEntries(names.map((name, k) => [name, rounded(plain[k]!)])),
  };
}

/** Precision, recall and F1 in percent of the pairs that reach a probability. */
export function figuresAt(pairs: readonly ClaimPair[], { bias, weights }: PairWeights, least: number): number[] {
  let [right, found, wanted] = [0, 0, 0];
  for (const { measures, y } of pairs) {
    const sum = Object.entries(measures).reduce((all, [name, value]) => all + (weights[name] ?? 0) * value, bias);
    const isFound = sigmoid(sum) >= least;
    wanted += y;
    if (isFound) found++;
    if (isFound) right += y;
  }
  return [right / (found || 1), right / (wanted || 1), (2 * right) / (found + wanted || 1)].map((share) =>
    Number((100 * share).toFixed(1)),
  );
}
