import { describe, expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import type { Fact } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

interface Given {
  readonly title?: string;
  readonly text: string;
}

function factsOf(...given: readonly Given[]): readonly Fact[] {
  const pile = nameStory(
    given.map(({ text, title }, k) => report(`r${k}`, text, title === undefined ? {} : { title })),
  );
  return findFacts(pile, oneStory(pile), lineages(pile)).facts;
}

function countsOf(facts: readonly Fact[], measure: string): (number | undefined)[] {
  return facts.filter(({ claim }) => claim?.measure === measure).map(({ claim }) => claim?.value);
}

describe("what became of people", () => {
  test.each([
    ["killed", "A toddler from Kelm is dead after a fall from a balcony, neighbours said."],
    ["killed", "A 9-month-old died on Thursday in Kelm."],
    ["injured", "A 6-year-old boy was shot in the hand by a playmate in Kelm on Sunday."],
  ])("one person %s is a fact of its own, also where no number says it", (measure, text) => {
    expect(
      countsOf(factsOf({ text }, { text: "The mayor of Kelm opened a library in the old mill." }), measure),
    ).toEqual([1]);
  });

  test("the count that a headline gives stands before another of the same outcome", () => {
    const porter = "Porter Jan Dorn was hurt on the Kelm ferry on Sunday.";
    const others = {
      text: "It was a calm day in Kelm. The ferry struck the pier, and four people were hurt by falling bags.",
    };
    expect(countsOf(factsOf({ text: porter, title: "Ferry strikes pier, four hurt" }, others), "injured")).toEqual([
      4, 1,
    ]);
  });

  test("a sum over several events stands behind the count of one", () => {
    const facts = factsOf(
      { text: "Eleven people were wounded in shootings across Kelm on Sunday." },
      { text: "Two people were wounded when a man fired at a bus in Kelm on Sunday." },
    );
    expect(countsOf(facts, "injured")[0]).toBe(2);
  });
});
