import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import type { AnnotatedArticle } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function factsIn(pile: readonly AnnotatedArticle[]) {
  return findFacts(nameStory(pile), oneStory(pile), lineages(pile)).facts;
}

function facts(...texts: string[]) {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  return findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(
    ({ kind }) => kind === "event" || kind === "attribute",
  );
}

function quantities(...texts: string[]) {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  return findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(({ kind }) => kind === "quantity");
}

test("what two reports tell alike is one fact of two; what one tells alone has one", () => {
  const found = facts(
    "Rescue teams from Ostria reached the flooded harbour of Velm before dawn. The council of Velm arrested two bakers.",
    "Before dawn, rescue teams from Ostria reached the flooded harbour of Velm. The opera opened late.",
  );
  expect(found.filter(({ support }) => support.articles === 2)).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "event", support: { articles: 2, lineages: { atLeast: 2 } } });
  expect(found.every(({ text }) => text.length <= 140)).toBe(true);
});

test("a denial beside the assertion is a disagreement of polarity", () => {
  const found = facts(
    "Rescue teams from Ostria reached the flooded harbour of Velm before dawn.",
    "Rescue teams from Ostria never reached the flooded harbour of Velm before dawn.",
  );
  expect(found[0]?.disagreement).toMatchObject({ kind: "polarity" });
});

test("the opposite is no support but the other side", () => {
  const [found] = facts(
    "The parliament of Velm approved the harbour law on Tuesday.",
    "The parliament of Velm rejected the harbour law on Tuesday.",
  );
  expect(found).toMatchObject({ support: { articles: 1 }, disagreement: { kind: "polarity" } });
});

test("another actor is another fact, whatever words are shared", () => {
  const found = facts(
    "Lena Orth resigned from the harbour council of Velm on Tuesday.",
    "Tom Hale resigned from the harbour council of Velm on Tuesday.",
  );
  expect(found.every(({ support }) => support.articles === 1)).toBe(true);
});

test("numbers that differ in one slot are two values of one fact", () => {
  const [found] = quantities(
    "Some 30 boats from Ostria reached the flooded harbour of Velm.",
    "Some 90 boats from Ostria reached the flooded harbour of Velm.",
  );
  expect(found?.disagreement?.values.map(({ normal }) => normal).sort()).toEqual(["30", "90"]);
});

test("two ages of one person are a disagreement; who only grew older has one age", () => {
  const first = report("a", "Mira Holt, 36, was killed in Velm on Monday. Tom Brenn, 41, was arrested.");
  const other = report("b", "The victim was Mira Holt, 26, a nurse from Velm. Tom Brenn, 41, was held.");
  const later = report("c", "Tom Brenn, 43, was sentenced to life on Friday.", { published: "2033-05-16" });
  const disputes = factsIn([first, other, later]).filter(({ claim }) => claim?.measure === "age");
  const told = disputes.flatMap(({ text, disagreement }) =>
    disagreement ? [[text, disagreement.values.map(({ value }) => value)]] : [],
  );
  expect(told).toEqual([["Mira Holt, 26", ["26", "36"]]]);
});

test("a part of the injured never comes before all of them", () => {
  const pile = [
    report("a", "Two of the victims are in critical condition. The blast in Velm injured eight people on Monday."),
    report("b", "The blast in Velm on Monday left many questions, and the owner of the mill kept silent."),
  ];
  const counts = factsIn(pile).flatMap(({ claim }) => (claim?.measure === "injured" ? [claim.value] : []));
  expect(counts).toEqual([8, 2]);
});
