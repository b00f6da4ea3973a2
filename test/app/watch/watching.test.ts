import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { groupedBy } from "../../../src/model/grouping.ts";
import { contentsOf, watchDays } from "./days.ts";
import { addressOf } from "./papers.ts";
import { CRAWL_DELAY_S, Site } from "./site.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-watch-"));
const START = Date.parse("2026-11-23T06:00:00Z");
const DAY = 24 * 3_600_000;
/** `WATCH_DAYS=large` runs 30 feeds, 300 pages and 50 kills. */
const IS_LARGE = process.env.WATCH_DAYS === "large";
const [FEEDS, PAGES, KILLS, patience] = IS_LARGE ? [30, 13, 50, 5] : [13, 3, 4, 1];
/** A day of news, and the last visits three days after it. */
const END = START + 4.5 * DAY;

const sites = [0, 1].map(() => new Site(FEEDS, PAGES, { now: START, kills: 0 }));
const stores = ["calm", "killed"].map((name) => join(folder, `${name}.db`));
const ran: { status: number; err: string }[] = [];

beforeAll(
  async () => {
    // Both sites answer on the same port, one after the other: addresses are part of what is compared.
    const [calm, killed] = sites as [Site, Site];
    const port = await calm.start();
    ran.push(await watchDays({ site: calm, store: stores[0]!, end: END, patience }));
    await calm.stop();
    await killed.start(port);
    const kills = Array.from({ length: KILLS }, (_, i) => 40 + ((i * 379) % 1500));
    ran.push(await watchDays({ site: killed, store: stores[1]!, end: END, kills, patience }));
    await killed.stop();
  },
  IS_LARGE ? 12_000_000 : 3_000_000,
);
afterAll(() => rmSync(folder, { recursive: true }));

test("a watch that is stopped ends with what it did", () => {
  for (const { err } of ran) expect(err.trimEnd().split("\n").at(-1)).toMatch(/^wrote articles to .*; next at 2026-/);
});

test.each([0, 1])("every article once, and every text of it that was sent (site %i)", async (which) => {
  const site = sites[which]!;
  const { texts } = await contentsOf(stores[which]!);
  const expected = new Map<string, number>();
  for (const paper of site.papers)
    for (const page of paper.pages)
      if (page.published < START + DAY)
        expected.set(addressOf(paper, page, site.port), sentOf(site, paper.domain, page.path));
  for (const { kind, domain } of site.papers)
    if (![1, 2, 8, 10, 11, 12].includes(kind)) expected.set(`http://news.${domain}:${site.port}/private/1`, 1);
  const found = new Map([...texts].map(([url, versions]) => [url, versions.length]));
  expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...expected].sort()));
  for (const versions of texts.values()) expect(new Set(versions).size).toBe(versions.length);
});

/** How many texts of a page were sent; one when only its feed could tell of it. */
function sentOf(site: Site, domain: string, path: string): number {
  return Math.max(1, site.served.get(`${domain}${path}`)?.size ?? 0);
}

/** Who is killed between asking and keeping asks again, and the page counts its readers. */
function withoutCounters(texts: ReadonlyMap<string, readonly string[]>): [string, string[]][] {
  return [...texts].map(([url, versions]) => [url, versions.map((text) => text.replace(/Read \d+ times/, "Read"))]);
}

test("kill -9 anywhere gives the same store", async () => {
  const [calm, killed] = [await contentsOf(stores[0]!), await contentsOf(stores[1]!)];
  expect(withoutCounters(killed.texts)).toEqual(withoutCounters(calm.texts));
  expect(killed.stories).toEqual(calm.stories);
  expect(sites[1]!.clock.kills).toBe(KILLS);
});

test.each([0, 1])("no rule of politeness is broken (site %i)", (which) => {
  const { seen } = sites[which]!;
  expect(seen.length).toBeGreaterThan(250);
  expect(seen.filter(({ isOverlapping }) => isOverlapping)).toEqual([]);
  expect(seen.filter(({ path }) => path.startsWith("/private/"))).toEqual([]);
  expect(seen.filter(({ agent }) => !/^secondsource\/\d+\.\d+\.\d+ \(.*tests\)$/.test(agent))).toEqual([]);
  const byDomain = groupedBy(seen, ({ domain }) => domain);
  for (const [domain, requests] of byDomain) {
    const least =
      sites[which]!.papers.find((paper) => paper.domain === domain)?.kind === 3 ? CRAWL_DELAY_S * 1000 : 2000;
    for (const [i, { at, path }] of requests.entries()) {
      const before = requests[i - 1];
      const isFirst = before?.path === "/robots.txt";
      if (before) expect.soft(at - before.at, `${domain}${path}`).toBeGreaterThanOrEqual(isFirst ? 2000 : least);
    }
  }
});

test.each([0, 1])("who asks to be left alone is left alone (site %i)", (which) => {
  const { seen } = sites[which]!;
  const byDomain = groupedBy(seen, ({ domain }) => domain);
  let asked = 0;
  for (const requests of byDomain.values()) {
    for (const [i, { status, retryAfterMs = 0, at, kills, path }] of requests.entries()) {
      const after = requests.slice(i + 1).filter((one) => one.kills === kills);
      if (status === 429) expect.soft(after.filter((one) => one.at < at + retryAfterMs)).toEqual([]);
      if (status === 503) expect.soft(after.filter((one) => one.at < at + 30_000)).toEqual([]);
      if (status === 410) expect.soft(after.filter((one) => one.path === path)).toEqual([]);
      if (status >= 400) asked++;
    }
  }
  expect(asked).toBeGreaterThan(5);
});

test.each([0, 1])(
  "no feed is polled more often than every five minutes, rules are asked for once a day (site %i)",
  (which) => {
    const site = sites[which]!;
    for (const { domain, feedPath } of site.papers) {
      const polls = site.seen.filter((one) => one.domain === domain && one.path === feedPath && one.status < 300);
      for (const [i, { at, kills }] of polls.entries())
        if (i > 0 && polls[i - 1]!.kills === kills) expect.soft(at - polls[i - 1]!.at).toBeGreaterThanOrEqual(300_000);
      const rules = groupedBy(
        site.seen.filter((one) => one.domain === domain && one.path === "/robots.txt"),
        ({ origin }) => origin,
      );
      for (const asked of rules.values()) expect.soft(asked.length).toBeLessThanOrEqual(6 + KILLS);
    }
  },
);
