import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { isAside } from "../../src/fact/asides.ts";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report, textsOf } from "./piles.ts";

test("what a report says of its own writer is no fact of the story", () => {
  const text =
    "The harbour court of Velm fined Imre Salt 300 crowns.\n\nAda Moor has worked at the Velm Post since 2006.";
  const texts = (byline?: string) => {
    const pile = nameStory([report("r0", text, byline ? { byline } : {})]);
    return findFacts(pile, oneStory(pile), lineages(pile)).facts.map((fact) => fact.text);
  };
  expect(texts("By Ada Moor").filter((one) => one.includes("Moor"))).toEqual([]);
  expect(texts().some((one) => one.includes("Moor"))).toBe(true);
  expect(texts("By Ada Moor").some((one) => one.includes("fined"))).toBe(true);
});

test("a sentence about a namesake of no writer is one of the story", () => {
  const text = "Ada Moor left the court.";
  expect(isAside({ text, byline: "By Imre Salt" }, { start: 0, end: text.length })).toBe(false);
});

test("what a page sets before a caption in capitals goes, a name in capitals stays", () => {
  expect(textsOf("CLOSE Ada Moor gathered the keepers of Velm on the pier of the harbour.")[0]).toMatch(/^Ada Moor/u);
  expect(textsOf("UPDATE: Nine keepers of Velm were killed by the storm.")[0]).toMatch(/^Nine/u);
  expect(textsOf("NATO Secretary Ada Moor gathered the keepers of Velm on the pier.")[0]).toMatch(/^NATO/u);
});

test("that nothing more is known stands behind what is", () => {
  const texts = textsOf(
    "No further details have been released by the wardens. Imre Salt sold the boats of Velm to a bank.",
  );
  expect(texts[0]).toMatch(/^Imre Salt/u);
});
