import { expect, test } from "vitest";
import { addressOf, domainOf } from "../../../src/app/watch/address.ts";
import { identityOf } from "../../../src/app/watch/identity.ts";
import { looksLikePage, rawOfListed, rawOfPage, readPage } from "../../../src/app/watch/page-reading.ts";
import { isOver } from "../../../src/app/watch/stories.ts";
import { afterFailure, afterVisit, closed, isWholeVisit } from "../../../src/app/watch/visits.ts";
import { memoryStore, type Raw, readArticles, type WatchedPage } from "../../../src/index.ts";
import { addAll, deskOver } from "../../pile/desks.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const HOUR = 3_600_000;
const page = (more: Partial<WatchedPage> = {}): WatchedPage => ({
  url: "https://news.example/a/1",
  feed: "https://news.example/feed",
  next: "2026-11-28T12:00:00.000Z",
  visits: 0,
  fails: 0,
  state: "waiting",
  ...more,
});
const bytes = (text: string) => new TextEncoder().encode(text);
const html = (head = "", attribute = "") =>
  bytes(`<html ${attribute}><head><title>Ferry to Veskar stops</title>${head}</head><body><article><h1>Ferry to Veskar stops</h1>
<p>The ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.</p></article></body></html>`);

test.each([
  ["https://news.example/a?utm_source=x&id=7#top", "https://news.example/a?id=7"],
  ["https://user:secret@news.example/a", "https://news.example/a"],
  ["https://news-example.cdn.ampproject.org/c/s/news.example/amp/a", "https://news.example/amp/a"],
  ["https://www.google.com/amp/s/news.example/a", "https://news.example/a"],
  ["javascript:alert(1)", undefined],
  ["file:///etc/passwd", undefined],
  ["", undefined],
])("%s is fetched as %s", (words, url) => {
  expect(addressOf(words)?.url).toBe(url);
});

test("an address longer than 4,096 characters is none", () => {
  expect(addressOf(`https://news.example/${"a".repeat(5000)}`)).toBeUndefined();
});

test("one key for one page, one queue for one registrable domain", () => {
  expect(addressOf("http://www.news.example/a/?fbclid=1")?.key).toBe(addressOf("https://news.example/a")?.key);
  expect(domainOf("https://a.b.news.co.uk/x")).toBe(domainOf("https://news.co.uk/"));
  expect(domainOf("https://one.github.io/")).not.toBe(domainOf("https://two.github.io/"));
  expect(domainOf("http://127.0.0.1:80/")).toBe("127.0.0.1");
});

test("a canonical address is believed on its own domain, never a front page, never another's", () => {
  const of = (canonical: string, attribute = "", at = "https://news.example/a/1") =>
    identityOf(page(), html(`<link rel="canonical" href="${canonical}">`, attribute), at);
  expect(of("https://www.news.example/real")).toMatchObject({
    is: "page",
    claimed: true,
    address: { url: "https://www.news.example/real" },
  });
  expect(of("https://agency.example/real")).toMatchObject({
    claimed: false,
    address: { url: "https://news.example/a/1" },
  });
  expect(of("https://news.example/")).toMatchObject({ claimed: false });
  expect(of("/real", "amp")).toMatchObject({ is: "short", address: { url: "https://news.example/real" } });
  expect(of("/real", "", "https://news.example/")).toEqual({ is: "front" });
  expect(
    identityOf(page({ isCanonical: true }), html('<link rel="canonical" href="/other">'), "https://news.example/a/1"),
  ).toMatchObject({ claimed: false });
});

test("what is told of a page outweighs it: address and publisher; the day of its feed fills a gap", async () => {
  const listed = { publisher: "Sorn Gazette", published: "2026-11-27T10:00:00Z" };
  const answer = {
    status: 200,
    headers: new Map([["content-type", "text/html"]]),
    bytes: html(
      '<link rel="canonical" href="https://agency.example/x"><meta property="og:site_name" content="Agency">',
    ),
  };
  const { article } = await readPage(
    rawOfPage(page({ listed }), answer, "https://news.example/a/1", "2026-11-28T12:00:00Z"),
  );
  expect(article).toMatchObject({
    url: "https://news.example/a/1",
    publisher: "Sorn Gazette",
    published: "2026-11-27T10:00:00Z",
  });
  expect(article?.extra?.fetched).toBe("2026-11-28T12:00:00Z");
});

