import fc from "fast-check";
import { expect, test } from "vitest";
import { differInside } from "../../src/fact/stretches.ts";

const QUAY = "we shall close the northern quay next summer and open it again in spring";

test("one stretch in unlike words differs", () => {
  expect(differInside(QUAY, QUAY.replace("shall", "might"))).toBe(true);
  expect(differInside(QUAY, QUAY.replace("open it", "open it slowly"))).toBe(true);
});

test("the same words, and two cut-outs that overlap, do not", () => {
  expect(differInside(QUAY, QUAY)).toBe(false);
  expect(differInside(`nobody asked us ${QUAY}`, `${QUAY} if the money lasts`)).toBe(false);
});

test("two statements with some words in common are no two wordings", () => {
  expect(differInside(QUAY, "there were storms and the northern quay was closed")).toBe(false);
});

test("nothing differs from itself", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 }).map((list) => list.join(" "));
  fc.assert(
    fc.property(words, (text) => !differInside(text, text)),
    { seed: 5, numRuns: 200 },
  );
});
