import { describe, expect, it } from "vitest";
import { figuresAt, fitPairs } from "../../train/facts/fit.ts";
import type { ClaimPair } from "../../train/facts/pairs.ts";
import { randomFrom, shuffled } from "../../train/random.ts";

/** Pairs that are one when `told` is high; `noise` says nothing. */
function planted(seed: number): ClaimPair[] {
  const random = randomFrom(seed);
  return Array.from({ length: 400 }, (_, index) => {
    const [told, noise] = [random(), random()];
    const y = told + 0.2 * (random() - 0.5) > 0.6 ? 1 : 0;
    return { set: "ECB+", story: `${index % 7}`, half: 0, measures: { told, noise }, said: {}, y };
  });
}

describe("fit of the pair score", () => {
  it("weighs what tells and not what does not", () => {
    const { weights } = fitPairs(planted(1));
    expect(weights.told).toBeGreaterThan(1);
    expect(Math.abs(weights.noise!)).toBeLessThan(weights.told! / 4);
  });

  it("finds most pairs of a half it never saw", () => {
    const [, , f1] = figuresAt(planted(2), fitPairs(planted(1)), 0.5);
    expect(f1).toBeGreaterThan(85);
  });

  it("does not depend on the order of the pairs", () => {
    const pairs = planted(3);
    expect(fitPairs(shuffled(pairs, randomFrom(9)))).toEqual(fitPairs(pairs));
  });
});
