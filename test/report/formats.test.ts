import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type ReportFormat, renderReport } from "../../src/report/index.ts";
import { pile } from "./pile.ts";

const GOLDEN = resolve(import.meta.dirname, "golden");
const ENDING: Record<ReportFormat, string> = {
  text: "txt",
  md: "md",
  html: "html.txt",
  json: "golden.json",
  jsonld: "jsonld.txt",
  csv: "csv",
};

test.each(Object.entries(ENDING) as [ReportFormat, string][])(
  "%s shows the pile as the golden file does",
  async (format, ending) => {
    const text = [...renderReport(pile(), format)].join("");
    const shown = format === "html" ? withoutStyle(text) : text;
    await expect(shown).toMatchFileSnapshot(resolve(GOLDEN, `pile.${ending}`));
  },
);

test.each(Object.keys(ENDING) as ReportFormat[])("%s of an empty pile is still a report", (format) => {
  const { schema } = pile();
  const none: never[] = [];
  const empty = {
    ...{ schema, articles: none, lineages: none, links: none, stories: none, entities: none, quotes: none },
    ...{ utterances: none, events: none, quantities: none, times: none, facts: none, messages: none },
  };
  expect([...renderReport(empty, format)].join("").length).toBeGreaterThan(20);
});

test("the same report is the same bytes, whatever the order of its keys", () => {
  const report = pile();
  const turned = {
    ...report,
    articles: report.articles.map((a) => Object.fromEntries(Object.entries(a).reverse()) as typeof a),
  };
  const json = [...renderReport(report, "json")].join("");
  expect([...renderReport(turned, "json")].join("")).toBe(json);
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
});

test("text keeps to its columns and speaks no escape codes unless asked", () => {
  for (const columns of [40, 80, 100]) {
    const text = [...renderReport(pile(), "text", { columns })].join("");
    expect(text.split("\n").filter((line) => line.length > columns)).toEqual([]);
    expect(text).not.toContain("\u001b");
  }
  expect([...renderReport(pile(), "text", { color: true })].join("")).toContain("\u001b[1m");
});

/** Style and script have no place in a golden file: they change with every look, the words do not. */
function withoutStyle(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, "<style></style>")
    .replace(/<script>[\s\S]*?<\/script>/, "<script></script>")
    .replace(/'sha256-[^']+'/g, "'sha256-'");
}

test("every jump of the page has a place to land on", () => {
  const page = [...renderReport(pile(), "html")].join("");
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const jumps = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
  expect(jumps.length).toBeGreaterThan(40);
  expect(jumps.filter((jump) => !ids.includes(jump))).toEqual([]);
});

test("JSON-LD counts code points and keeps the exact words", () => {
  const report = pile();
  const [first] = report.articles;
  const text = `\u{1f6a2}\u{1f6a2} ferry ${first!.text}`;
  const aside = [{ span: { start: 5, end: 10 }, kind: "teaser" as const }];
  const moved = { ...report, articles: [{ ...first!, text, aside }] };
  const { "@graph": graph } = JSON.parse([...renderReport(moved, "jsonld")].join("")) as {
    "@graph": { type: unknown; target?: { selector: object[] } }[];
  };
  const annotation = graph.find(({ type }) => JSON.stringify(type).includes("ss:Aside"));
  expect(annotation?.target?.selector).toMatchObject([{ start: 3, end: 8 }, { exact: "ferry" }]);
});
