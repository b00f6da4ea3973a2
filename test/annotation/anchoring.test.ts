import { expect, test } from "vitest";
import { annotate, nameStory } from "../../src/annotation/index.ts";
import type { AnnotatedArticle } from "../../src/model/index.ts";
import { articleOf } from "./reading.ts";

const FERRY = "A ferry sank near Velm on Friday. It has not sailed since Monday.";

function read(id: string, text: string, published?: string): AnnotatedArticle {
  const article = articleOf(text, { id, ...(published && { published }) });
  return { article, annotation: annotate(article) };
}

function daysOf(articles: readonly AnnotatedArticle[], id: string): (string | undefined)[] {
  const { annotation } = nameStory(articles).find(({ article }) => article.id === id)!;
  return annotation.claims.map(({ date }) => date);
}

test("an undated report of a story is read by the story's day, whatever the order", () => {
  const undated = read("u", FERRY);
  const others = [read("a", "The ferry sank.", "2031-05-10"), read("b", "The ferry sank.", "2031-05-10T09:00:00Z")];
  expect(undated.annotation.claims.every(({ date }) => date === undefined)).toBe(true);
  const days = daysOf([undated, ...others], "u");
  expect(days).toContain("2031-05-09");
  expect(days.filter((day) => day !== undefined)).toEqual(["2031-05-09"]);
  expect(daysOf([...others, undated], "u")).toEqual(days);
});

test("nothing is placed where no day is known or the dated reports lie apart, and dated reports stay as they are", () => {
  const undated = read("u", FERRY);
  expect(daysOf([undated], "u").every((day) => day === undefined)).toBe(true);
  const apart = [read("a", "The ferry sank.", "2031-05-10"), read("b", "The ferry sank.", "2031-06-10")];
  expect(daysOf([undated, ...apart], "u").every((day) => day === undefined)).toBe(true);
  const dated = read("d", FERRY, "2031-05-20");
  expect(daysOf([dated, ...apart], "d")).toContain("2031-05-16");
});

test("an hour of no day stays without one", () => {
  const undated = read("u", "The kiln burst at noon. It burned until Friday.");
  const articles = nameStory([
    undated,
    read("a", "The kiln burst.", "2031-05-10"),
    read("b", "It burst.", "2031-05-10"),
  ]);
  const { times } = articles.find(({ article }) => article.id === "u")!.annotation;
  expect(times.map(({ start }) => start !== undefined)).toEqual([false, true]);
});
