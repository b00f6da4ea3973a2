import fc from "fast-check";
import { expect, test } from "vitest";
import { Linear, packLinear } from "../../../src/annotation/syntax/linear.ts";

test("a packed model gives back its weights, companded, and nothing for features it has not seen", () => {
  const weight = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -100, max: 100 }));
  const one = fc.record({
    feature: fc.integer(),
    weights: fc.uniqueArray(weight, { minLength: 1, selector: ([c]) => c }),
  });
  const distinct = fc.uniqueArray(one, { selector: ({ feature }) => feature >>> 4, minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(distinct, (features) => {
      const model = new Linear(packLinear(["a", "b", "c"], features));
      const most = Math.max(1e-9, ...features.flatMap(({ weights }) => weights.map(([, w]) => Math.abs(w))));
      for (const { feature, weights } of features) {
        const scores = new Int32Array(3);
        model.add(feature, scores);
        for (const [c, w] of weights)
          expect(Math.abs((scores[c]! / 127 ** 2) * most - w)).toBeLessThanOrEqual(most * 0.02 + 1e-6);
      }
      const scores = new Int32Array(3);
      const absent = features.reduce((k, { feature }) => (k === feature >>> 4 ? k + 1 : k), 12345);
      if (features.every(({ feature }) => feature >>> 4 !== absent)) model.add(absent << 4, scores);
      expect([...scores]).toEqual([0, 0, 0]);
    }),
    { seed: 3, numRuns: 100 },
  );
});
