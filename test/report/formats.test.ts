import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { ReportFormat } from "../../src/report/index.ts";
import { codedPile } from "./coded-pile.ts";
import { pile } from "./pile.ts";
import { ENDING, inOneOrder, rendered, withoutStyle } from "./rendered.ts";

/** Formats that show events: the sample pile has them in another version only. */
const EVENTS: ReadonlySet<ReportFormat> = new Set(["events-csv", "crosswalk-csv", "gdelt", "plover"]);
const GOLDEN = resolve(import.meta.dirname, "golden");
test.each(Object.entries(ENDING) as [ReportFormat, string][])(
  "%s shows the pile as the golden file does",
  async (format, ending) => {
    const text = await rendered(EVENTS.has(format) ? codedPile() : pile(), format);
    const shown = format === "html" ? withoutStyle(text) : text;
    await expect(shown).toMatchFileSnapshot(resolve(GOLDEN, `pile.${ending}`));
  },
);

test.each(Object.keys(ENDING) as ReportFormat[])("%s of an empty pile is still a report", async (format) => {
  const { schema } = pile();
  const none: never[] = [];
  const empty = {
    ...{ schema, articles: none, lineages: none, links: none, stories: none, entities: none, quotes: none },
    ...{ utterances: none, events: none, quantities: none, times: none, facts: none, messages: none },
  };
  const text = await rendered(empty, format);
  if (format === "misp") expect(JSON.parse(text)).toEqual({ response: [] });
  else if (format === "plover") expect(text).toBe("");
  else expect(text.length).toBeGreaterThan(20);
});

test("the same report is the same bytes, whatever the order of its keys", async () => {
  const report = pile();
  const turned = {
    ...report,
    articles: report.articles.map((a) => Object.fromEntries(Object.entries(a).reverse()) as typeof a),
  };
  const json = await rendered(report, "json");
  expect(await rendered(turned, "json")).toBe(json);
  expect(inOneOrder(JSON.parse(json))).toEqual(inOneOrder(report));
});

test("text keeps to its columns and speaks no escape codes unless asked", async () => {
  for (const columns of [40, 80, 100]) {
    const text = await rendered(pile(), "text", { columns });
    expect(text.split("\n").filter((line) => line.length > columns)).toEqual([]);
    expect(text).not.toContain("\u001b");
  }
  expect(await rendered(pile(), "text", { color: true })).toContain("\u001b[1m");
});

test("every jump of the page has a place to land on", async () => {
  const page = await rendered(pile(), "html");
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const jumps = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
  expect(jumps.length).toBeGreaterThan(40);
  expect(jumps.filter((jump) => !ids.includes(jump))).toEqual([]);
});

test("JSON-LD counts code points and keeps the exact words", async () => {
  const report = pile();
  const [first] = report.articles;
  const text = `\u{1f6a2}\u{1f6a2} ferry ${first!.text}`;
  const aside = [{ span: { start: 5, end: 10 }, kind: "teaser" as const }];
  const moved = { ...report, articles: [{ ...first!, text, aside }] };
  const { "@graph": graph } = JSON.parse(await rendered(moved, "jsonld")) as {
    "@graph": { type: unknown; target?: { selector: object[] } }[];
  };
  const annotation = graph.find(({ type }) => JSON.stringify(type).includes("ss:Aside"));
  expect(annotation?.target?.selector).toMatchObject([{ start: 3, end: 8 }, { exact: "ferry" }]);
});
