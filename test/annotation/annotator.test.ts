import { expect, test } from "vitest";
import { type Annotator, chainOf } from "../../src/annotation/annotator.ts";
import type { Article } from "../../src/model/index.ts";

const article: Article = {
  id: "a",
  location: "a.txt",
  text: "One.",
  language: "fr",
  body: [{ start: 0, end: 4 }],
  aside: [],
  credits: [],
};

const base = { needs: [], adds: [], depth: "shallow" } as const;
const sentences: Annotator = { ...base, name: "s", adds: ["sentences"], run: () => ({ sentences: article.body }) };
const times: Annotator = { ...base, name: "t", needs: ["sentences"], adds: ["times"], run: () => ({ times: [] }) };

test("a chain runs in order and merges what each adds", () => {
  const note: Annotator = {
    ...base,
    name: "n",
    adds: ["messages"],
    run: () => ({ messages: [{ rule: "r", text: "t" }] }),
  };
  const found = chainOf([sentences, note, note, times])(article, "shallow", "fr");
  expect(found.sentences).toEqual(article.body);
  expect(found.messages).toHaveLength(2);
});

test("a chain that lacks a needed field is refused when put together", () => {
  expect(() => chainOf([times, sentences])).toThrow(RangeError);
  expect(() => chainOf([{ ...sentences, depth: "full" }, times])).toThrow(/needs "sentences"/);
});

test("two annotators add one field only when the later refines it", () => {
  expect(() => chainOf([sentences, sentences])).toThrow(/second time/);
  expect(() => chainOf([sentences, { ...sentences, needs: ["sentences"] }])).not.toThrow();
});

test("an annotator returns only what it says it adds", () => {
  const stray: Annotator = { ...base, name: "x", run: () => ({ times: [] }) };
  expect(() => chainOf([stray])(article, "shallow", "fr")).toThrow(/does not say/);
});

test("full annotators stay out of shallow analysis", () => {
  const full: Annotator = { ...sentences, depth: "full" };
  expect(chainOf([full])(article, "shallow", "fr").sentences).toEqual([]);
  expect(chainOf([full])(article, "full", "fr").sentences).toEqual(article.body);
});

test("an annotator made for another language is left out with a message", () => {
  const found = chainOf([sentences, { ...times, language: "en" }])(article, "full", "fr");
  expect(found.messages).toEqual([
    { rule: "analysis-not-made", text: 'Not analysed for language "fr": t.', article: "a" },
  ]);
});
