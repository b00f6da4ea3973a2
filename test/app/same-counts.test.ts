import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectReport, type Report, renderReport, type Store, type Support } from "../../src/index.ts";
import { Pile } from "../../src/question/index.ts";
import { rawOf } from "../piles.ts";
import { type Answer, ask, exampleStore, storeOf } from "../question/asked.ts";
import { get, served } from "./http/serving.ts";
import { type Connected, overHttp } from "./mcp/clients.ts";

/** Five reports, as small as a pile with everything in it can be: two damaged copies of one, an agency's, another reporter's, another event. */
const FIVE = [
  [
    "ledger",
    "Ledger of Vell",
    "Two presidents spoke by telephone on Friday. “We will meet in the spring,” said President Odo Marrek. Marrek invited his guest to Vell for May. Trade between the two countries rose 25 percent, the ministry of trade said. It was their third talk this year.",
  ],
  [
    "spun",
    "Spin Daily",
    "Two leaders talked by phone on Friday. “We will meet in the spring,” stated President Odo Marrek. Marrek welcomed his visitor to Vell for May. Commerce between the two nations climbed 35 percent, the ministry of trade stated. It was their third discussion this year.",
  ],
  [
    "agency",
    "Northern Post",
    "VELL (MNS) - Trade between Vell and Skerra grew by 25 percent in a year, the ministry of trade said on Friday, after a call between President Odo Marrek and Prime Minister Lisbet Vane. Vane accepted an invitation to Vell for May.",
  ],
  [
    "other",
    "Skerra Radio",
    "Prime Minister Lisbet Vane will travel to Vell in May, her office said. She accepted the invitation of President Odo Marrek during a call on Friday. “We will meet in the spring,” said Vane.",
  ],
  [
    "later",
    "Ledger of Vell",
    "The harbour of Skerra was closed for two days after a storm tore 40 boats from their moorings, the harbour master said.",
  ],
] as const;

const raws = FIVE.map(([id, publisher, text], at) =>
  rawOf(
    id,
    JSON.stringify({ id, publisher, text, title: text.split(". ")[0], published: `2026-03-0${at === 4 ? 9 : 6}` }),
    `${id}.json`,
  ),
);

async function textOf(store: Store, format: "text" | "html" | "csv"): Promise<string> {
  let text = "";
  for await (const chunk of renderReport(await store.source(), format, { columns: 100_000 })) text += chunk;
  return text;
}

/** Everything that a page shows, without its marks. */
function shownIn(page: string): string {
  const text = page.replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, "").replace(/<[^>]{1,500}>/g, " ");
  return text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

const COUNTS = /(\d+) articles?\s*(?:·\s*)?(\d+) publishers?\s*(?:·\s*)?(\d+)(?:–(\d+))? lineages?/;

/** Counts that stand behind each place of some words. */
function countsBehind(text: string, words: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const match = COUNTS.exec(text.slice(at + words.length, at + words.length + 400));
    if (match) found.push([match[1], match[2], match[3], match[4] ?? match[3]].join(" "));
  }
  return found;
}

const inShort = ({ articles, publishers, lineages }: Support) =>
  [articles, publishers, lineages.atLeast, lineages.atMost].join(" ");

const PILES = { "the example pile": exampleStore, "five reports": () => storeOf(raws) };

for (const [name, open] of Object.entries(PILES))
  describe(`promise 10: every surface gives the same counts, ${name}`, () => {
    let store: Store;
    let report: Report;
    let connected: Connected;
    beforeAll(async () => {
      store = await open();
      report = await collectReport(await store.source());
      connected = await overHttp(store, "2026-07-28");
    });
    afterAll(() => connected.close());

    const tool = async (tool: string, input: object): Promise<Answer> => {
      const result = await connected.client.callTool({ name: tool, arguments: { ...input } });
      return result.structuredContent;
    };

    test("of each fact and each of its sides: JSON, HTTP, MCP, ask", async () => {
      const { app } = served(store);
      const pile = new Pile(store);
      expect(report.facts.length).toBeGreaterThan(5);
      for (const [at, fact] of report.facts.entries()) {
        const over: Answer = await (await get(app, `/api/v1/facts/${fact.id}`)).json();
        const asked = await ask(pile, "fact", { id: fact.id });
        const sides = fact.disagreement?.values.map(({ support }) => support);
        for (const answer of [
          over,
          asked,
          ...(at % 10 === 0 || sides ? [await tool("get_fact", { id: fact.id })] : []),
        ]) {
          expect(answer.support).toEqual(fact.support);
          expect(answer.sides?.map(({ support }: Answer) => support)).toEqual(sides);
        }
      }
    });

    test("of each story and utterance", async () => {
      const { app } = served(store);
      for (const story of report.stories) {
        const over: Answer = await (await get(app, `/api/v1/stories/${story.id}?limit=200`)).json();
        expect([over.support, over.facts]).toEqual([
          story.support,
          report.facts.filter((fact) => fact.story === story.id).length,
        ]);
        expect((await tool("get_story", { id: story.id })).support).toEqual(story.support);
        for (const said of over.said)
          expect(said.support).toEqual(report.utterances.find(({ id }) => id === said.id)?.support);
      }
    });

    test("of the whole", async () => {
      const { totals } = await tool("pile_status", {});
      const over: Answer = await (await get(served(store).app, "/api/v1/status")).json();
      expect(over.totals).toEqual(totals);
      expect(totals).toMatchObject({
        articles: report.articles.length,
        stories: report.stories.length,
        facts: report.facts.length,
        lineages: report.lineages.length,
      });
      const [first] = COUNTS.exec(await textOf(store, "text"))!;
      expect(first).toContain(`${totals.articles} articles`);
    });

    test("in text and on the page, where they show it", async () => {
      const [text, page] = [await textOf(store, "text"), shownIn(await textOf(store, "html"))];
      for (const surface of [text, page]) {
        let shown = 0;
        for (const { title, support } of report.stories.filter(({ articles }) => articles.length > 1)) {
          expect(countsBehind(surface, title)).toContain(inShort(support));
          shown++;
        }
        for (const fact of report.facts.filter((one) => !one.disagreement && one.support.articles > 1)) {
          const counts = countsBehind(surface, fact.text.replace(/\s+/g, " "));
          const alike = report.facts.filter((one) => one.text === fact.text).map((one) => inShort(one.support));
          if (counts.some((one) => alike.includes(one))) shown++;
        }
        expect(shown).toBeGreaterThan(report.stories.length);
      }
    });

    test("in the table", async () => {
      const rows = new Map(
        (await textOf(store, "csv")).split("\n").map((row) => [/(f-[0-9a-f]{12})/.exec(row)?.[1] ?? "", row]),
      );
      for (const { id, support } of report.facts)
        expect(rows.get(id)).toContain(
          `,${support.articles},${support.publishers},${support.lineages.atLeast},${support.lineages.atMost},`,
        );
    });
  });
