import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/model/index.ts";
import { factsOf } from "./piles.ts";

function shared(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ support }) => support.articles > 1);
}

describe("numbers of a fact", () => {
  test("its text states no count that only one of its reports gives", () => {
    const facts = factsOf(
      "Rescuers carried fourteen miners out of the flooded Kelm quarry on Friday.",
      "Rescuers carried miners out of the flooded Kelm quarry on Friday.",
    );
    const rows = shared(facts).filter(({ kind }) => kind === "event" || kind === "quantity");
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toMatch(/fourteen/iu);
  });

  test("nine workers are not the eleven", () => {
    const facts = factsOf(
      "The union of Velm named the nine workers trapped in the Kelm quarry on Friday.",
      "The union of Velm named the eleven workers trapped in the Kelm quarry on Friday.",
    );
    for (const { text, kind, disagreement } of shared(facts))
      if (kind !== "date" && kind !== "attribute" && disagreement === undefined)
        expect(text).not.toMatch(/nine|eleven/iu);
  });
});

describe("what is to come and what was done", () => {
  test.each([
    ["planned", "The president of Ostria will visit the Kelm shipyard."],
    ["wanted", "The union urged the president of Ostria to visit the Kelm shipyard."],
  ])("%s", (_, coming) => {
    const facts = factsOf("The president of Ostria visited the Kelm shipyard.", coming);
    const alone = facts.filter(({ support }) => support.articles === 1);
    expect(alone.some(({ text, mentions }) => /visit/u.test(text) && mentions[0]!.article === "r1")).toBe(true);
  });
});

describe("details", () => {
  test("no name is cut", () => {
    const facts = factsOf(
      "The boat was steered by Captain Abdul Karim Velten of Kelm when it sank.",
      "It sank under Captain Abdul Karim Velten, who lives in Kelm.",
    );
    for (const { text, kind } of facts) if (kind === "attribute") expect(text).not.toMatch(/(?:Abdul|Karim)$|^Karim/u);
  });

  test("of words that are not rare a report carries a detail only among the same words", () => {
    const facts = factsOf(
      "The night ferry slid past the lime kiln of Velm. It was late, and night fell.",
      "Past the lime kiln crept a night ferry with no lamp. One night is dark.",
      "Bakers of Ostria want a night ferry. Night falls there at six.",
    );
    const rows = facts.filter(({ kind, text }) => kind === "attribute" && /night ferry/iu.test(text));
    expect(rows.map(({ support }) => support.articles)).toEqual([2]);
  });

  test("noon names no day", () => {
    const facts = factsOf("The kiln in Velm burst at noon.", "It was noon when the kiln burst in Velm.");
    expect(facts.filter(({ kind }) => kind === "date")).toEqual([]);
  });
});

describe("no disagreement", () => {
  const sidesOf = (...texts: readonly string[]) => factsOf(...texts).flatMap(({ disagreement }) => disagreement ?? []);

  test("a speaker whom a report does not name beside the words", () => {
    const found = sidesOf(
      "Rolf Brand leads the inquiry. “We have read every letter that the mayor wrote to the shipyard,” the investigator said.",
      "Tilo Orth watched. “We have read every letter that the mayor wrote to the shipyard,” the source said.",
    );
    expect(found.filter(({ kind }) => kind === "speaker")).toEqual([]);
  });

  test("case of a name that one report slips in once", () => {
    const found = sidesOf(
      "Jon Halverth-un spoke in Velm. Later Jon Halvrth-un left.",
      "Jon Halverth-Un spoke in Velm on Monday.",
    );
    expect(found).toEqual([]);
  });

  test("initials that a full stop ends", () => {
    const pile = ["the quarrel between Velmia and Ostria", "the quarrel between the U.S. and Velmia"].map(
      (words) => `It came amid ${words} over the trade in salted herring, the ministry wrote.`,
    );
    expect(sidesOf(...pile).filter(({ kind }) => kind === "damage")).toEqual([]);
  });
});
