import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import {
  analysePile,
  collectReport,
  comparePair,
  type ReportFormat,
  renderComparison,
  renderReport,
  storiesOf,
} from "../../src/index.ts";
import { rawOf, readAll } from "./inputs.ts";

const TEXTS = [
  "Ferry aground off Tyrsund\n\nThe ferry Halvard ran aground off Tyrsund on Monday with 212 passengers, the coastguard said.",
  "Everyone safe after ferry hits rocks\n\nAll 212 passengers on the Halvard are safe after it struck rocks near Tyrsund on Monday.",
];
const raws = () => TEXTS.map((text, i) => rawOf(text, `${i}.txt`));
const told = async (content: string | Uint8Array, location: string) => {
  const { articles, messages } = await readAll(rawOf(content, location, 777));
  return { articles: articles.length, rules: messages.map(({ rule, level }) => `${rule} ${level}`) };
};
const OWN = { articles: 0, rules: ["own-output note"] };

let analysis: Awaited<ReturnType<typeof analysePile>>;
beforeAll(async () => {
  analysis = await analysePile(raws());
});

test.each([
  ...(["text", "md", "html", "json", "jsonld", "csv"] as const),
  ...(["events-csv", "crosswalk-csv", "gdelt", "stix", "misp"] as const),
])("a report as %s is no news", async (format: ReportFormat) => {
  let written = "";
  for await (const chunk of renderReport(analysis.source, format)) written += chunk;
  expect(await told(written, "pile/report")).toEqual(OWN);
  expect(await told(new Uint8Array(gzipSync(written)), "pile/report.gz")).toEqual(OWN);
});

test("a report that another program has laid out anew is still one", async () => {
  expect(await told(JSON.stringify(await collectReport(analysis.source), null, 2), "r.json")).toEqual(OWN);
});

test.each(["text", "html", "json"] as const)("a comparison as %s is no news", async (format) => {
  const [left, right] = raws();
  const { comparison, a, b } = await comparePair(left!, right!);
  const written = renderComparison(comparison!, a!, b!, format);
  expect(await told(typeof written === "string" ? written : [...written].join(""), "c")).toEqual(OWN);
});

test("annotated articles, stories and comparisons as lines are no news, one note for all of them", async () => {
  const lines: string[] = [];
  for await (const { article, annotation } of analysis.articles()) {
    const { article: _, ...rest } = annotation;
    lines.push(JSON.stringify({ ...article, ...rest, text: article.text.repeat(300) }));
  }
  expect(await told(lines.join("\n"), "a.jsonl")).toEqual(OWN);
  const { stories } = await storiesOf(raws());
  const storyLines = stories.map(({ id, articles }) => JSON.stringify({ story: id, articles }));
  expect(await told(storyLines.join("\n"), "s.jsonl")).toEqual(OWN);
  expect(
    await told("2 articles  Ferry aground\n    0\n    1\n1 story with several articles, 0 with one\n", "s.txt"),
  ).toEqual(OWN);
});

test.each([
  ["our application id", (head: Buffer) => head.write("2src", 68, "latin1")],
  ["our name in the first page", (head: Buffer) => head.write("CREATE TABLE secondsource_log", 400, "latin1")],
])("a store is known by %s", async (_, mark) => {
  const head = Buffer.alloc(8192);
  head.write("SQLite format 3\0", 0, "latin1");
  mark(head);
  expect(await told(new Uint8Array(head), "pile/news.sqlite")).toEqual(OWN);
});

test.each([
  [
    "a text about the program",
    `${TEXTS[0]}\n\nIt was read with secondsource. It measures reporting, never truth.`,
    "a.txt",
  ],
  [
    "a page that quotes a mark",
    `<html><body><article><p>${TEXTS[0]}</p><pre>&lt;meta name="generator" content="secondsource"></pre></article></body></html>`,
    "a.html",
  ],
  [
    "records of another program with sentences and tokens",
    JSON.stringify({ text: TEXTS[0], sentences: ["One."], tokens: ["One", "."] }),
    "a.jsonl",
  ],
  ["records with lists of articles", JSON.stringify({ articles: [{ text: TEXTS[0] }], story: "x" }), "a.json"],
  ["a text that counts articles", `3 articles  were found in the wreck\n\n${TEXTS[0]}`, "a.txt"],
  ["a table with a column story", "story,title\nA ferry ran aground off Tyrsund on Monday,Ferry\n", "a.txt"],
])("%s is news", async (_, content, location) => {
  expect((await told(content, location)).articles).toBe(1);
});
