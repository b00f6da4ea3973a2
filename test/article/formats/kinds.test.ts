import { expect, test } from "vitest";
import type { Article } from "../../../src/model/index.ts";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";
import { SAMPLES } from "./samples.ts";

const [first, second, third, fourth] = PROSE;
const bodyOf = (article: Article | undefined) =>
  article?.body.map(({ start, end }) => article.text.slice(start, end)).join("") ?? "";
const read = (name: string, chunk = 1 << 12) => readAll(rawOf(SAMPLES[name]!, name, chunk));

test.each([
  "box.mbox",
  "nexis.txt",
  "uni.txt",
  "uni.docx",
  "factiva.txt",
  "indexed.txt",
  "factiva.html",
  "proquest.txt",
])("%s holds two articles, each with its own words, and no label in a body", async (name) => {
  const { articles, messages } = await read(name);
  expect(messages).toEqual([]);
  expect(articles.map(({ title }) => title)).toEqual(["Ferry terminal to close", "Quay blocked by boats"]);
  expect(articles.map(({ label }) => label)).toEqual([1, 2].map((n) => `${name.replace(/\.[a-z]+$/, "")}#${n}`));
  const [one, other] = articles.map(bodyOf);
  expect(one).toContain(first);
  expect(one).toContain(name === "indexed.txt" ? third : second);
  expect(other).toContain(fourth);
  expect(other).not.toContain(second);
  for (const body of [one, other])
    expect(body).not.toMatch(
      /LOAD-DATE|Load-Date|LENGTH|Copyright|End of Document|Full text:|Subject:|90 words|e742000|BYLINE|^LP|____/,
    );
  for (const article of articles) {
    expect(article.publisher).toMatch(/^(?:The Norland Daily|Norland Daily|Norland Morning)$/);
    expect(article.published).toMatch(/^2031-04-0[12]/);
    expect(article.language).toBe("en");
  }
});

test.each(["nexis.txt", "uni.txt", "factiva.txt", "indexed.txt", "proquest.txt"])(
  "no character of %s is lost",
  async (name) => {
    const { articles } = await read(name);
    expect(articles.map(({ text }) => text).join("")).toBe(SAMPLES[name]);
    expect(articles[0]?.byline).toMatch(/Lindqvist|LINDQVIST/);
  },
);

test("mail boxes: quoted From lines are read as they were written", async () => {
  const { articles } = await read("box.mbox", 7);
  expect(articles[0]?.text).toContain("\n\nFrom the quay it looked calm.");
});

test("a message of Apple Mail", async () => {
  const { articles, messages } = await read("letter.emlx");
  expect(messages).toEqual([]);
  expect(articles).toMatchObject([{ label: "letter", title: "Ferry terminal to close", publisher: "Norland Morning" }]);
  expect(articles[0]?.text).not.toContain("plist");
});

test("pages saved as MHTML: not who saved it, not when, and no frame of an advertisement", async () => {
  const { articles, messages } = await read("saved.mhtml");
  expect(articles).toMatchObject([
    {
      title: "Ferry terminal to close",
      publisher: "norland.example",
      published: "2031-04-02",
      url: "https://norland.example/2031/04/02/ferry",
    },
  ]);
  expect(articles[0]?.text).not.toContain("Buy a boat");
  expect(messages.map(({ rule, level }) => `${rule} ${level}`)).toEqual(["left-out note"]);
});

test("pages saved by SingleFile: shadow roots are read, other templates are not", async () => {
  const { articles } = await read("saved.html");
  expect(articles).toMatchObject([
    { title: "Ferry terminal to close", url: "https://norland.example/2031/04/02/ferry", published: "2031-04-02" },
  ]);
  expect(bodyOf(articles[0])).toContain(fourth);
  expect(articles[0]?.text).not.toContain("Never shown");
});

test("CSV and TSV: a row is an article", async () => {
  for (const chunk of [1, 1000]) {
    const { articles, messages } = await read("pile.csv", chunk);
    expect(messages).toEqual([]);
    expect(articles).toMatchObject([
      {
        id: "1",
        title: "Ferry",
        publisher: "Norland Daily",
        published: "2031-04-02",
        text: `${first}\n\n"Yes," she said.`,
      },
      { id: "2", title: "Quay", url: "https://norland.example/b" },
    ]);
  }
  expect((await read("pile.tsv")).articles).toMatchObject([
    { label: "pile#1", title: "Ferry", text: first, publisher: "Norland Daily", published: "2031-04-02" },
  ]);
});

test("NITF keeps provider, version, status, embargo, usage and dateline", async () => {
  const { articles, messages } = await read("item.nitf.xml");
  expect(messages).toEqual([]);
  expect(articles).toMatchObject([
    {
      title: "Ferry terminal to close",
      publisher: "Northline",
      published: "2031-04-02T10:00:00+02:00",
      byline: "By Mara Lindqvist",
      language: "en",
      extra: {
        provider: "Northline",
        version: "2",
        status: "usable",
        embargo: "20310402T120000+0200",
        usage: "Not for use in Norland",
        dateline: "Port Elsa",
        slug: "ferry-closure",
      },
    },
  ]);
  expect(bodyOf(articles[0])).toBe(`Ferry terminal to close\n\nTwo years without boats\n\n${PROSE.join("\n\n")}\n\n`);
  expect(articles[0]?.text).toContain("The quay in May.");
});

