import { expect, test } from "vitest";
import type { Article, Evidence } from "../../src/model/index.ts";
import { percent, shareOf } from "../../src/report/shares.ts";

const article = (id: string, length: number): Article => ({
  ...{ id, location: id, text: "x".repeat(length), language: "en", aside: [], credits: [] },
  body: [{ start: 0, end: length }],
});
const at = (a: [number, number], b: [number, number]): Evidence => ({
  ...{ a: { start: a[0], end: a[1] }, b: { start: b[0], end: b[1] }, signal: "aligned-sentence" },
});
const link = (evidence: readonly Evidence[]) => ({
  ...({ a: "a", b: "b", kind: "rewrite", score: 0.5, direction: "undetermined", evidence } as const),
});

test.each([
  ["nothing matches", [], 0, 0],
  ["half of one, all of the other", [at([0, 50], [0, 20])], 0.5, 1],
  ["places that overlap count once", [at([0, 30], [0, 10]), at([20, 50], [5, 20])], 0.5, 1],
  ["what lies outside the body counts for nothing", [at([90, 150], [0, 5])], 0.1, 0.25],
])("%s", (_, evidence, a, b) => {
  expect(shareOf(article("a", 100), link(evidence))).toBeCloseTo(a);
  expect(shareOf(article("b", 20), link(evidence))).toBeCloseTo(b);
});

test("a share is 100 % only when nothing differs, 0 % only when nothing matches", () => {
  expect([0, 0.001, 0.824, 0.999, 1].map(percent)).toEqual(["0 %", "1 %", "82 %", "99 %", "100 %"]);
});
