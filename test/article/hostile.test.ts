import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { articlesOf, rawOf, readAll } from "./inputs.ts";

// A test that runs into its time limit shows work that grows faster than the input.
test.each([
  ["line breaks", "<p>", "a<br>", 100_000],
  ["pieces in bold", "<p>", "<b>a</b> ", 100_000],
  ["cells of one row", "<table><tr>", "<td>ab", 100_000],
])("a block of many %s is read once", async (_, start, piece, count) => {
  const [article] = await articlesOf(`<html><body><article>${start}${piece.repeat(count)}`, "page.html");
  expect(article?.text.length).toBeGreaterThanOrEqual(count);
});

test("white space between the pieces of a block is kept once, whatever pieces it comes in", async () => {
  const html = "<html><body><p>One<b> two </b> three<br> <i>four</i>\n five<br></p><table><tr><td>a <td> b</table>";
  const [article] = await articlesOf(html, "page.html");
  expect(article?.text).toBe("One two three\nfour five\n\na\n\nb");
});

test.each(["Leave a Reply\n", "Next Post\n"])("a text of nothing but %j", async (line) => {
  const [article] = await articlesOf(line.repeat(20_000));
  expect(article?.text.length).toBe(line.length * 20_000);
});

test("metadata in lists in lists is no metadata", async () => {
  const deep = `${"[".repeat(50_000)}"x"${"]".repeat(50_000)}`;
  const data = `{"@type":"NewsArticle","datePublished":"2031-03-03","headline":${deep},"publisher":${deep}}`;
  const prose = "The harbour at Lorrath will close for fourteen days, the mayor said on Monday. ".repeat(4);
  const html = `<html><head><script type="application/ld+json">${data}</script><body><article><p>${prose}`;
  const { articles, messages } = await readAll(rawOf(html, "page.html"));
  expect(messages).toEqual([]);
  expect(articles[0]?.published).toBe("2031-03-03");
});

test("a feed of unclosed tags is looked through once", async () => {
  const record = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    items: [{ id: "1", content_text: "<p ".repeat(100_000) }],
  });
  expect((await articlesOf(record, "feed.json")).length).toBe(1);
});

test("an archive of damage is given up with a message", async () => {
  const { messages } = await readAll(rawOf("WARC/1.0\r\nContent-Length: x\r\n\r\n".repeat(3_000), "pile.warc"));
  expect(messages.length).toBeLessThan(100);
  expect(messages.map(({ text }) => text)).toContainEqual(expect.stringContaining("damaged stretches"));
});

/** Processor milliseconds of reading. */
async function costOf(packed: Uint8Array, location: string): Promise<number> {
  const since = process.cpuUsage();
  await readAll(rawOf(packed, location));
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

// Each packs into some ten kilobytes; without limits the first took forty seconds of processor time.
test.each([
  ["line feeds", "\n", "a.jsonl.gz"],
  ["carriage returns and line feeds", "\r\n", "a.jsonl.gz"],
  ["empty records", "{}\n", "a.jsonl.gz"],
  ["broken records", "{\n", "a.jsonl.gz"],
  ["empty elements", "{},", "a.json.gz"],
])("a small gzip of %s costs what a small file should", async (_, piece, location) => {
  const text = `${location.includes("json.gz") ? "[" : '{"text":"A ferry ran aground."}\n'}${piece.repeat(31_000_000 / piece.length)}`;
  const packed = new Uint8Array(gzipSync(text));
  expect(packed.length).toBeLessThan(120_000);
  expect(await costOf(packed, location)).toBeLessThan(4_000);
});

test("a packed archive of line feeds costs what a small file should", async () => {
  const packed = new Uint8Array(
    gzipSync(`WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n${"\n".repeat(31_000_000)}`),
  );
  expect(await costOf(packed, "a.warc.gz")).toBeLessThan(4_000);
});

test("a stream that grows without measure when unpacked is ended with a message, what came before is read", async () => {
  const row = `${JSON.stringify({ text: "The ferry Halvard ran aground off Tyrsund on Monday." })}\n`;
  const packed = new Uint8Array(gzipSync(`${row}${"\n".repeat(100_000_000)}${row}`));
  const { articles, messages } = await readAll(rawOf(packed, "a.jsonl.gz"));
  expect(articles).toHaveLength(1);
  expect(messages.map(({ text }) => text)).toContainEqual(expect.stringContaining("200 times its size"));
});

test("an input that is nearly all faults is given up with a message; one in ten good is enough to go on", async () => {
  const good = `${JSON.stringify({ text: "The ferry Halvard ran aground off Tyrsund." })}\n`;
  const bad = await readAll(rawOf("{\n".repeat(3_000), "a.jsonl"), { faults: 100 });
  expect(bad.messages.map(({ rule }) => rule)).toContain("too-damaged");
  const mixed = await readAll(rawOf(`${good}${"{\n".repeat(9)}`.repeat(300), "a.jsonl"), { faults: 100 });
  expect(mixed.articles).toHaveLength(300);
  expect(mixed.messages.map(({ rule }) => rule)).not.toContain("too-damaged");
});
