import fc from "fast-check";
import { expect, test } from "vitest";
import { nthLargest } from "../../src/near/selection.ts";

test("the n-th largest is the one that sorting finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }),
      fc.nat(),
      (values, draw) => {
        const nth = 1 + (draw % values.length);
        const sorted = [...values].sort((x, y) => y - x);
        expect(nthLargest(Float64Array.from(values), nth)).toBe(sorted[nth - 1]);
      },
    ),
    { seed: 11, numRuns: 2000 },
  );
});

test("no order of many values takes longer than sorting", () => {
  const size = 200_000;
  for (const of of [
    (k: number) => k,
    (k: number) => size - k,
    () => 7,
    (k: number) => (k * 2 <= size ? k : size - k),
  ]) {
    const values = Float64Array.from({ length: size }, (_, k) => of(k));
    const sorted = values.slice().sort();
    expect(nthLargest(values, 72)).toBe(sorted[size - 72]);
  }
});
