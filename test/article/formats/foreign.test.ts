import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";
import { zipOf } from "./packed.ts";

const table = JSON.parse(readFileSync(new URL("../../../data/article/foreign.json", import.meta.url), "utf8")) as {
  binary: { magic: string; offset?: number; what: string; todo: string }[];
};

test.each(table.binary)("$magic: $what", async ({ magic, offset = 0, what, todo }) => {
  const bytes = new Uint8Array(600).map((_, i) => (i * 31) % 7);
  bytes.set(Buffer.from(magic, "hex"), offset);
  const { articles, messages } = await readAll(rawOf(bytes, "a.dat"));
  expect(articles).toEqual([]);
  if (magic === "1f8b08") return;
  expect(messages).toMatchObject([{ rule: "not-text", level: "error", text: `this is ${what}; ${todo}` }]);
});

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

test.each([
  [
    "OPML",
    '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://n.example/feed"/></body></opml>',
    /OPML/,
  ],
  ["unknown XML", '<?xml version="1.0"?><ledger><entry>Paid 14 crowns.</entry></ledger>', /<ledger>/],
  ["unknown XML with a namespace", '<l:ledger xmlns:l="urn:l"><entry>Paid 14 crowns.</entry></l:ledger>', /<ledger>/],
  [
    "a sitemap",
    '<?xml version="1.0"?><urlset><url><loc>https://n.example/a</loc></url></urlset>',
    /sitemap of 1 addresses/,
  ],
  ["a list of sitemaps", '<?xml version="1.0"?><sitemapindex><sitemap/></sitemapindex>', /sitemaps/],
  ["addresses", lines(5, (n) => `https://norland.example/${n}`), /list of addresses/],
  ["an access log", lines(9, (n) => `10.0.0.${n} - - [02/Apr/2031:10:00:0${n} +0200] "GET / HTTP/1.1" 200 5`), /log/],
  ["a program's log", lines(9, (n) => `2031-04-02 10:00:0${n},123 [main] INFO Ferry started`), /log/],
  ["a system log", lines(9, (n) => `Apr  2 10:00:0${n} host ferry[${n}]: started`), /log/],
  ["columns without names", lines(6, (n) => `20310402\t${n}\tPRT\tELSA\t1.5`), /columns are not known/],
  [
    "a table of addresses",
    `url,publish_date,media_name\n${lines(4, (n) => `https://n.example/${n},2031-04-02,N`)}`,
    /no column with titles/,
  ],
  ["an empty table", "title,text,url\n", /no rows/],
])("%s is a message that says what it is, and no article", async (_, content, words) => {
  const { articles, messages } = await readAll(rawOf(content, "a.dat"));
  expect(articles).toEqual([]);
  expect(messages).toMatchObject([{ level: "error", text: expect.stringMatching(words) }]);
});

test.each([
  ["prose with many commas", PROSE.map((text) => text.replaceAll(" ", ", ")).join("\n")],
  ["a live ticker", lines(8, (n) => `2031-04-02 10:0${n} The ferry leaves the quay for the ${n}th time today.`)],
  ["an address at the end", `${PROSE.join("\n")}\nhttps://norland.example/a`],
  ["a text that opens like a signature", `ORCHARDS BURN. ${PROSE.join("\n")}`],
  ["a text with a tag in it", `<note> ${PROSE.join("\n")}`],
])("%s is a report", async (_, content) => {
  const { articles, messages } = await readAll(rawOf(content, "a.txt"));
  expect(articles).toHaveLength(1);
  expect(messages).toEqual([]);
});

test.each([
  ["xl/workbook.xml", "an Excel workbook"],
  ["ppt/presentation.xml", "a PowerPoint presentation"],
])("%s", async (name, what) => {
  const { messages } = await readAll(rawOf(zipOf({ "[Content_Types].xml": "<Types/>", [name]: "<x/>" }), "a.dat"));
  expect(messages).toMatchObject([{ rule: "other-format", text: expect.stringContaining(what) }]);
});
