import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { Article, Comparison } from "../../src/model/index.ts";
import { renderComparison } from "../../src/report/index.ts";
import { articleOf, at } from "./pile.ts";

const A = articleOf("lantern", {
  publisher: "Sorn Lantern",
  text: "The old bridge closed on Tuesday. “Nobody will cross it,” the engineer said. It was built in 1911.",
});
const B = articleOf("spinner", {
  publisher: "spinner.example",
  text: "The aged bridge shut on Tuesday. “Nobody will cross it,” the engineer uttered. Weather follows.",
});
const both = (words: string, others: string) => ({ a: at(A, words), b: at(B, others) });
const COMPARED: Comparison = {
  ...{ a: A.id, b: B.id, kind: "rewrite", score: 0.91, direction: "a-to-b", evidence: [], containment: 0.62 },
  alignedSentences: [
    { ...both("The old bridge closed on Tuesday.", "The aged bridge shut on Tuesday."), score: 0.8 },
    {
      ...both("“Nobody will cross it,” the engineer said.", "“Nobody will cross it,” the engineer uttered."),
      score: 0.9,
    },
  ],
  changedWords: [both("old", "aged"), both("closed", "shut"), both("said", "uttered")],
  masked: { a: [at(A, "Nobody will cross it,")], b: [at(B, "Nobody will cross it,")] },
  reasons: ["2 of 3 sentences of the shorter text have a counterpart", "3 changes of wording inside aligned sentences"],
};
const rendered = (format: "text" | "html" | "json", a: Article = A, color = false) =>
  [...renderComparison(COMPARED, a, B, format, { columns: 80, color })].join("");

test("text sets sentences side by side, with changed words and masked quotations marked", async () => {
  await expect(rendered("text")).toMatchFileSnapshot(resolve(import.meta.dirname, "golden/comparison.txt"));
  expect(
    rendered("text")
      .split("\n")
      .filter((line) => line.length > 80),
  ).toEqual([]);
});

test("text in colour marks with colour alone", () => {
  const text = rendered("text", A, true);
  expect(text).toContain("\u001b[31mold\u001b[39m");
  expect(text).not.toContain("[old]");
});

test("html marks changed words and masked quotations and links each sentence to its place", () => {
  const page = rendered("html");
  expect(page).toContain('<span class="new" title="changed">aged</span>');
  expect(page).toContain('<span class="masked" title="quotation, left out of the score">Nobody will cross it,</span>');
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
});

test("json holds the whole comparison", () => {
  expect(JSON.parse(rendered("json"))).toEqual({ schema: "secondsource/comparison@1", ...COMPARED });
});
