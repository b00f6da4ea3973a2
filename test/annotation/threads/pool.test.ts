import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { annotate, type Wanted } from "../../../src/annotation/index.ts";
import { annotateAll, annotateStream } from "../../../src/annotation/threads/pool.ts";
import type { Start } from "../../../src/annotation/threads/worker.ts";
import type { Article, Message } from "../../../src/model/index.ts";
import { typescriptWorker } from "../../../train/parser.ts";

const articles: Article[] = Array.from({ length: 70 }, (_, index) => {
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
const WANTS: readonly Wanted[] = ["sentences", "quotes", "times"];
const here = articles.map((article) => annotate(article, WANTS));

/** The real worker: under the test runner a thread cannot load TypeScript by itself. */
function start(workerData: Start): Worker {
  return new Worker(typescriptWorker("../src/annotation/threads/worker.ts"), { eval: true, workerData });
}

/** A thread that says that it is ready and ends when it is given the article with that id. */
function mortal(id: string): () => Worker {
  const code = `const { parentPort } = require("node:worker_threads");
    parentPort.on("message", ({ articles }) => {
      if (articles.some((one) => one.id === ${JSON.stringify(id)})) process.exit(3);
      parentPort.postMessage(articles.map((one) => ({ article: one.id, quotes: [] })));
    });
    parentPort.postMessage("ready");`;
  return () => new Worker(code, { eval: true });
}

test("threads change nothing in the result", async () => {
  const told: Message[] = [];
  const found = await annotateAll(articles, WANTS, { threads: 2, start, onMessage: (message) => told.push(message) });
  expect(told).toEqual([]);
  expect(found).toEqual(here);
});

test("a thread that cannot start is told of, and the work is done here", async () => {
  const told: Message[] = [];
  const broken = () => new Worker("throw new Error('no room')", { eval: true });
  const found = await annotateAll(articles, WANTS, { threads: 2, start: broken, onMessage: (one) => told.push(one) });
  expect(found).toEqual(here);
  expect(told.map(({ rule }) => rule)).toEqual(["threads-failed", "threads-failed"]);
  expect(told[0]!.text).toContain("no room");
});

test("an article that ends two threads costs itself, not the pile", async () => {
  const told: Message[] = [];
  const found = await annotateAll(articles, WANTS, {
    threads: 2,
    start: mortal("a33"),
    onMessage: (one) => told.push(one),
  });
  expect(found.map(({ article }) => article)).toEqual(articles.map(({ id }) => id));
  expect(found[33]!.messages.map(({ rule, article }) => [rule, article])).toEqual([["annotator-failed", "a33"]]);
  expect(told.map(({ rule }) => rule)).toEqual(["threads-failed", "threads-failed"]);
  expect(found.filter(({ messages }) => messages?.length > 0)).toHaveLength(1);
});

test.each([1, 2])(
  "with %i threads the first article is out before the last is read, and little is held",
  async (threads) => {
    let [read, most, given] = [0, 0, 0];
    async function* slowly(): AsyncGenerator<Article> {
      for (let n = 0; n < 400; n++) {
        most = Math.max(most, read - given);
        yield { ...articles[n % articles.length]!, id: `s${read++}` };
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const ids: string[] = [];
    let readAtFirst = 0;
    for await (const { article } of annotateStream(slowly(), WANTS, { threads, start })) {
      if (given++ === 0) readAtFirst = read;
      ids.push(article.id);
    }
    expect(readAtFirst).toBeLessThan(200);
    expect(most).toBeLessThanOrEqual(97);
    expect(ids).toEqual(Array.from({ length: 400 }, (_, n) => `s${n}`));
  },
);

test("an error of the source comes after what came before it", async () => {
  async function* broken(): AsyncGenerator<Article> {
    yield* articles.slice(0, 5);
    throw new RangeError("the source broke");
  }
  const ids: string[] = [];
  const reading = async () => {
    for await (const { article } of annotateStream(broken(), WANTS, { threads: 2, start })) ids.push(article.id);
  };
  await expect(reading()).rejects.toThrow("the source broke");
  expect(ids).toHaveLength(5);
});

test("progress counts up to the size of the pile", async () => {
  const seen: number[] = [];
  await annotateAll(articles, "shallow", { threads: 1, onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(articles.map((_, index) => index + 1));
});
