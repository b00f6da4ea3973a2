import { expect, test } from "vitest";
import { pageAddress, readListing } from "../../src/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, url = "https://news.example/feed") => readListing(bytes(text), { url });

const ITEM = `<item><title>Bridge &amp; ferry</title><link>/a/1?x=1</link><pubDate>Sat, 28 Nov 2026 10:00:00 GMT</pubDate>
<source url="https://other.example/feed">Other Post</source><description>Words</description></item>`;

test("RSS: pages with what is said of them, and when to come back", async () => {
  const feed = `<rss version="2.0"><channel><title>Post</title><ttl>90</ttl><skipHours><hour>2</hour><hour>3</hour></skipHours>${ITEM}<item><title>No page</title></item></channel></rss>`;
  expect(await read(feed)).toEqual({
    kind: "feed",
    title: "Post",
    items: [
      {
        url: "https://news.example/a/1?x=1",
        title: "Bridge & ferry",
        content: "Words",
        published: "2026-11-28T10:00:00Z",
        publisher: "Other Post",
      },
    ],
    lists: [],
    ttlMinutes: 90,
    skipHours: [2, 3],
    withoutAddress: 1,
  });
});

test("a feed that ends early names what it has; markup before the root does not hide it", async () => {
  const cut = `<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel><title>Post</title>${ITEM}<item><title>Cut`;
  expect((await read(cut))?.items).toHaveLength(1);
});

test("JSON Feed and Atom", async () => {
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    items: [{ id: "1", url: "https://a.example/1", title: "T" }],
  };
  expect((await read(JSON.stringify(json)))?.items).toEqual([{ url: "https://a.example/1", title: "T" }]);
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>E</title><link href="e.html"/><updated>2026-11-28T10:00:00Z</updated></entry></feed>`;
  expect((await read(atom, "https://a.example/x/"))?.items).toMatchObject([
    { url: "https://a.example/x/e.html", title: "E" },
  ]);
});

test("sitemaps of news, and sitemaps of sitemaps", async () => {
  const map = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="x"><url><loc>https://a.example/1</loc><news:news>
<news:publication><news:name>A Post</news:name><news:language>de</news:language></news:publication><news:publication_date>2026-11-28</news:publication_date>
<news:title>Titel</news:title></news:news></url><url><loc>https://a.example/2</loc><lastmod>2026-11-27</lastmod></url><url><loc>ftp://a</loc></url></urlset>`;
  expect(await read(map)).toMatchObject({
    kind: "sitemap",
    items: [
      { url: "https://a.example/1", title: "Titel", published: "2026-11-28", publisher: "A Post", language: "de" },
      { url: "https://a.example/2", published: "2026-11-27" },
    ],
    withoutAddress: 1,
  });
  const index = `<sitemapindex><sitemap><loc>https://a.example/n.xml</loc></sitemap></sitemapindex>`;
  expect(await read(index)).toMatchObject({ items: [], lists: ["https://a.example/n.xml"] });
});

test("OPML with folders; texts of addresses", async () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="North"><outline type="rss" xmlUrl="https://b.example/f"/>
<outline xmlUrl="https://a.example/f"/></outline><outline xmlUrl="javascript:alert(1)"/></body></opml>`;
  expect(await read(opml)).toMatchObject({
    kind: "opml",
    title: "Mine",
    lists: ["https://a.example/f", "https://b.example/f"],
  });
  expect(await read("# mine\nhttps://a.example/f\n\n https://b.example/f \n")).toMatchObject({
    kind: "addresses",
    lists: ["https://a.example/f", "https://b.example/f"],
  });
});

test("a page leads to its feeds, or is an article itself", async () => {
  const link = `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`;
  expect(await read(`<html><head>${link}</head></html>`)).toMatchObject({
    kind: "page",
    lists: ["https://news.example/feed.xml"],
  });
  const article = `<html><head>${link}<meta property="og:type" content="article"></head></html>`;
  expect(await read(article)).toMatchObject({ kind: "page", items: [{ url: "https://news.example/feed" }], lists: [] });
});

test.each([
  "",
  "just words",
  "http://a.example/one\nand words",
  "<html><body>no feed</body></html>",
  "{}",
  "[1,2]",
  "\u0000\u0001",
  "<rss",
])("%j is no list", async (text) => {
  expect(await read(text)).toBeUndefined();
});

test("what a page says of its address", () => {
  const at = (html: string) => pageAddress(bytes(html), "https://a.example/x/1");
  expect(at(`<html amp><head><link rel="canonical" href="/y"></head></html>`)).toEqual({
    canonical: "https://a.example/y",
    isAmp: true,
  });
  expect(at(`<html \u26a1 lang="en"></html>`)).toEqual({ isAmp: true });
  expect(at(`<html lang="amp"><link rel=canonical href="javascript:1"></html>`)).toEqual({ isAmp: false });
});

test("deep and long lists cost what they are long", async () => {
  const deep = `<opml><body>${"<outline>".repeat(100_000)}</body></opml>`;
  expect((await read(deep))?.lists).toEqual([]);
  const many = `<rss version="2.0"><channel>${ITEM.repeat(5000)}</channel></rss>`;
  expect((await read(many))?.items).toHaveLength(5000);
});