test("NewsML-G2: the text items of a message; others are counted", async () => {
  const { articles, messages } = await read("message.xml");
  expect(articles).toMatchObject([
    {
      title: "Ferry terminal to close",
      publisher: "Northline",
      published: "2031-04-02T10:00:00+02:00",
      modified: "2031-04-02T11:00:00+02:00",
      byline: "Mara Lindqvist",
      extra: {
        version: "3",
        status: "usable",
        embargo: "2031-04-02T12:00:00+02:00",
        usage: "Not for use in Norland",
        dateline: "PORT ELSA, April 2",
        slug: "FERRY",
      },
    },
  ]);
  expect(bodyOf(articles[0])).toContain(PROSE.join("\n\n"));
  expect(messages.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
    "left-out: 2 of 3 items hold no text (pictures, packages, notices) and were left out",
  ]);
});

test("NewsML 1", async () => {
  const { articles } = await read("old.newsml.xml");
  expect(articles).toMatchObject([
    {
      title: "Ferry terminal to close",
      publisher: "Northline",
      published: "2031-04-02T10:00:00+02:00",
      extra: { version: "2", status: "Usable" },
    },
  ]);
  expect(bodyOf(articles[0])).toContain(fourth);
});

test("WordPress exports: published posts only, the rest is counted", async () => {
  const { articles, messages } = await read("export.wxr.xml");
  expect(articles).toMatchObject([
    {
      title: "Ferry & quay",
      publisher: "Norland Daily",
      published: "2031-04-02T10:00:00Z",
      byline: "mara",
      text: `${first}\n\n${second}`,
    },
    { title: "Old post", text: `${third}\n\n${fourth}` },
  ]);
  expect(messages.map(({ text }) => text)).toEqual([
    "3 items were left out: 1 not published (draft), 1 of type attachment, 1 of type page",
  ]);
});

test("news sitemaps: headlines only, and said so", async () => {
  const { articles, messages } = await read("news.sitemap.xml");
  expect(articles).toMatchObject([
    {
      title: "Ferry terminal to close – for two years",
      publisher: "Norland Daily",
      published: "2031-04-02T10:00:00+02:00",
      extra: { partial: "title" },
    },
  ]);
  expect(messages).toMatchObject([{ rule: "partial-title", level: "note" }]);
});

test("HAR: the pages; what is none is counted", async () => {
  const { articles, messages } = await read("load.har");
  expect(articles).toMatchObject([
    { label: "load#1", url: "https://norland.example/a", extra: { fetched: "2031-04-03T10:00:00Z" } },
  ]);
  expect(messages.map(({ text }) => text)).toEqual([
    "3 responses were left out: 1 application/json without a report, 1 image/png, 1 status 404 (not found)",
  ]);
});

test("rich text: words in any code page, no control words, said so", async () => {
  const { articles, messages } = await read("clip.rtf");
  expect(articles[0]?.text).toBe(`Ferry terminal to close\n${first}\n“${second}” – café\nПорт\n`);
  expect(messages.map(({ rule }) => rule)).toEqual(["left-out"]);
});

test.each(["text.docx", "text.odt", "issue.epub", "text.zst"])("%s", async (name) => {
  const { articles, messages } = await read(name);
  expect(messages.filter(({ level }) => level === "error")).toEqual([]);
  expect(articles).toHaveLength(1);
  for (const text of PROSE) expect(bodyOf(articles[0])).toContain(text);
  expect(articles[0]?.text).not.toContain("Deleted words");
});

test("e-books: the issue's name and day stand in", async () => {
  const { articles } = await read("issue.epub");
  expect(articles[0]).toMatchObject({
    publisher: "Norland Daily",
    published: "2031-04-02T06:00:00Z",
    title: "Ferry terminal to close",
  });
});

test("WACZ: the pages of its web archives, nothing twice", async () => {
  const { articles, messages } = await read("crawl.wacz");
  expect(messages).toEqual([]);
  expect(articles).toMatchObject([{ url: "https://norland.example/a", title: "Ferry terminal to close" }]);
});

test.each([
  ["11:04", "2031-04-02T11:04:00"],
  ["9:05 ET", "2031-04-02T09:05:00"],
  ["9:05", "2031-04-02T09:05:00"],
])("a clipping of %s is of that hour", async (clock, published) => {
  const text = SAMPLES["factiva.txt"]!.toString().replace("\n11:04\n", `\n${clock}\n`);
  const { articles } = await readAll(rawOf(text, "factiva.txt"));
  expect(articles[0]?.published).toBe(published);
});
