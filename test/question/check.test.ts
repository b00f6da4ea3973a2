import { beforeAll, describe, expect, test } from "vitest";
import { Pile } from "../../src/question/index.ts";
import { rawOf } from "../piles.ts";
import { type Answer, ask, examplePile, storeOf } from "./asked.ts";

let pile: Pile;
beforeAll(async () => {
  pile = await examplePile();
});

const check = (claim: string, more: object = {}): Promise<Answer> => ask(pile, "check", { claim, ...more });

/** What a fact that is reported as the sentence has it, without rivals, comes to by its counts. */
const byCounts = ({ support }: Answer) => (support.lineages.atLeast > 1 ? "corroborated" : "single-lineage");

describe("what reports say is met in the fact that says it", () => {
  const cases: readonly [claim: string, fact: RegExp][] = [
    ["Nine people were killed when the ferry hit the breakwater at Port Aldery.", /nine/i],
    ["41 people were injured in the ferry crash.", /41/],
    ["Tarvia will release 340 million cubic metres of water a year.", /340 million/],
    ["Aldo Ferrinck closed the ferry line.", /clos/],
    ["Herring prices climbed to the highest level in six years.", /herring/i],
    ["Firefighters pulled 11 people from the water.", /11 people/],
    ["The vessel was making eleven knots in a channel where the limit is six.", /eleven knots/],
  ];
  for (const [claim, words] of cases)
    test(claim, async () => {
      const { status, facts } = await check(claim);
      expect(facts[0].fact.text).toMatch(words);
      expect(facts[0]).toMatchObject({ isSaid: true, status: byCounts(facts[0].fact) });
      expect(["corroborated", "single-lineage"]).toContain(status);
    });
});

describe("what reports say otherwise is disputed", () => {
  const cases = [
    "Nine people were injured when the ferry ran into the breakwater.",
    "Twelve people died in the ferry disaster at Port Aldery.",
    "Oskland will pay 85 million crowns a year for the dam.",
    "Oskland will pay 70 million crowns a year towards the dam.",
    "Viktor Lammer said nobody on that quay had more than five seconds to run.",
  ];
  for (const claim of cases) test(claim, async () => expect((await check(claim)).status).toBe("disputed"));
});

describe("what nobody says is not found", () => {
  const cases = [
    "The prime minister of Velmark resigned.",
    "The captain was arrested.",
    "Parliament rejected the water deal.",
    "The ferry company was fined 3 million crowns.",
  ];
  for (const claim of cases) test(claim, async () => expect((await check(claim)).status).toBe("not-found"));
});

test("two lineages that say it corroborate it, a copy of one adds nothing", async () => {
  const { status, facts } = await check("Tarvia will release 340 million cubic metres of water a year.");
  expect(status).toBe("corroborated");
  expect(facts[0].support.articles).toBeGreaterThan(facts[0].support.lineages.atMost);
});

test("a number that nobody reports has no support, and the reported one stands beside it", async () => {
  const { facts } = await check("Twelve people died in the ferry disaster at Port Aldery.");
  expect(facts[0]).toMatchObject({
    status: "disputed",
    isSaid: false,
    support: { articles: 0, lineages: { atLeast: 0, atMost: 0 } },
  });
  expect(facts[0].fact.text).toMatch(/nine/i);
  expect(facts[0].fact.support.articles).toBeGreaterThan(1);
});

test("who is on a side of a dispute is told with that side's support alone", async () => {
  const { facts } = await check("Oskland will pay 92 million crowns a year for the dam.");
  const { side, support, fact } = facts[0];
  expect(fact.sides[side].value).toContain("92 million");
  expect(support).toEqual(fact.sides[side].support);
});

