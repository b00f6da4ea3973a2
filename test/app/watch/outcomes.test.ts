import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { addressOf } from "../../../src/app/watch/address.ts";
import { feedOutcome } from "../../../src/app/watch/feed-outcomes.ts";
import { hashOf, newFeed } from "../../../src/app/watch/feeds.ts";
import type { Answer } from "../../../src/app/watch/fetching.ts";
import { Ledger } from "../../../src/app/watch/ledger.ts";
import { pageOutcome } from "../../../src/app/watch/page-outcomes.ts";
import { feedJob, pageJob } from "../../../src/app/watch/requests.ts";
import { memoryStore, type WatchedFeed, type WatchedPage } from "../../../src/index.ts";
import { deskOver } from "../../pile/desks.ts";

/** What becomes of feeds and pages by what their servers answer, told line by line. */
const golden = (name: string) => join(import.meta.dirname, "outcomes", `${name}.txt`);
const NOW = Date.parse("2031-05-14T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FEED = "https://news.example/feed";
const ago = (ms: number) => new Date(NOW - ms).toISOString();
let ledger: Ledger;
beforeEach(async () => {
  const store = memoryStore();
  ledger = await Ledger.open(store, deskOver(store));
});

function answer(status: number, text = "", headers: Record<string, string> = {}): Answer {
  return { status, headers: new Map(Object.entries(headers)), bytes: new TextEncoder().encode(text) };
}

const item = (n: number, published = NOW - HOUR * n) =>
  `<item><title>Ferry ${n}</title><link>https://news.example/a/${n}</link><pubDate>${new Date(published).toUTCString()}</pubDate><description>The ferry ${n} stops.</description></item>`;
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Sorn Gazette</title>${items.join("")}</channel></rss>`;
const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n));
const lists = (count: number) =>
  `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${many(count, (n) => `<sitemap><loc>https://news.example/s${n}.xml</loc></sitemap>`).join("")}</sitemapindex>`;
const sitemap = (...ages: number[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${ages.map((age, n) => `<url><loc>https://news.example/m/${n}</loc><lastmod>${ago(age)}</lastmod></url>`).join("")}</urlset>`;
const PAGE = `<html><head><title>Ferry to Veskar stops</title></head><body><article><h1>Ferry to Veskar stops</h1>
<p>The ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.</p></article></body></html>`;

/** The times of a record as minutes from now, what it says else as it is kept. */
function kept(record: object): string {
  const short = (text: string) => (text.length > 300 ? `${text.slice(0, 40)}... ${text.length} characters` : text);
  const told = Object.entries(record).map(([name, value]) =>
    /^\d{4}-\d\d-\d\dT/.test(String(value))
      ? `${name} ${((Date.parse(String(value)) - NOW) / 60_000).toFixed(2)} min`
      : `${name} ${name === "hash" ? String(value).slice(0, 8) : short(JSON.stringify(value) ?? "undefined")}`,
  );
  return told
    .filter((line) => !/ undefined$/.test(line))
    .sort()
    .join(", ");
}

async function afterPoll(more: Partial<WatchedFeed>, given: Answer, hops = 0): Promise<string[]> {
  const feed = { ...newFeed(FEED, "mine.opml", NOW - HOUR), ...more };
  const job = { ...feedJob(feed)!, hops, ...(hops > 0 && { url: "https://news.example/moved" }) };
  const { entries, failed = "", notes, fresh } = await feedOutcome(job, feed, given, { ledger, now: NOW });
  const [own, ...others] = entries.feeds ?? [];
  return [
    `  feed ${kept(own!)}`,
    `  fresh ${fresh}, leads to ${others.length} lists${failed && `, failed: ${failed}`}`,
    ...(entries.log ? [`  log ${entries.log.what}`] : []),
    ...notes.map((note) => `  note ${note}`),
    ...(entries.pages ?? []).slice(0, 3).map(([, page]) => `  page ${kept(page)}`),
  ];
}

test("a feed by the answer to its poll", async () => {
  const known = {
    hash: hashOf(answer(200, rss(item(1))).bytes),
    whole: ago(2 * DAY),
    answered: ago(HOUR),
    etag: '"1"',
  };
  const cases: [string, Partial<WatchedFeed>, Answer, number?][] = [
    ["three items", {}, answer(200, rss(item(1), item(2), item(5)), { etag: '"2"', "last-modified": "x" })],
    ["the same item twice", {}, answer(200, rss(item(1), item(1)))],
    ["nothing has changed (304)", known, answer(304)],
    ["the same body", known, answer(200, rss(item(1)), { etag: '"1"' })],
    ["another body under the same validator", known, answer(200, rss(item(2)), { etag: '"1"' })],
    ["an item that was hidden for a day", known, answer(200, rss(item(30)), { etag: '"3"' })],
    ["an item out half an hour before the last answer", known, answer(200, rss(item(1.4)), { etag: '"3"' })],
    ["gone", known, answer(410)],
    ["an error", { ...known, fails: 2 }, answer(500)],
    ["no list at all", known, answer(200, "pssst")],
    ["an article", {}, answer(200, PAGE)],
    ["moved for good", {}, answer(200, rss(item(1))), 1],
    [
      "a very long validator",
      {},
      answer(200, rss(item(1)), { etag: "x".repeat(501), "last-modified": "y".repeat(500) }),
    ],
    ["1,000 items", {}, answer(200, rss(...many(1000, item)))],
    ["1,001 items", {}, answer(200, rss(...many(1001, item)))],
    ["50 lists", {}, answer(200, lists(50))],
    ["51 lists", {}, answer(200, lists(51))],
    ["a sitemap of a week and more", {}, answer(200, sitemap(HOUR, 7 * DAY - 1000, 7 * DAY + 1000, 30 * DAY))],
    ["an item without an address", {}, answer(200, rss(item(1), "<item><title>None</title></item>"))],
    [
      "a long item",
      {},
      answer(200, rss(`<item><link>/l</link><description>${"a ".repeat(100_001)}</description></item>`)),
    ],
  ];
  const rows: string[] = [];
  for (const [name, more, given, hops] of cases) rows.push(name, ...(await afterPoll(more, given, hops)));
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(golden("feeds"));
});

test("lists lead to lists three deep and no deeper", async () => {
  const found: number[] = [];
  for (const depth of [0, 1, 2, 3, 4]) {
    const chain = Array.from({ length: depth }, (_, n) =>
      newFeed(`https://news.example/d${n}`, n === 0 ? "mine.opml" : `https://news.example/d${n - 1}`, NOW),
    );
    await ledger.keep({ feeds: chain });
    const from = depth === 0 ? "mine.opml" : `https://news.example/d${depth - 1}`;
    const feed = newFeed(FEED, from, NOW);
    const { entries } = await feedOutcome(feedJob(feed)!, feed, answer(200, lists(2)), { ledger, now: NOW });
    found.push((entries.feeds?.length ?? 0) - 1);
  }
  expect(found).toEqual([2, 2, 2, 0, 0]);
});

async function afterVisit(more: Partial<WatchedPage>, given: Answer, at?: string): Promise<string[]> {
  const page: WatchedPage = {
    ...{ url: "https://news.example/a/1", feed: FEED, next: ago(0), visits: 0, fails: 0, state: "waiting" },
    ...more,
  };
  const job = { ...pageJob(addressOf(page.url)!.key, page)!, ...(at !== undefined && { url: at, hops: 1 }) };
  const { raws, entries, failed = "", messages = [] } = await pageOutcome(job, page, given, { ledger, now: NOW });
  return [
    `  reads ${raws.map(({ location }) => location).join(", ") || "nothing"}${failed && `, failed: ${failed}`}`,
    ...(entries.log ? [`  log ${entries.log.what} ${entries.log.subject}`] : []),
    ...(entries.pages ?? []).map(([key, one]) => `  ${key}: ${kept(one)}`),
    ...messages.map(({ rule, level }) => `  ${level} ${rule}`),
  ];
}

test("a page by the answer to a visit", async () => {
  const html = { "content-type": "text/html" };
  const read: Partial<WatchedPage> = {
    visits: 1,
    firstRead: ago(HOUR),
    state: "read",
    article: "u-1",
    hash: "00",
    etag: '"1"',
  };
  const listed = {
    listed: {
      title: "Ferry stops",
      content: "<p>The ferry to Veskar stops on Monday, and 40 people look for work.</p>",
    },
  };
  const canonical = (href: string, attribute = "") =>
    PAGE.replace("<html>", `<html ${attribute}>`).replace("</head>", `<link rel="canonical" href="${href}"></head>`);
  const statuses = [400, 401, 402, 403, 404, 405, 406, 408, 410, 418, 451, 500, 502];
  const cases: [string, Partial<WatchedPage>, Answer, string?][] = [
    ["a first visit", {}, answer(200, PAGE, { ...html, etag: '"7"' })],
    ["a second visit, another text", read, answer(200, PAGE.replace("40", "41"), html)],
    ["a second visit, the same bytes", { ...read, hash: hashOf(answer(200, PAGE).bytes) }, answer(200, PAGE, html)],
    ["a second visit, nothing changed", read, answer(304)],
    ["the last visit, nothing changed", { ...read, visits: 4, firstRead: ago(3 * DAY) }, answer(304)],
    ["no page", {}, answer(200, "%PDF-1.7", html)],
    ["no page, but told by its feed", listed, answer(200, "%PDF-1.7", html)],
    ["a front page", {}, answer(200, PAGE, html), "https://news.example/"],
    ["a short form", {}, answer(200, canonical("/whole", "amp"), html)],
    ["another address of its own", {}, answer(200, canonical("https://news.example/real"), html)],
    ["leads elsewhere by now", read, answer(200, PAGE, html), "https://news.example/b"],
    ["the fifth failure of a page never read", { fails: 4, ...listed }, answer(500)],
    ["the fifth failure of one that was read", { ...read, fails: 4 }, answer(500)],
    ["the fifth failure at the last visit", { ...read, visits: 4, fails: 4, firstRead: ago(3 * DAY) }, answer(500)],
    ...statuses.map((status): [string, Partial<WatchedPage>, Answer] => [`${status} at first`, {}, answer(status)]),
    ...[403, 410].map((status): [string, Partial<WatchedPage>, Answer] => [`${status} later`, read, answer(status)]),
  ];
  const rows: string[] = [];
  for (const [name, more, given, at] of cases) rows.push(name, ...(await afterVisit(more, given, at)));
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(golden("pages"));
});
