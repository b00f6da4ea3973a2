import { beforeAll, describe, expect, test } from "vitest";
import type { Pile } from "../../src/question/index.ts";
import { type Answer, ask, examplePile } from "./asked.ts";

let pile: Pile;
beforeAll(async () => {
  pile = await examplePile();
});

const check = (claim: string, more: object = {}): Promise<Answer> => ask(pile, "check", { claim, ...more });

describe("sentences about the example pile", () => {
  const cases: readonly [string, string][] = [
    ["Nine people were killed when the ferry hit the breakwater at Port Aldery.", "corroborated"],
    ["41 people were injured in the ferry crash.", "corroborated"],
    ["Tarvia will release 340 million cubic metres of water a year.", "corroborated"],
    ["Aldo Ferrinck closed the ferry line.", "corroborated"],
    ["Herring prices climbed to the highest level in six years.", "single-lineage"],
    ["Firefighters pulled 11 people from the water.", "single-lineage"],
    ["The vessel was making eleven knots in a channel where the limit is six.", "single-lineage"],
    ["Nine people were injured when the ferry ran into the breakwater.", "disputed"],
    ["Twelve people died in the ferry disaster at Port Aldery.", "disputed"],
    ["Oskland will pay 85 million crowns a year for the dam.", "disputed"],
    ["Oskland will pay 70 million crowns a year towards the dam.", "disputed"],
    ["Viktor Lammer said nobody on that quay had more than five seconds to run.", "disputed"],
    ["The prime minister of Velmark resigned.", "not-found"],
    ["The captain was arrested.", "not-found"],
    ["The route was not closed after the ferry crash.", "not-found"],
    ["Parliament rejected the water deal.", "not-found"],
  ];
  for (const [claim, status] of cases)
    test(`${claim} ${status}`, async () => {
      expect((await check(claim)).status).toBe(status);
    });
});

test("a number that nobody reports has no support, and the reported one stands beside it", async () => {
  const { facts } = await check("Twelve people died in the ferry disaster at Port Aldery.");
  expect(facts[0]).toMatchObject({
    status: "disputed",
    isSaid: false,
    support: { articles: 0, lineages: { atLeast: 0, atMost: 0 } },
  });
  expect(facts[0].fact.text).toContain("Nine");
  expect(facts[0].fact.support.lineages.atLeast).toBeGreaterThan(1);
});

test("who is on a side of a dispute is told with that side's support alone", async () => {
  const { facts } = await check("Oskland will pay 92 million crowns a year for the dam.");
  const { side, support, fact } = facts[0];
  expect(fact.sides[side].value).toContain("92 million");
  expect(support).toEqual(fact.sides[side].support);
});

test("the counts are those of the fact as it is kept: the sentence is never counted", async () => {
  const { facts } = await check("Nine people were killed when the ferry hit the breakwater at Port Aldery.");
  for (const { fact, support, status } of facts) {
    const kept = await ask(pile, "fact", { id: fact.id });
    expect(fact.support).toEqual(kept.support);
    if (status === "corroborated") expect(support).toEqual(kept.support);
  }
});

test("words stand where they are said to stand", async () => {
  const { facts } = await check("Nine people were killed when the ferry hit the breakwater at Port Aldery.");
  const places = facts.flatMap(({ fact }: Answer) => fact.words);
  expect(places.length).toBeGreaterThan(0);
  for (const { article, start, end, words } of places)
    expect((await ask(pile, "article", { id: article, text: true })).text.slice(start, end)).toBe(words);
});

test("what nothing says shows what comes next; days and stories narrow it", async () => {
  const { facts, nearest } = await check("The captain was arrested.");
  expect(facts).toEqual([]);
  expect(nearest[0].fact.text).toContain("arrested");
  const claim = "Nine people were killed when the ferry hit the breakwater at Port Aldery.";
  expect((await check(claim, { since: "2025-05-01" })).status).not.toBe("corroborated");
  const { items } = await ask(pile, "stories", { q: "Castermouth auction" });
  expect((await check(claim, { story: items[0].id })).status).not.toBe("corroborated");
});

test("hostile sentences are answered", async () => {
  for (const claim of [
    "\u0000\u0000\u0000",
    "\ud800\ud800\ud800",
    "((((",
    "' OR 1=1 --",
    "a".repeat(1000),
    "１２３ 人",
    "مات تسعة أشخاص",
    "\n\n\n\n",
  ])
    expect((await check(claim)).status).toBe("not-found");
});
