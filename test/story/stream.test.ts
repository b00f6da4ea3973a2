import { expect, test } from "vitest";
import { type Article, mix32 } from "../../src/model/index.ts";
import { Reader } from "../../src/story/reader.ts";
import { type Streamed, stream } from "../../src/story/stream.ts";

const WINDOW = { size: 120, step: 40, kept: 10 };
/** Pairs looked at for one article: src/story/candidates.ts. */
const CANDIDATES = 80;

/** An article of a story out of an invented vocabulary: sixty words, each `own`-th of them a name that the story repeats. */
function articleOf(index: number, story: number, day: number, own = 3): Article {
  const word = (k: number) =>
    k % own === 0 ? `Name${mix32(story * 31 + (k % 20))}` : `w${mix32(index * 1009 + k) % 3000}`;
  const text = Array.from({ length: 60 }, (_, k) => word(k)).join(" ");
  const published = new Date(Date.UTC(2030, 0, 1 + day)).toISOString().slice(0, 10);
  const body = [{ start: 0, end: text.length }];
  return { id: `a${index}`, location: "", text, language: "en", published, body, aside: [], credits: [] };
}

function streamOf(articles: readonly Article[]): Streamed {
  const reader = new Reader(articles);
  return stream(articles.length, { read: (item) => reader.read(item) }, WINDOW);
}

/** Two articles a story, one right after the other. */
const pairs = (count: number) => Array.from({ length: count }, (_, i) => articleOf(i, i >> 1, i >> 3));

test("a pile longer than the window falls into its stories", () => {
  const { groups } = streamOf(pairs(400));
  expect(groups).toEqual(Array.from({ length: 200 }, (_, i) => [2 * i, 2 * i + 1]));
});

test("work and open articles are bounded by the window, whatever the length of the pile", () => {
  const most = WINDOW.size + WINDOW.step;
  const [first, second, third] = [400, 800, 1200].map((articles) => {
    const { work } = streamOf(pairs(articles));
    expect(work.open).toBeLessThanOrEqual(most);
    expect(work.entered).toBeLessThanOrEqual((1 + (articles - WINDOW.size) / WINDOW.step) * most);
    expect(work.compared).toBeLessThanOrEqual(work.entered * CANDIDATES);
    return work;
  });
  expect(third!.open).toBe(first!.open);
  const [early, late] = [second!.compared - first!.compared, third!.compared - second!.compared];
  expect(late).toBeLessThan(1.05 * early);
});

test("one story without end stays one, with no more of it open than the window allows", () => {
  const mixed = Array.from({ length: 600 }, (_, i) =>
    i % 3 === 0 ? articleOf(i, 9999, i >> 3, 1) : articleOf(i, i >> 2, i >> 3),
  );
  const { groups, work } = streamOf(mixed);
  const largest = groups.reduce((x, y) => (y.length > x.length ? y : x));
  expect(largest).toEqual(Array.from({ length: 200 }, (_, i) => 3 * i));
  expect(work.open).toBeLessThanOrEqual(WINDOW.size + WINDOW.kept + 1);
});

test("a story that has left the window is closed: the same words much later are another one", () => {
  const articles = [articleOf(0, 0, 0), ...pairs(400).slice(2), articleOf(1, 0, 50)];
  const { groups } = streamOf(articles);
  expect(groups).toContainEqual([0]);
  expect(groups).toContainEqual([articles.length - 1]);
  expect(groups.flat().sort((x, y) => x - y)).toEqual(articles.map((_, i) => i));
});
