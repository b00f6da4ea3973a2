import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { MOST_READ, upToLimit } from "../../src/annotation/limit.ts";
import type { Article } from "../../src/model/index.ts";

function articleOf(text: string, body = [{ start: 0, end: text.length }]): Article {
  return { id: "a", location: "a.txt", text, language: "en", body, aside: [], credits: [] };
}

test("prose up to the limit is read whole, without a message", () => {
  const article = articleOf("x ".repeat(MOST_READ / 2));
  expect(upToLimit(article)).toEqual({ article, messages: [] });
});

test("longer prose is cut before a word, with a message", () => {
  const { article, messages } = upToLimit(articleOf("harbour ".repeat(MOST_READ / 4)));
  expect(article.body).toEqual([{ start: 0, end: MOST_READ }]);
  expect(messages.map(({ rule, article, level }) => [rule, article, level])).toEqual([["text-too-long", "a", "error"]]);
});

test("what is set aside does not count, and a pair of surrogates is not cut", () => {
  const text = `${" ".repeat(MOST_READ)}a${"🜁".repeat(MOST_READ)}`;
  const start = MOST_READ;
  const { article } = upToLimit(articleOf(text, [{ start, end: text.length }]));
  expect(article.body).toEqual([{ start, end: start + MOST_READ - 1 }]);
  expect(upToLimit(articleOf(text, [{ start, end: start + 9 }])).messages).toEqual([]);
});

test("analysis ends at the limit and says so", () => {
  const { sentences, messages } = annotate(articleOf(`${"\n".repeat(2 * MOST_READ)}It ended.`), "shallow");
  expect(sentences).toEqual([]);
  expect(messages.map(({ rule }) => rule)).toContain("text-too-long");
});
