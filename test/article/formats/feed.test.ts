import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";

const html = PROSE.map((text) => `<p>${text}</p>`).join("");
const item = (extra: string) =>
  `<item><title>Ferry &amp; quay</title><link>https://www.norland.example/1</link>${extra}</item>`;
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Norland - World</title><language>en-us</language>${items}</channel></rss>`;

test("RSS: full content, the source element, categories, time", async () => {
  const source =
    '<source url="https://o.example/feed">Other Paper</source><category>World</category><pubDate>Wed, 02 Apr 2031 10:00:00 +0200</pubDate>';
  const { articles, messages } = await readAll(
    rawOf(
      rss(item(`${source}<description>Short</description><content:encoded><![CDATA[${html}]]></content:encoded>`)),
      "feed.xml",
    ),
  );
  expect(messages).toEqual([]);
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject({
    label: "feed#1",
    title: "Ferry & quay",
    publisher: "Other Paper",
    published: "2031-04-02T10:00:00+02:00",
    language: "en",
    publishedEvidence: { source: "feed" },
  });
  expect(articles[0]!.text).toBe(PROSE.join("\n\n"));
  expect(articles[0]!.extra).toMatchObject({ categories: ["World"], feed: "Norland - World" });
});

test("without a source element the publisher is the host, not the feed's title", async () => {
  const { articles } = await readAll(
    rawOf(rss(item("<description>Only a short text of the item.</description>")), "feed.xml"),
  );
  expect(articles[0]).toMatchObject({ publisher: "norland.example", text: "Only a short text of the item." });
});

test("Atom and JSON Feed", async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>N</title><entry><id>urn:1</id><title>T</title><link rel="alternate" href="https://n.example/1"/><updated>2031-04-03T10:00:00Z</updated><published>2031-04-02T10:00:00Z</published><author><name>M. L.</name></author><content type="html">${html.replaceAll("<", "&lt;")}</content></entry></feed>`;
  const first = (await readAll(rawOf(atom, "a.atom"))).articles[0];
  expect(first).toMatchObject({
    published: "2031-04-02T10:00:00Z",
    modified: "2031-04-03T10:00:00Z",
    byline: "M. L.",
    language: "de",
    url: "https://n.example/1",
  });
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: "N",
    items: [
      { id: "1", url: "https://n.example/1", title: "T", content_html: html, date_published: "2031-04-02T10:00:00Z" },
    ],
  };
  const second = (await readAll(rawOf(JSON.stringify(json), "a.json"))).articles[0];
  expect(second!.text).toBe(PROSE.join("\n\n"));
  expect(first!.text).toBe(second!.text);
});

test("a feed that ends early gives its complete items and a message", async () => {
  const cut = rss(item(`<description>One whole text of an item here.</description>`) + item("<description>cut")).slice(
    0,
    -40,
  );
  const { articles, messages } = await readAll(rawOf(cut, "feed.xml"));
  expect(articles.map((article) => article.text)).toContain("One whole text of an item here.");
  expect(messages.every((message) => message.level === "error")).toBe(true);
});

test("entity bombs stay as they are", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]>`;
  const { articles } = await readAll(
    rawOf(
      bomb +
        rss(item("<description>&j; is all this item has to say to us.</description>")).replace(/^<\?xml.*?\?>/, ""),
      "feed.xml",
    ),
  );
  expect(articles[0]!.text.length).toBeLessThan(200);
});
