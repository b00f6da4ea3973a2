import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, exampleStore } from "../../question/asked.ts";
import { type Connected, overHttp } from "./clients.ts";

/** Characters of JSON a token holds at least. */
const PER_TOKEN = 3;
const MOST_TOKENS = 8_000;

let connected: Connected;
beforeAll(async () => {
  connected = await overHttp(await exampleStore(), "2026-07-28");
});
afterAll(() => connected.close());

/** Asks as an agent would: calls, and what they cost together. */
async function answered(
  use: (call: (name: string, input?: object) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  let characters = 0;
  await use(async (name, input = {}) => {
    const result = await connected.client.callTool({ name, arguments: { ...input } });
    characters += JSON.stringify(result).length;
    expect(result.isError, JSON.stringify(result.content).slice(0, 300)).toBeFalsy();
    return result.structuredContent;
  });
  expect(characters / PER_TOKEN).toBeLessThanOrEqual(MOST_TOKENS);
}

const titled = (items: readonly Answer[], words: string) => items.find(({ title }) => title.includes(words));

test("1 how much was read, and did anything fail?", () =>
  answered(async (call) => {
    expect(await call("pile_status")).toMatchObject({ totals: { articles: 20, stories: 6 }, coverage: { failed: 0 } });
  }));

test("2 which stories have more than one source?", () =>
  answered(async (call) => {
    const { items } = await call("list_stories", { minLineages: 2 });
    expect(items).toHaveLength(3);
    for (const { support } of items) expect(support.lineages.atLeast).toBeGreaterThan(1);
  }));

test("3 did nine people die, and who says so?", () =>
  answered(async (call) => {
    const { status, facts } = await call("check_claim", {
      claim: "Nine people were killed when the ferry hit the breakwater at Port Aldery.",
    });
    expect(["corroborated", "single-lineage"]).toContain(status);
    expect(facts[0].fact.text).toMatch(/nine/i);
    expect(facts[0].fact.words.length).toBeGreaterThan(0);
  }));

test("4 did twelve?", () =>
  answered(async (call) => {
    const { status, facts } = await call("check_claim", {
      claim: "Twelve people died in the ferry disaster at Port Aldery.",
    });
    expect([status, facts[0].isSaid]).toEqual(["disputed", false]);
  }));

test("5 what do the reports of the water deal differ on?", () =>
  answered(async (call) => {
    const { items } = await call("list_stories", { q: "Tarvia Oskland", disputed: true });
    const story = await call("get_story", { id: items[0].id, limit: 3 });
    const values = story.disagreements.flatMap(({ sides }: Answer) => sides.map(({ value }: Answer) => value));
    expect(values.join(" ")).toMatch(/85 million.*92 million|92 million.*85 million/s);
  }));

test("6 who said that nobody had more than five seconds to run?", () =>
  answered(async (call) => {
    const { items } = await call("who_said", { q: "five seconds to run" });
    const names = items[0].speakers.map(({ name }: Answer) => name);
    expect(names).toEqual(expect.arrayContaining(["Hanne Ostrell", "Viktor Lammer"]));
  }));

test("7 what did the shipping company's head say?", () =>
  answered(async (call) => {
    const { items } = await call("who_said", { speaker: "Pellmore" });
    expect(JSON.stringify(items)).toContain("explanation");
  }));

test("8 where does a spun copy have its words from?", () =>
  answered(async (call) => {
    const { items } = await call("list_stories", { q: "Haze velocity traverse" });
    const story = await call("get_story", { id: items[0].id, limit: 1 });
    expect(titled(story.lineages[0].articles, "")).toBeDefined();
    const { article, links, lineage } = await call("trace_article", { id: story.lineages[0].articles[0].id, limit: 2 });
    expect(lineage.articlesInAll).toBe(7);
    expect(links[0].score).toBeGreaterThan(0.9);
    expect(article.lineage).toBe(lineage.id);
  }));

test("9 is a text that came in by mail a copy of one of these?", () =>
  answered(async (call) => {
    const text =
      "Nine people were killed and 41 injured on Tuesday evening when a passenger ferry ran into the eastern breakwater of Port Aldery in thick fog, the coast guard said. The Kittiwake Star was carrying 212 passengers and crew from Holm Skerra when it hit the breakwater. The lower car deck was crushed, and firefighters needed until shortly before midnight to free the last of those trapped.";
    const { article, links } = await call("trace_article", { text, limit: 3 });
    expect(article).toBeUndefined();
    expect(links[0].score).toBeGreaterThan(0.5);
  }));

test("10 how much do two reports of one crash share?", () =>
  answered(async (call) => {
    const { items } = await call("list_stories", { q: "Castermouth auction" });
    const { lineages } = await call("get_story", { id: items[0].id, limit: 2 });
    const [a, b] = [lineages[0].articles[0].id, lineages[1].articles[0].id];
    const told = await call("compare_texts", { a, b });
    expect(told.score).toBeLessThan(0.5);
    expect(told.sentences.length).toBeLessThanOrEqual(5);
  }));
