import { describe, expect, test } from "vitest";
import { keepWatched, memoryStore, type Store } from "../../src/index.ts";
import { Pile } from "../../src/question/index.ts";
import type { WatchedFeed } from "../../src/store/watched.ts";
import { get, served } from "../app/http/serving.ts";
import { ask } from "./asked.ts";

const AT = "2026-03-01T10:00:00Z";

async function keep(store: Store, ...feeds: readonly Partial<WatchedFeed>[]): Promise<void> {
  const change = await store.begin();
  for (const { url = "", ...more } of feeds)
    keepWatched(change, "watch-feeds", url, { url, from: url, fails: 0, named: 0, ...more });
  await change.commit();
}

async function watched(): Promise<Store> {
  const store = memoryStore();
  await keep(
    store,
    { url: "https://a.example/feed", title: "Echo of Vell", polled: AT, answered: AT, named: 12, gapSeconds: 900 },
    { url: "https://b.example/feed", polled: AT, fails: 3, reason: "the host is not known" },
    { url: "https://c.example/feed", polled: AT, isGone: true, reason: "gone for good (410)" },
    { url: "https://user:pass@d.example/feed", from: "/home/somebody/lists/mine.opml" },
  );
  return store;
}

describe("feeds", () => {
  test("each tells how it answered", async () => {
    const { items } = await ask(new Pile(await watched()), "feeds");
    expect(items.map(({ url, state }: WatchedFeed & { state: string }) => [url, state])).toEqual([
      ["https://a.example/feed", "answering"],
      ["https://b.example/feed", "failing"],
      ["https://c.example/feed", "gone"],
      ["https://d.example/feed", "new"],
    ]);
    expect(items[0]).toMatchObject({ title: "Echo of Vell", answered: AT, named: 12, gapSeconds: 900 });
  });

  test("passwords and folders are for nobody", async () => {
    const pile = new Pile(await watched());
    const told = JSON.stringify([await ask(pile, "feeds"), await ask(pile, "feeds", { state: "new" })]);
    expect(told).not.toMatch(/pass|somebody/);
    expect(told).toContain("mine.opml");
  });

  test("pages of one each give all of them, with and without a state", async () => {
    const pile = new Pile(await watched());
    const states: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await ask(pile, "feeds", { limit: 1, ...(cursor !== undefined && { cursor }) });
      states.push(...items.map(({ state }: { state: string }) => state));
      cursor = next;
    } while (cursor !== undefined);
    expect(states).toEqual(["answering", "failing", "gone", "new"]);
    const { items, next } = await ask(pile, "feeds", { state: "failing", limit: 1 });
    expect([items.length, next]).toEqual([1, undefined]);
  });

  test("what fails is counted as not read, and a poll shows though the log stands still", async () => {
    const store = await watched();
    const pile = new Pile(store);
    const { feeds, coverage } = await ask(pile, "status");
    expect([feeds, coverage.failed]).toEqual([{ watched: 4, failing: 1, gone: 1 }, 2]);
    await keep(store, { url: "https://b.example/feed", polled: AT });
    expect((await ask(pile, "status")).coverage.failed).toBe(1);
    expect((await ask(pile, "feeds", { state: "failing" })).items).toEqual([]);
  });

  test("no tag says that they are known", async () => {
    const { app } = served(await watched());
    const response = await get(app, "/api/v1/feeds", { "If-None-Match": "*" });
    expect([response.status, response.headers.get("etag")]).toEqual([200, null]);
    expect((await get(app, "/api/v1/feeds.csv")).headers.get("content-type")).toContain("text/csv");
  });
});
