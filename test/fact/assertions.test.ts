import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function facts(...texts: string[]) {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  return findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(
    ({ kind }) => kind === "event" || kind === "attribute",
  );
}

test("what two reports tell alike is a fact; what one tells alone is not", () => {
  const found = facts(
    "Rescue teams from Ostria reached the flooded harbour of Velm before dawn. Bakers sold bread.",
    "Before dawn, rescue teams from Ostria reached the flooded harbour of Velm. The opera opened late.",
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "event", support: { articles: 2, lineages: { atLeast: 2 } } });
});

test("a denial beside the assertion is a disagreement of polarity", () => {
  const found = facts(
    "Rescue teams from Ostria reached the flooded harbour of Velm before dawn.",
    "Rescue teams from Ostria never reached the flooded harbour of Velm before dawn.",
  );
  expect(found[0]?.disagreement).toMatchObject({ kind: "polarity" });
});

test("sentences whose numbers differ are not one report", () => {
  expect(
    facts(
      "Some 30 boats from Ostria reached the flooded harbour of Velm.",
      "Some 90 boats from Ostria reached the flooded harbour of Velm.",
    ),
  ).toEqual([]);
});
