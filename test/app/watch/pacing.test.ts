import fc from "fast-check";
import { expect, test } from "vitest";
import { newFeed } from "../../../src/app/watch/feeds.ts";
import { gapSeconds, nextPoll } from "../../../src/app/watch/pacing.ts";
import { backoff, retryAfter } from "../../../src/app/watch/retry.ts";
import type { Listing } from "../../../src/index.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const MINUTE = 60_000;
const listing = (more: Partial<Listing> = {}): Listing => ({
  kind: "feed",
  items: [],
  lists: [],
  withoutAddress: 0,
  ...more,
});
const feed = newFeed("https://a.example/f", "mine.opml", NOW);
const minutes = (gap: number, shown: { listing?: Listing; headers?: Record<string, string> } = {}) => {
  const headers = new Map(Object.entries(shown.headers ?? {}));
  const found = nextPoll(
    { ...feed, gapSeconds: gap },
    { now: NOW, fresh: 0, headers, ...(shown.listing && { listing: shown.listing }) },
  );
  return (found - NOW) / MINUTE;
};

test("half the time in which something new comes, between five minutes and a day", () => {
  expect(minutes(7200)).toBeGreaterThanOrEqual(60);
  expect(minutes(7200)).toBeLessThan(72);
  expect(minutes(1)).toBeGreaterThanOrEqual(5);
  expect(minutes(1)).toBeLessThan(6.1);
  expect(minutes(1e9)).toBe(1440);
});

test("not before what the feed and its server ask for", () => {
  expect(minutes(60, { listing: listing({ ttlMinutes: 120 }) })).toBeGreaterThanOrEqual(120);
  expect(minutes(60, { headers: { "cache-control": "public, max-age=5400" } })).toBeGreaterThanOrEqual(90);
  expect(minutes(60, { headers: { "cache-control": "max-age=999999999" } })).toBe(1440);
  const skipHours = [12, 13, 14];
  expect(minutes(60, { listing: listing({ skipHours }) })).toBe(180);
});

test("always between five minutes and a day, plus the hours that are skipped", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12 }), fc.double({ min: 0, max: 1e9, noNaN: true }), (gap, ttlMinutes) => {
      const found = minutes(gap, { listing: listing({ ttlMinutes }) });
      return found >= 5 && found <= 1440;
    }),
    { seed: 7 },
  );
});

test("the gap is read from the dates at first, later from what came", () => {
  const items = [0, 2, 4, 6].map((hour) => ({
    url: `https://a.example/${hour}`,
    published: new Date(NOW - hour * 60 * MINUTE).toISOString(),
  }));
  const headers = new Map<string, string>();
  const first = gapSeconds(feed, { now: NOW, listing: listing({ items }), fresh: 4, headers });
  expect(first).toBe(7200);
  const known = { ...feed, gapSeconds: 7200, renewed: new Date(NOW - 60 * MINUTE).toISOString() };
  expect(gapSeconds(known, { now: NOW, fresh: 2, headers })).toBe((7200 + 1800) / 2);
  expect(gapSeconds(known, { now: NOW + 600 * MINUTE, fresh: 0, headers })).toBe(660 * 60);
});

test("failures double the wait up to a day, each address a little otherwise, the same in every run", () => {
  for (const fails of [1, 2, 3, 10, 50]) {
    const ms = backoff("a", fails);
    const plain = Math.min(5 * MINUTE * 2 ** (fails - 1), 1440 * MINUTE);
    expect(ms).toBeGreaterThanOrEqual(plain);
    expect(ms).toBeLessThanOrEqual(plain * 1.4);
    expect(backoff("a", fails)).toBe(ms);
    expect(backoff("b", fails)).not.toBe(ms);
  }
});

test("Retry-After as seconds and as a date", () => {
  expect(retryAfter("120", NOW)).toBe(120_000);
  expect(retryAfter("Sat, 28 Nov 2026 12:05:00 GMT", NOW)).toBe(300_000);
  expect(retryAfter("Sat, 28 Nov 2026 11:00:00 GMT", NOW)).toBe(0);
  expect(retryAfter("999999999", NOW)).toBe(7 * 1440 * MINUTE);
  for (const words of [undefined, "", "soon", "-5"]) expect(retryAfter(words, NOW) ?? 0).toBe(0);
});
