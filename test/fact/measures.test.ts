import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function measures(...pile: ReturnType<typeof report>[]) {
  return findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(({ kind }) => kind === "quantity");
}

test("one number in two wordings is one fact", () => {
  const facts = measures(
    report("a", "The flood destroyed 120 fishing boats in the harbour of Velm."),
    report("b", "In the harbour of Velm, some 120 boats were destroyed by the flood."),
  );
  expect(facts).toHaveLength(1);
  expect(facts[0]).toMatchObject({ support: { articles: 2, lineages: { atLeast: 2 } } });
  expect(facts[0]?.disagreement).toBeUndefined();
});

test("two values of one measured thing disagree", () => {
  const facts = measures(
    report("a", "The flood destroyed 120 fishing boats in the harbour of Velm."),
    report("b", "The flood destroyed 210 fishing boats in the harbour of Velm."),
  );
  expect(facts).toHaveLength(1);
  expect(facts[0]?.disagreement).toMatchObject({ kind: "value", values: [{ value: "120" }, { value: "210" }] });
});

test("like is compared with like: growth and share are two facts", () => {
  const facts = measures(
    report("a", "Trade between Velm and Ostria is set to rise by 25 percent this year."),
    report("b", "A quarter of Velm’s imports came from Ostria."),
  );
  expect(facts).toHaveLength(2);
  expect(facts.every(({ disagreement }) => disagreement === undefined)).toBe(true);
});