test("what comes under a page's address is a page or is not read", async () => {
  expect(looksLikePage(html())).toBe(true);
  expect(looksLikePage(bytes("\ufeff\n <!doctype html>"))).toBe(true);
  expect(looksLikePage(bytes("Words first <p>"), "text/html")).toBe(true);
  for (const text of [
    "WARC/1.0\r\n",
    "%PDF-1.7",
    "PK\u0003\u0004",
    '{"url":"x"}',
    "<rss version='2.0'>",
    "<?xml version='1.0'?>\n<feed>",
  ])
    expect(looksLikePage(bytes(text), "text/html")).toBe(false);
  // Even if it looks like a list of articles inside, it is read as one page of its own address.
  const fake = bytes(
    `<!-- --><rss><channel><item><link>https://agency.example/1</link><title>False</title></item></channel></rss>`,
  );
  const raw: Raw = rawOfPage(
    page(),
    { status: 200, headers: new Map(), bytes: fake },
    "https://news.example/a/1",
    "2026-11-28T12:00:00Z",
  );
  for await (const reading of readArticles(raw))
    if ("article" in reading) expect(reading.article.url).toBe("https://news.example/a/1");
});

test("furniture that changes is no other text, a number is", async () => {
  const read = async (text: string) =>
    (
      await readPage(
        rawOfPage(page(), { status: 200, headers: new Map(), bytes: bytes(text) }, "https://news.example/a/1", "x"),
      )
    ).prose;
  const text = new TextDecoder().decode(html());
  const one = await read(text.replace("</body>", "<footer>Read 7 times today</footer></body>"));
  expect(await read(text.replace("</body>", "<footer>Read 8 times today</footer></body>"))).toBe(one);
  expect(await read(text.replace("40 people", "41 people"))).not.toBe(one);
});

test("a page that cannot be read is read as its feed tells of it", async () => {
  const raw = rawOfListed(
    page({ listed: { title: "Ferry stops", content: "<p>The ferry to Veskar stops on Monday.</p>" } }),
  )!;
  const { article } = await readPage(raw);
  expect(article).toMatchObject({ title: "Ferry stops", url: "https://news.example/a/1", publisher: "news.example" });
  expect(rawOfListed(page())).toBeUndefined();
});

test("visits come 1 hour, 6 hours, a day and three days after the first; what was missed is left out", () => {
  const times: number[] = [];
  let at = page();
  for (let now = NOW; ; now = Date.parse(at.next!)) {
    at = afterVisit(at, now);
    if (at.next === undefined) break;
    times.push((Date.parse(at.next) - NOW) / HOUR);
  }
  expect(times).toEqual([1, 6, 24, 72]);
  const slept = afterVisit(afterVisit(page(), NOW), NOW + 30 * HOUR);
  expect(Date.parse(slept.next!)).toBe(NOW + 72 * HOUR);
});

test("every second visit asks for the whole page; a page that lies is always asked whole", () => {
  const known = page({ hash: "00", etag: '"1"' });
  expect([1, 2, 3, 4].map((visits) => isWholeVisit({ ...known, visits }))).toEqual([false, true, false, true]);
  expect(isWholeVisit({ ...known, visits: 1, isLying: true })).toBe(true);
  expect(isWholeVisit(page())).toBe(true);
});

test("failures are tried again later each time, then a page is given up, and a visit left out", () => {
  let at: WatchedPage | undefined = page();
  const waits: number[] = [];
  while (at) {
    const next = afterFailure(at, "key", "no answer", NOW);
    if (next) waits.push(Date.parse(next.next!) - NOW);
    at = next;
  }
  expect(waits).toHaveLength(4);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  const read = afterVisit(page(), NOW);
  expect(afterFailure({ ...read, fails: 4 }, "key", "no answer", NOW + HOUR)).toMatchObject({ visits: 2, fails: 0 });
});

test("a page of a story that is over is not visited again", async () => {
  const store = memoryStore();
  const desk = deskOver(store);
  const record = {
    url: "https://news.example/a/1",
    title: "Ferry stops",
    published: "2026-11-28",
    text: "The ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.",
  };
  const raw: Raw = {
    location: "a.jsonl",
    name: "a",
    open: async function* () {
      yield bytes(JSON.stringify(record));
    },
  };
  await addAll(desk, [raw]);
  await desk.refresh();
  const ids: string[] = [];
  for await (const id of store.articleIds()) ids.push(id);
  const read = page({ visits: 3, article: ids[0]! });
  expect(await isOver(store, read, NOW)).toBeUndefined();
  expect(await isOver(store, read, NOW + 100 * HOUR)).toMatchObject({ state: "read", reason: "its story is over" });
  expect(await isOver(store, { ...read, visits: 2 }, NOW + 100 * HOUR)).toBeUndefined();
  expect(closed(read, "gone").next).toBeUndefined();
});
