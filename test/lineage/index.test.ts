import fc from "fast-check";
import { expect, test } from "vitest";
import { compareArticles, findLineages } from "../../src/lineage/index.ts";
import { wordsAt } from "../../src/model/index.ts";
import { article, FERRY, FERRY_INDEPENDENT, FERRY_REWRITE, LIBRARY } from "./pile.ts";

const pile = [article("a", FERRY), article("b", FERRY_REWRITE), article("c", FERRY_INDEPENDENT), article("d", LIBRARY)];

test("a rewrite joins its original; an independent report of the event does not", () => {
  const map = findLineages(pile);
  expect(map.lineages.map((lineage) => lineage.articles)).toEqual([["a", "b"], ["c"], ["d"]]);
  expect(map.links.filter((link) => link.kind !== "shared-quotes").map(({ a, b }) => [a, b])).toEqual([["a", "b"]]);
});

test("input order does not change the result", () => {
  const expected = JSON.stringify(findLineages(pile));
  fc.assert(
    fc.property(fc.shuffledSubarray(pile, { minLength: pile.length }), (shuffled) => {
      expect(JSON.stringify(findLineages(shuffled))).toBe(expected);
    }),
    { seed: 5, numRuns: 4 },
  );
});

test("ten copies of one article are one lineage and raise no count", () => {
  const copies = Array.from({ length: 10 }, (_, i) => article(`x${i}`, FERRY_INDEPENDENT));
  expect(findLineages([...pile, ...copies]).lineages.length).toBe(findLineages(pile).lineages.length);
  expect(findLineages([...pile, ...copies]).strict.length).toBe(findLineages(pile).strict.length);
});

test("one changed number keeps the lineage", () => {
  const map = findLineages([article("a", FERRY), article("b", FERRY.replace("214", "241"))]);
  expect(map.lineages.map((lineage) => lineage.articles)).toEqual([["a", "b"]]);
});

test("a quotation in common is a shared-quotes link and joins nothing", () => {
  const map = findLineages([article("a", FERRY), article("c", FERRY_INDEPENDENT)]);
  expect(map.links.map((link) => link.kind)).toEqual(["shared-quotes"]);
  expect(map.lineages.length).toBe(2);
});

test("partitions are nested: strict refines lineages, lineages refine loose", () => {
  const map = findLineages(pile);
  const within = (fine: readonly (readonly string[])[], coarse: readonly (readonly string[])[]): boolean =>
    fine.every((group) => coarse.some((large) => group.every((id) => large.includes(id))));
  const shipped = map.lineages.map((lineage) => lineage.articles);
  expect(within(map.strict, shipped) && within(shipped, map.loose)).toBe(true);
});

test("compare aligns sentences, marks changed words and gives reasons", () => {
  const comparison = compareArticles(pile[0]!, pile[1]!);
  expect(comparison.alignedSentences.length).toBeGreaterThanOrEqual(10);
  expect(comparison.changedWords.length).toBeGreaterThan(10);
  expect(comparison.reasons[0]).toMatch(/^1[01] of 11 sentences/);
  const marta = comparison.alignedSentences.find(({ a }) => wordsAt(FERRY, a).includes("Marta"));
  expect(wordsAt(FERRY_REWRITE, marta!.b)).toContain("Marta");
});

test("any two texts can be compared", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 400 }), (x, y) => {
      const comparison = compareArticles(article("a", x), article("b", y));
      expect(comparison.score).toBeGreaterThanOrEqual(0);
      expect(comparison.score).toBeLessThanOrEqual(1);
    }),
    { seed: 5, numRuns: 40 },
  );
});
