import fc from "fast-check";
import { expect, test } from "vitest";
import { averageLink } from "../../src/story/linkage.ts";

test("one strong pair does not chain two groups", () => {
  const edges = [
    { a: 0, b: 1, score: 0.9 },
    { a: 2, b: 3, score: 0.9 },
    { a: 1, b: 2, score: 0.8 },
  ];
  expect(averageLink(5, edges, { threshold: 0.5 })).toEqual([[4], [0, 1], [2, 3]]);
});

test("many pairs that agree need a little less than one pair", () => {
  const edges = [
    { a: 0, b: 1, score: 0.9 },
    { a: 2, b: 3, score: 0.9 },
    ...[0, 1].flatMap((a) => [2, 3].map((b) => ({ a, b, score: 0.45 }))),
  ];
  expect(averageLink(4, edges, { threshold: 0.5 })).toHaveLength(2);
  expect(averageLink(4, edges, { threshold: 0.5, sureness: 0.3 })).toHaveLength(1);
});

test("the groups are a partition, whatever the edges", () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}` }), (pairs) => {
      const edges = pairs.filter(([a, b]) => a !== b).map(([a, b, score]) => ({ a, b, score }));
      const members = averageLink(12, edges, { threshold: 0.4, sureness: 0.3 }).flat();
      expect(members.sort((x, y) => x - y)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test("a report that tells of later months as past is kept from an older story, an undated or a timely one is not", () => {
  const edges = [
    ...[0, 1, 2].flatMap((a) => [0, 1, 2].filter((b) => b > a).map((b) => ({ a, b, score: 0.9 }))),
    ...[0, 1, 2].map((a) => ({ a, b: 3, score: 0.55 })),
  ];
  expect(averageLink(4, edges, { threshold: 0.5, late: 0.3, days: [10] })).toHaveLength(1);
  expect(averageLink(4, edges, { threshold: 0.5, late: 0.3, days: [10], notBefore: [0, 0, 0, 38] })).toHaveLength(1);
  expect(averageLink(4, edges, { threshold: 0.5, late: 0.3, days: [10], notBefore: [0, 0, 0, 39] })).toEqual([
    [3],
    [0, 1, 2],
  ]);
});
