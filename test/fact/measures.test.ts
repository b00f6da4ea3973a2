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

test("what befell people is one thing in all its wordings, and other counts of people are not", () => {
  const [same] = measures(
    report("a", "On Monday 17 were hurt when the grandstand in Velm gave way."),
    report("b", "Orth’s brigade listed 17 injured."),
  );
  expect(same?.support.articles).toBe(2);
  const apart = measures(
    report("a", "The grandstand in Velm gave way and two of them were taken to hospital."),
    report("b", "Four people were brought to hospital after the grandstand gave way."),
  );
  expect(apart.map(({ disagreement }) => disagreement?.values.length)).toEqual([2]);
  const others = measures(
    report("a", "Nine people were killed when the grandstand in Velm gave way."),
    report("b", "Nine people were injured when the grandstand in Velm gave way."),
  );
  expect(others).toHaveLength(2);
});

test("the words next to two sums make them one payment, the same words far away do not", () => {
  const paid = measures(
    report("a", "Under the pact Ostria will pay 60 million marks a year towards the upkeep of the lock and its gates."),
    report(
      "b",
      "Ostria will pay 75 million marks a year for eight seasons, says the annex seen in Velm, for the gates and the lock.",
    ),
  );
  expect(paid[0]?.disagreement).toMatchObject({
    kind: "value",
    values: [{ value: "60 million" }, { value: "75 million" }],
  });
  const levied = measures(
    report("a", "Under the pact Ostria will pay 60 million marks a year towards the upkeep of the lock and its gates."),
    report("b", "Repairs of the lock and its gates will cost farmers 75 million marks by spring."),
  );
  expect(levied.every(({ disagreement }) => disagreement === undefined)).toBe(true);
});
