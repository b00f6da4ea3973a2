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

test("ids that clash get a suffix that does not depend on the order", async () => {
  const [a] = await articlesOf(PROSE[0], "one/report.txt");
  const [b] = await articlesOf(PROSE[1], "two/report.txt");
  const there = settleArticles([a!, b!]).map((article) => article.id);
  const back = settleArticles([b!, a!])
    .map((article) => article.id)
    .reverse();
  expect(there).toEqual(back);
  expect(new Set(there).size).toBe(2);
  expect(there[0]).toMatch(/^report~[0-9a-z]{5}$/);
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
