import { expect, test } from "vitest";
import { labelOf } from "../../../src/model/index.ts";
import { articlesOf, rawOf, readAll } from "../inputs.ts";
import { PROSE, pageOf } from "../prose.ts";

const text = PROSE.join("\n\n");

test("a broken line of JSON Lines is a message and the others are read", async () => {
  const lines = [
    JSON.stringify({ id: "a", text }),
    '{"id": "b", "text": "cut',
    JSON.stringify({ text }),
    "",
    JSON.stringify({ id: 7, text }),
  ];
  const { articles, messages } = await readAll(rawOf(lines.join("\n"), "pile.jsonl"));
  expect(articles.map(labelOf)).toEqual(["a", "pile#3", "7"]);
  expect(messages).toEqual([
    { rule: "broken-json", text: "line 2 is not valid JSON", location: "pile.jsonl", level: "error" },
  ]);
});

test("an array is read element by element, whatever the pieces it arrives in", async () => {
  const records = [{ id: "a", text: `${text} {"[` }, { text }, { nothing: 1 }, { id: "c", title: "Only a title" }];
  for (const chunk of [1, 7, 1 << 16]) {
    const { articles, messages } = await readAll(rawOf(JSON.stringify(records, null, 1), "pile.json", chunk));
    expect(articles.map(labelOf)).toEqual(["a", "pile#2", "c"]);
    expect(articles[2]!.text).toBe("Only a title");
    expect(messages.map((message) => message.rule)).toEqual(["no-text", "partial-title"]);
  }
});

test.each([
  [
    "contract",
    {
      text,
      title: "T",
      url: "https://www.norland.example/a",
      publisher: "Norland",
      published: "2031-04-02T10:00:00+02:00",
      language: "en",
      byline: "M. L.",
    },
  ],
  [
    "news-please",
    {
      maintext: text,
      title: "T",
      url: "https://www.norland.example/a",
      source_domain: "Norland",
      date_publish: "2031-04-02 10:00:00+02:00",
      language: "en",
      authors: ["M. L."],
    },
  ],
  [
    "trafilatura",
    {
      raw_text: "x",
      text,
      title: "T",
      source: "https://www.norland.example/a",
      url: "https://www.norland.example/a",
      sitename: "Norland",
      date: "2031-04-02T10:00:00+02:00",
      language: "en",
      author: "M. L.",
    },
  ],
  [
    "newspaper4k",
    {
      text,
      title: "T",
      canonical_link: "https://www.norland.example/a",
      publisher: "Norland",
      publish_date: "2031-04-02T10:00:00+02:00",
      meta_lang: "en",
      authors: ["M. L."],
    },
  ],
  [
    "fundus",
    {
      title: "T",
      plaintext: text,
      html: "",
      publisher: "Norland",
      publishing_date: "2031-04-02T10:00:00+02:00",
      authors: ["M. L."],
      lang: "en",
      url: "https://www.norland.example/a",
    },
  ],
])("field names of %s", async (_, record) => {
  const [article] = await articlesOf(JSON.stringify([record]), "pile.json");
  expect(article).toMatchObject({
    text,
    title: "T",
    publisher: "Norland",
    published: "2031-04-02T10:00:00+02:00",
    language: "en",
    byline: "M. L.",
  });
  expect(article!.url).toBe("https://www.norland.example/a");
});

test("unknown fields are kept and the host stands in for an unnamed publisher", async () => {
  const [article] = await articlesOf(
    JSON.stringify({ text, url: "https://news.norland.co.uk/x", section: "world", score: 3 }),
    "a.json",
  );
  expect(article!.extra).toEqual({ section: "world", score: 3 });
  expect(article!.publisher).toBe("norland.co.uk");
});

test("an archived address is unwrapped", async () => {
  const [article] = await articlesOf(
    JSON.stringify({ text, url: "http://web.archive.org/web/20310402/http://norland.example/x" }),
    "a.json",
  );
  expect(article!.url).toBe("http://norland.example/x");
});

test("a record with HTML goes through the page reader", async () => {
  const [article] = await articlesOf(JSON.stringify([{ id: "h", html: pageOf(), published: "2031-04-02" }]), "a.json");
  expect(article!.title).toBe("Ferry terminal to close");
  expect(article!.published).toBe("2031-04-02");
  expect(article!.body.map(({ start, end }) => article!.text.slice(start, end)).join("")).not.toContain("reader");
});

test("a record that nests too deep is a message", async () => {
  const deep = `{"text": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const { messages } = await readAll(rawOf(`${deep}\n${JSON.stringify({ text })}`, "a.jsonl"));
  expect(messages.map((message) => message.rule)).toEqual(["too-deep"]);
});

test("an over-long line is a message and the next line is read", async () => {
  const { articles, messages } = await readAll(
    rawOf(`{"text":"${"x".repeat(9000)}"}\n${JSON.stringify({ id: "b", text })}`, "a.jsonl"),
    { documentBytes: 8192 },
  );
  expect(articles.map((article) => article.id)).toEqual(["b"]);
  expect(messages.map((message) => message.rule)).toEqual(["too-large"]);
});
