import { expect, test } from "vitest";
import { annotateAll } from "../../src/annotation/pool.ts";
import type { Article } from "../../src/model/index.ts";

const articles: Article[] = Array.from({ length: 40 }, (_, index) => {
  const text = `The harbour of Velm opened pier ${index} on Monday. “It is done,” said Mara Tolk.`;
  return {
    id: `a${index}`,
    location: "x",
    text,
    language: "en",
    body: [{ start: 0, end: text.length }],
    aside: [],
    credits: [],
  };
});

test("threads change nothing in the result", async () => {
  const here = await annotateAll(articles, "full", { threads: 1 });
  expect(await annotateAll(articles, "full", { threads: 2 })).toEqual(here);
  expect(here.map((annotation) => annotation.article)).toEqual(articles.map((article) => article.id));
});

test("progress counts up to the size of the pile", async () => {
  const seen: number[] = [];
  await annotateAll(articles, "shallow", { threads: 1, onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(articles.map((_, index) => index + 1));
});
