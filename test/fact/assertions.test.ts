import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import { mostUsed } from "../../src/fact/offices.ts";
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

test("an allegation and the denial that points back at it are two sides, of one report's making or of several", () => {
  const found = facts(
    "Ada Velm alleges that Tom Brenn sold the harbour cranes of Kilm in secret. His lawyer said Brenn denies the claim.",
    "The harbour of Kilm was quiet on Monday.",
  );
  const [dispute] = found.filter(({ disagreement }) => disagreement?.kind === "polarity");
  expect(dispute?.disagreement?.values.map(({ value }) => value).sort()).toEqual([
    "Ada Velm alleges that Tom Brenn sold the harbour cranes of Kilm in secret",
    "Brenn denies the claim",
  ]);
});

test("counts of one crowd disagree, of another order or in round figures they do not", () => {
  const values = (a: string, b: string) =>
    quantities(
      `Some ${a} customers were hit by a raid on the credit house of Kilm.`,
      `Some ${b} customers have lost their records in the raid on the credit house.`,
    ).flatMap(({ disagreement }) => disagreement?.values.map(({ normal }) => normal) ?? []);
  expect(values("15,200,000", "44,000,000").sort()).toEqual(["15200000", "44000000"]);
  expect(values("15,200,000", "40,000")).toEqual([]);
  expect(values("15,200,000", "15,000,000")).toEqual([]);
});

test("dozens and more than a hundred can be one number; a sum over several events counts none of them", () => {
  const disputed = (...texts: string[]) => quantities(...texts).filter(({ disagreement }) => disagreement).length;
  const crowd = "people were injured when the stand of the Kilm arena fell on Monday.";
  expect(disputed(`Dozens of ${crowd}`, `More than 100 ${crowd}`)).toBe(0);
  expect(disputed(`Some 30 ${crowd}`, `Some 100 ${crowd}`)).toBe(1);
  expect(
    disputed(
      "Eleven people were wounded in shootings across Kilm on Monday.",
      "The shooting in Kilm on Monday wounded three people.",
    ),
  ).toBe(0);
});

test("what had not happened since another year is no denial", () => {
  const found = facts(
    "The rowers of Velm reached the final of the Kilm cup on Monday.",
    "The rowers of Velm had not reached the final of the Kilm cup since 1945.",
  );
  expect(found.every(({ disagreement }) => disagreement === undefined)).toBe(true);
});

test("a side of a disagreement is shown with the number that most of its reports give", () => {
  const crash = (n: string) => `${n} people were killed when a tram overturned near the mill of Kilm on Monday.`;
  const [found] = quantities(crash("At least five"), crash("Seven"), crash("Seven"), crash("Two")).filter(
    ({ disagreement }) => disagreement,
  );
  expect(found?.disagreement?.values.map(({ normal }) => normal)).toContain("7");
});

test("one fraction is one fact, whatever it is called", () => {
  const [found] = quantities(
    "Inflation in Velm rose to 6.2 per cent in October.",
    "Prices in Velm were 6.2 per cent higher in October than a year before.",
  );
  expect(found?.support.articles).toBe(2);
});

test("who pleads guilty says not what he says who pleads not guilty", () => {
  const found = facts(
    "Tom Hale pleaded guilty to the harbour fire on Tuesday.",
    "Tom Hale pleaded not guilty to the harbour fire on Tuesday.",
  );
  const pleas = found.filter(({ claim }) => claim?.predicate === "plead");
  expect(pleas.length).toBeGreaterThan(0);
  expect(pleas.every(({ support }) => support.articles === 1)).toBe(true);
});

test("two storms at two ends of the world that one story holds share no fact", () => {
  const pile = [
    report("r0", "A storm damaged 40 homes near Macon, Georgia, on Monday night. Two people were hurt."),
    report("r1", "A storm damaged 40 homes near Kutaisi on Monday night. Two people were hurt."),
  ];
  const { facts } = findFacts(pile, oneStory(pile), lineages(pile));
  expect(facts.length).toBeGreaterThan(0);
  expect(facts.every(({ support }) => support.articles === 1)).toBe(true);
});

test("a day that reports name for different things is told without the words of one of them", () => {
  const dayOf = (...texts: string[]) =>
    factsIn(texts.map((text, n) => report(`r${n}`, text, { published: "2031-05-14" }))).find(
      ({ kind }) => kind === "date",
    )?.text;
  const cranes = "The harbour cranes of Kilm were sold on Monday.";
  expect(dayOf(cranes, "The old harbour cranes of Kilm were sold to a firm on Monday, its owner said.")).toMatch(
    /^2031-05-12: .*cranes/,
  );
  expect(dayOf(cranes, "The harbour council of Kilm meets again. A ferry sank near Velm on Monday.")).toBe(
    "2031-05-12",
  );
});

test("what somebody is stands in the words that most reports have", () => {
  const called = (...texts: string[]) => mostUsed(texts.map((text, n) => ({ article: `r${n}`, text })));
  expect(called("mayor Ada Moor", "mayor Ada Moor cut the ribbon", "mayor  Ada Moor")).toBe("mayor Ada Moor");
  expect(called("mayor Ada Moor", "harbour mayor Ada Moor")).toBe("harbour mayor Ada Moor");
});

test("one person hurt without a number stays a count where reports of a main event tell it in other words too", () => {
  const pile = [
    report("r0", "A man was injured in a fall at the mill of Velm. The injured man was taken home."),
    report("r1", "A man was injured in a fall at the mill of Velm on Monday. A choir sang."),
  ];
  const counts = factsIn(pile).filter(({ claim }) => claim?.measure === "injured" && claim.value === 1);
  expect(Math.max(0, ...counts.map(({ support }) => support.articles))).toBe(2);
});
