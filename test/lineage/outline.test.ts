import { expect, test } from "vitest";
import { type Outline, outlineFit, outlineOf } from "../../src/lineage/outline.ts";
import { profileOf } from "../../src/lineage/profile.ts";
import { article, FERRY, FERRY_INDEPENDENT, FERRY_REWRITE } from "./pile.ts";

const outline = (text: string): Outline => outlineOf(profileOf(article("a", text), "names"));

test("a text without one common word fits when its sentences have the same lengths, figures and marks", () => {
  const veiled = FERRY.replace(/\p{L}/gu, "ж");
  expect(outlineFit(outline(FERRY), outline(veiled))).toBeGreaterThan(0.6);
  expect(outlineFit(outline(FERRY_INDEPENDENT), outline(veiled))).toBeLessThan(0.4);
});

test("the order of the two texts does not matter, and a few sentences say nothing", () => {
  const [a, b] = [outline(FERRY), outline(FERRY_REWRITE)];
  expect(outlineFit(a, b)).toBeCloseTo(outlineFit(b, a), 9);
  expect(outlineFit(outline("One sentence."), outline("One sentence."))).toBe(0);
  expect(outlineFit(outline("It rained. It was cold."), outline("It rained. It was cold."))).toBeLessThan(0.4);
});
