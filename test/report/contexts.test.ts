import { expect, test } from "vitest";
import { contextOf } from "../../src/report/contexts.ts";
import { articleOf, at } from "./pile.ts";

const TEXT = articleOf("t", {
  text: "First paragraph ends here.\n\nThe quick ferry left Vell at nine and came back at noon.\n\nLast one.",
});

test.each([
  ["ferry left", 12, { before: "The quick ", words: "ferry left", after: " Vell at…" }],
  ["at nine", 10, { before: "…left Vell ", words: "at nine", after: " and came…" }],
  ["The quick", 60, { before: "", words: "The quick", after: " ferry left Vell at nine and came back at noon." }],
])("%s with %i characters around it", (words, reach, expected) => {
  expect(contextOf(TEXT, at(TEXT, words), reach)).toEqual(expected);
});

test("a span outside the text gives empty words", () => {
  expect(contextOf(TEXT, { start: 9000, end: 9100 }).words).toBe("");
});
