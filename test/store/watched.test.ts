import { expect, test } from "vitest";
import { keepWatched, watchedAt, watchedOn } from "../../src/store/watched.ts";
import { onEveryKind } from "./kinds.ts";

const feed = (url: string, fails = 0) => ({
  url,
  from: "mine.opml",
  next: "2026-11-28T12:00:00.000Z",
  fails,
  named: 3,
});

onEveryKind((fresh) => {
  test("what a watch keeps is read as it was kept, by shelf and key, after the store was opened again", async () => {
    const place = await fresh();
    const store = await place.open();
    const change = await store.begin();
    keepWatched(change, "watch-feeds", "https://b.example/f", feed("https://b.example/f"));
    keepWatched(change, "watch-feeds", "https://a.example/f", {
      ...feed("https://a.example/f"),
      etag: '"\u2713"',
      isLying: true,
    });
    keepWatched(change, "watch-files", "crawl.warc", {
      path: "crawl.warc",
      size: 9,
      changed: 1.5,
      inode: "1:2",
      hash: "00",
      offset: 7,
    });
    await change.commit();
    const again = await place.open();
    const found: unknown[] = [];
    for await (const [key, value] of watchedOn(again, "watch-feeds")) found.push([key, value]);
    expect(found).toEqual([
      ["https://a.example/f", { ...feed("https://a.example/f"), etag: '"\u2713"', isLying: true }],
      ["https://b.example/f", feed("https://b.example/f")],
    ]);
    expect((await watchedAt(again, "watch-files", "crawl.warc"))?.offset).toBe(7);
    expect(await watchedAt(again, "watch-pages", "crawl.warc")).toBeUndefined();
  });

  test("one is replaced, one taken off, a change that is abandoned does neither", async () => {
    const store = await (await fresh()).open();
    const url = "https://a.example/f";
    const keep = async (value: ReturnType<typeof feed> | undefined, ends: "commit" | "abandon") => {
      const change = await store.begin();
      keepWatched(change, "watch-feeds", url, value);
      await change[ends]();
      return watchedAt(store, "watch-feeds", url);
    };
    expect(await keep(feed(url), "commit")).toEqual(feed(url));
    expect(await keep(feed(url, 2), "abandon")).toEqual(feed(url));
    expect(await keep(feed(url, 2), "commit")).toEqual(feed(url, 2));
    expect(await keep(undefined, "commit")).toBeUndefined();
  });
});
