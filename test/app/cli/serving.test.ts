import { copyFileSync, existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { pendingIn, storeAt } from "../../../src/index.ts";
import { freshFolder, start } from "./run.ts";

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const LOADER = pathToFileURL(join(import.meta.dirname, "child-loader.mjs")).href;

interface Running {
  readonly url: string;
  /** Ends it with a signal; what it said and its exit status. */
  stop(signal?: "SIGINT" | "SIGTERM"): Promise<{ readonly err: string; readonly status: number | null }>;
}

/** `serve` in a process of its own, listening. */
async function serving(store: string, more: readonly string[] = []): Promise<Running> {
  const child = start(["serve", "--store", store, "--port", "0", ...more], folder, {
    NODE_OPTIONS: `--import ${LOADER}`,
  });
  let err = "";
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString("utf8");
      const [, found] = /at (http:\S+)/.exec(err) ?? [];
      if (found) resolve(found);
    });
    child.on("close", () => reject(new Error(err)));
  });
  return {
    url,
    async stop(signal = "SIGINT") {
      child.kill(signal);
      return { status: await ended, err };
    },
  };
}

const articles = (count: number, words = "") =>
  Array.from({ length: count }, (_, at) => ({
    title: `Bridge ${at} at Vell closed`,
    text: `The bridge ${at} at Vell was closed on Monday after ${at + 2} cars collided, police said. ${words}`,
    publisher: `Vell Echo ${at}`,
  }));

const posted = async (url: string, body: unknown): Promise<Response> =>
  fetch(`${url}/api/v1/articles`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

async function countsIn(place: string): Promise<{ readonly articles: number; readonly waiting: number }> {
  const store = await storeAt(place, { readOnly: true });
  let count = 0;
  for await (const _ of store.articleIds()) count++;
  const waiting = await pendingIn(store);
  await store.close();
  return { articles: count, waiting };
}

/** Waits until so many articles are worked in, as another process sees it. */
async function until(place: string, count: number): Promise<void> {
  for (;;) {
    const { articles: found, waiting } = await countsIn(place);
    if (found === count && waiting === 0) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("after %s the store's file alone holds everything that was done", async (signal, code) => {
  const place = join(folder, `${signal}.db`);
  const { url, stop } = await serving(place);
  expect((await posted(url, articles(3))).status).toBe(202);
  await until(place, 3);
  const { status } = await stop(signal);
  expect(status).toBe(code);
  expect(existsSync(`${place}-wal`) && statSync(`${place}-wal`).size > 0).toBe(false);
  const copy = `${place}.copy.db`;
  copyFileSync(place, copy);
  expect(await countsIn(copy)).toEqual({ articles: 3, waiting: 0 });
});

test("articles that were accepted right before the end are there after the next start", async () => {
  const place = join(folder, "accepted.db");
  const { url, stop } = await serving(place);
  expect((await posted(url, articles(8))).status).toBe(202);
  await stop();
  const again = await serving(place);
  await until(place, 8);
  await again.stop();
});