test("the counts are those of the fact as it is kept: the sentence is never counted", async () => {
  const { facts } = await check("Nine people were killed when the ferry hit the breakwater at Port Aldery.");
  for (const { fact, support, isSaid } of facts) {
    const kept = await ask(pile, "fact", { id: fact.id });
    expect(fact.support).toEqual(kept.support);
    if (isSaid && !kept.sides) expect(support).toEqual(kept.support);
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
  expect(nearest.map(({ fact }: Answer) => fact.text).join()).toContain("arrested");
  const claim = "Nine people were killed when the ferry hit the breakwater at Port Aldery.";
  const after = await check(claim, { since: "2025-05-01" });
  const early = (await check(claim)).facts[0].fact.story;
  expect(after.facts.map(({ fact }: Answer) => fact.story)).not.toContain(early);
  const { items } = await ask(pile, "stories", { q: "Castermouth auction" });
  for (const { fact } of (await check(claim, { story: items[0].id })).facts) expect(fact.story).toBe(items[0].id);
});

const REPORTS = [
  [
    "Vell Echo",
    "The new tram line in Osterby was opened on Friday by mayor Hedda Strohm. The line cost 97 million crowns.",
  ],
  [
    "Sorn Gazette",
    "Osterby opened its new tram line on Friday. The tram line cost 84 million crowns, the council said.",
  ],
  ["Harrow Post", "The first tram rolled in Osterby on Friday. The tram line cost 84 million crowns, Odo Marrek said."],
  [
    "Vell Echo",
    "A gallery of the Karsund mine collapsed on Tuesday night. Nine workers were trapped underground, rescuers said.",
  ],
  ["Sorn Gazette", "Eleven workers were trapped underground when a gallery of the Karsund mine collapsed on Tuesday."],
  [
    "Harrow Post",
    "Twelve workers were trapped underground in the Karsund mine after a gallery collapsed, the company said.",
  ],
] as const;

describe("a sentence with a number is laid beside the numbers that reports give for the same thing", () => {
  let numbers: Pile;
  beforeAll(async () => {
    const raws = REPORTS.map(([publisher, text], at) =>
      rawOf(`r${at}`, JSON.stringify({ id: `r${at}`, publisher, text, published: "2026-03-02" }), `r${at}.json`),
    );
    numbers = new Pile(await storeOf(raws));
  });
  const asked = (claim: string): Promise<Answer> => ask(numbers, "check", { claim });
  const textOf = ({ facts }: Answer) => facts.map(({ fact }: Answer) => fact.text).join("\n");

  test("a number that one report gives is met in its side, in few words too", async () => {
    for (const claim of ["The line cost 97 million crowns.", "The tram cost 97 million"]) {
      const { status, facts } = await asked(claim);
      expect([claim, status, facts[0].isSaid, facts[0].support.articles]).toEqual([claim, "disputed", true, 1]);
      expect(facts[0].fact.sides[facts[0].side].value).toContain("97 million");
    }
  });

  test("a number that no report gives is disputed by those that they give, in few words too", async () => {
    const { status, facts } = await asked("The tram cost 50 million");
    expect([status, facts[0].isSaid, facts[0].support.articles]).toEqual(["disputed", false, 0]);
    expect(facts[0].fact.sides.map(({ value }: Answer) => value).join()).toMatch(/84 million.*97 million/);
  });

  test("other numbers for the same thing are named, with the one that is said first", async () => {
    const told = await asked("Nine workers were trapped");
    expect(told.facts[0]).toMatchObject({ isSaid: true, status: "single-lineage", support: { articles: 1 } });
    expect([told.status, told.facts[0].fact.text]).toEqual(["disputed", expect.stringMatching(/^Nine/)]);
    expect(textOf(told)).toMatch(/Eleven workers/);
    expect(textOf(told)).toMatch(/Twelve workers/);
    const none = await asked("Ten workers were trapped");
    expect([none.status, none.facts.some(({ isSaid }: Answer) => isSaid)]).toEqual(["disputed", false]);
  });

  test("numbers of other things are no rivals", async () => {
    expect((await asked("Four workers were paid")).status).toBe("not-found");
    expect((await asked("The harbour cost 50 million")).status).toBe("not-found");
  });
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
