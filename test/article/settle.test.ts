import fc from "fast-check";
import { expect, test } from "vitest";
import { settleArticles } from "../../src/article/index.ts";
import type { Article } from "../../src/model/index.ts";
import { articlesOf, asidesOf } from "./inputs.ts";
import { PROSE } from "./prose.ts";

const TOPICS = ["harbour", "library", "museum", "orchard", "stadium", "railway", "hospital"];
/** Unrelated reports of one publisher that share only the given lines. */
async function reports(url: string, shared: readonly string[]): Promise<Article[]> {
  const records = TOPICS.map((topic, i) => ({
    id: `${url}-${topic}`,
    url: `https://www.${url}/${topic}`,
    text: [
      `The ${topic} of Port Elsa will get ${i + 2} new wings next year, its director announced on Monday.`,
      `Nobody had asked for a larger ${topic}, but ${i} donors insisted on it and paid.`,
      `The ${topic} was last painted in ${1950 + i}, when the town still had money to spend.`,
      `A model of the new ${topic} stands in room ${i} of the town hall until summer.`,
      ...shared,
    ].join("\n\n"),
  }));
  return articlesOf(records.map((record) => JSON.stringify(record)).join("\n"), "pile.jsonl");
}

test("a file keeps its id whatever namesakes come", async () => {
  const [a] = await articlesOf(PROSE[0], "one/report.txt");
  const [b] = await articlesOf(PROSE[1], "two/report.txt");
  expect(settleArticles([b!, a!]).map(({ id, label }) => [id, label])).toEqual([
    [b!.id, "report"],
    [a!.id, "report"],
  ]);
  expect(a!.id).not.toBe(b!.id);
});

test("of two articles with one given id the earlier published keeps it, in any order; read twice is once", async () => {
  const record = (text: string, published: string) => JSON.stringify({ id: "7", text, published });
  const [early, late] = [record(PROSE[0]!, "2031-02-01"), record(PROSE[1]!, "2031-02-02")];
  const pile = await articlesOf([late, early, late].join("\n"), "pile.jsonl");
  const repeated: Article[] = [];
  const there = settleArticles(pile, (one) => repeated.push(one));
  expect(new Set(there.map(({ id }) => id)).size).toBe(there.length);
  expect(there.find(({ id }) => id === "7")!.published).toMatch(/^2031-02-01/);
  expect([there.length, repeated.length]).toEqual([2, 1]);
  const back = settleArticles([...pile].reverse());
  expect(back.map(({ id }) => id).sort()).toEqual(there.map(({ id }) => id).sort());
});

test("a page keeps its id however its address was reached", async () => {
  const at = async (url: string) =>
    (await articlesOf(JSON.stringify({ url, text: PROSE[0] }), `${url.length}.json`))[0]!.id;
  const id = await at("https://www.velm.example/a/1");
  expect(await at("http://velm.example/a/1/?utm_source=x&fbclid=y#top")).toBe(id);
  expect(await at("https://www.velm.example/a/1?page=2")).not.toBe(id);
});

test("a post follows its parent's new id", async () => {
  const pile = [
    ...(await articlesOf([...PROSE, "Next Post", "Guides wait", PROSE[2]].join("\n\n"), "one/report.txt")),
    ...(await articlesOf(PROSE[1], "two/report.txt")),
  ];
  const [parent, post] = settleArticles(pile);
  expect(post!.partOf!.article).toBe(parent!.id);
});

test("a label that unrelated pages of a publisher share is furniture, a shared sentence of the report is not", async () => {
  const label = "Norland Evening Desk Picks";
  const sentence = "No arrests have been made.";
  const [article] = settleArticles(await reports("norland.example", [sentence, label]));
  expect(asidesOf(article!)).toEqual([`furniture: ${label}`]);
});

test("a long notice that they share is furniture too", async () => {
  const notice =
    "This page was made by the people of the Norland cooperative and may be copied by everyone who names it.";
  const [article] = settleArticles(await reports("norland.example", [notice]));
  expect(asidesOf(article!)).toEqual([`furniture: ${notice}`]);
});

test("versions of one text teach nothing", async () => {
  const records = [1, 2, 3, 4, 5, 6].map((n) => ({
    id: `v${n}`,
    url: `https://norland.example/${n}`,
    text: ["Port Elsa closes its old ferry terminal", ...PROSE].join("\n\n"),
  }));
  const pile = await articlesOf(records.map((record) => JSON.stringify(record)).join("\n"), "pile.jsonl");
  expect(settleArticles(pile).every((article) => article.aside.length === 0)).toBe(true);
});

test("other publishers teach nothing", async () => {
  const pile = await Promise.all(
    ["a.example", "b.example", "c.example"].map(async (host) => (await reports(host, ["Evening Desk Picks"]))[0]!),
  );
  expect(settleArticles(pile).every((article) => article.aside.length === 0)).toBe(true);
});

test("a lone headline that is another article's title is a teaser", async () => {
  const records = [
    { id: "a", text: [...PROSE, "Old town hall gets a new clock", PROSE[0]].join("\n") },
    { id: "b", title: "Old town hall gets a new clock", text: PROSE[1] },
  ];
  const [a] = settleArticles(await articlesOf(JSON.stringify(records), "pile.json"));
  expect(asidesOf(a!)).toEqual(["teaser: Old town hall gets a new clock"]);
});

test("one site name stands for its host, two stay apart", async () => {
  const text = PROSE[0];
  const record = (id: string, publisher?: string, host = "norland.example") => ({
    id,
    text,
    url: `https://www.${host}/${id}`,
    ...(publisher ? { publisher } : {}),
  });
  const pile = await articlesOf(
    JSON.stringify([
      record("a", "Norland Daily"),
      record("b"),
      record("c", "X", "o.example"),
      record("d", "Y", "o.example"),
      record("e", undefined, "o.example"),
    ]),
    "pile.json",
  );
  expect(settleArticles(pile).map((article) => article.publisher)).toEqual([
    "Norland Daily",
    "Norland Daily",
    "X",
    "Y",
    "o.example",
  ]);
});

test("what is said of an article does not depend on the input order", async () => {
  const pile = [
    ...(await reports("norland.example", ["Norland Evening Desk Picks"])),
    ...(await articlesOf(PROSE.join("\n\n"), "a/x.txt")),
    ...(await articlesOf(PROSE.slice(1).join("\n\n"), "b/x.txt")),
  ];
  const sorted = (articles: readonly Article[]) => JSON.stringify([...articles].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const wanted = sorted(settleArticles(pile));
  fc.assert(
    fc.property(fc.shuffledSubarray(pile, { minLength: pile.length }), (shuffled) => {
      expect(sorted(settleArticles(shuffled))).toBe(wanted);
    }),
    { seed: 3, numRuns: 30 },
  );
});
