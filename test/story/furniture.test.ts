import { expect, test } from "vitest";
import type { Article } from "../../src/model/index.ts";
import { Furniture } from "../../src/story/furniture.ts";

const BANNER = "Sign up for the Valley Herald and never miss a story. 2 of 3 free pages used.";

const TOWNS = ["Arling", "Bresk", "Corve", "Dunmar"];

function page(index: number, text: string, title = `Headline ${index}`): Article {
  const body = [{ start: 0, end: text.length }];
  return {
    id: `p${index}`,
    location: "",
    text,
    title,
    publisher: "Valley Herald",
    language: "en",
    body,
    aside: [],
    credits: [],
  };
}

function readable(articles: readonly Article[]): string[] {
  const furniture = new Furniture(articles);
  return articles.map((article) => {
    const spans = furniture.without(article);
    return spans.map((s) => article.text.slice(s.start, s.end)).join("|");
  });
}

test("a line on three pages of one publisher is not read; numbers in it may differ", () => {
  const pages = [1, 2, 3].map((n) =>
    page(n, `${TOWNS[n]} votes.\n${BANNER.replace("2 of", `${n} of`)}\nMore at noon.`),
  );
  expect(readable(pages).map((text) => text.includes("Valley"))).toEqual([false, false, false]);
  expect(readable(pages)[0]).toContain("Bresk votes.");
});

test("copies of one article keep their lines", () => {
  const pages = [1, 2, 3, 4].map((n) => page(n, "The bridge at Orrin closed.\nIt opens on Monday.", "Bridge closed"));
  expect(readable(pages)[0]).toBe(pages[0]!.text);
});

test("lines of unknown publishers stay", () => {
  const pages = [1, 2, 3].map((n) => {
    const { publisher: _, ...rest } = page(n, `${BANNER}\nStory ${n}`);
    return rest;
  });
  expect(readable(pages)[0]).toBe(pages[0]!.text);
});
