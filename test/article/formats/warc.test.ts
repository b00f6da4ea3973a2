import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE, pageOf } from "../prose.ts";
import { zstdOf } from "./packed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function record(type: string, uri: string, contentType: string, block: Uint8Array): Uint8Array {
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nContent-Type: ${contentType}\r\nContent-Length: ${block.length}\r\n\r\n`;
  return join(bytes(head), block, bytes("\r\n\r\n"));
}

function response(uri: string, body: Uint8Array, headers = ""): Uint8Array {
  const http = join(bytes(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n`), body);
  return record("response", uri, "application/http; msgtype=response", http);
}

function chunked(body: Uint8Array): Uint8Array {
  const half = Math.floor(body.length / 2);
  const part = (piece: Uint8Array) => join(bytes(`${piece.length.toString(16)}\r\n`), piece, bytes("\r\n"));
  return join(part(body.subarray(0, half)), part(body.subarray(half)), bytes("0\r\n\r\n"));
}

const page = bytes(pageOf());
const info = record("warcinfo", "", "application/warc-fields", bytes("software: x\r\n"));
const RECORDS = [
  response("https://n.example/1", page),
  response("https://n.example/2", chunked(gzipSync(page)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
  response("https://n.example/3", brotliCompressSync(page), "Content-Encoding: br\r\n"),
  record("resource", "https://n.example/4", "text/html", page),
];

test("response and resource records, chunked and packed bodies", async () => {
  const { articles, messages } = await readAll(rawOf(join(info, ...RECORDS), "crawl.warc", 1000));
  expect(messages).toEqual([]);
  expect(articles.map(({ label, url }) => [label, url])).toEqual(
    [1, 2, 3, 4].map((n) => [`crawl#${n}`, `https://n.example/${n}`]),
  );
  for (const article of articles) expect(article.text).toContain(PROSE[3]);
});

test.each([1, 100, 1 << 16])("records packed one by one, in pieces of %i bytes", async (chunk) => {
  const { articles, messages } = await readAll(
    rawOf(join(...[info, ...RECORDS].map((one) => gzipSync(one))), "crawl.warc.gz", chunk),
  );
  expect(messages).toEqual([]);
  expect(articles).toHaveLength(4);
});

test("one damaged record does not lose the rest", async () => {
  const packed = RECORDS.map((one) => new Uint8Array(gzipSync(one)));
  packed[1]!.fill(0xff, 60, 120);
  const { articles, messages } = await readAll(rawOf(join(...packed), "crawl.warc.gz"));
  expect(articles.map((article) => article.url)).toEqual(
    expect.arrayContaining(["https://n.example/1", "https://n.example/3", "https://n.example/4"]),
  );
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.every(({ level }) => level === "error")).toBe(true);
});

test("bytes between plain records are skipped with a message", async () => {
  const { articles, messages } = await readAll(
    rawOf(join(RECORDS[0]!, bytes("noise\nnoise\n"), RECORDS[3]!), "crawl.warc"),
  );
  expect(articles).toHaveLength(2);
  expect(messages.map(({ rule }) => rule)).toEqual(["damaged-input"]);
});

test("an archive that ends early says so", async () => {
  const whole = join(...RECORDS);
  const { articles, messages } = await readAll(rawOf(whole.subarray(0, whole.length - 900), "crawl.warc"));
  expect(articles.length).toBeGreaterThanOrEqual(3);
  expect(messages.map(({ rule }) => rule)).toContain("damaged-input");
  const packed = join(...RECORDS.map((one) => gzipSync(one)));
  const cut = await readAll(rawOf(packed.subarray(0, packed.length - 300), "crawl.warc.gz"));
  expect(cut.articles.length).toBeGreaterThanOrEqual(3);
  expect(cut.messages.map(({ rule }) => rule)).toContain("damaged-input");
});

test("a record over the limit is a message and the next is read", async () => {
  const big = response("https://n.example/big", bytes(`<p>${"x ".repeat(20_000)}</p>`));
  const { articles, messages } = await readAll(rawOf(join(big, RECORDS[0]!), "crawl.warc"), { documentBytes: 20_000 });
  expect(articles).toHaveLength(1);
  expect(messages.map(({ rule }) => rule)).toEqual(["too-large"]);
});

/** An archive in which record `at` (from 0) promises `length` bytes. */
function withLength(at: number, length: number): Uint8Array[] {
  const wrong = Buffer.from(RECORDS[at]!)
    .toString("latin1")
    .replace(/Content-Length: \d+/, `Content-Length: ${length}`);
  return RECORDS.map((one, i) => (i === at ? new Uint8Array(Buffer.from(wrong, "latin1")) : one));
}

const WRONG = [0, 7, 900, 5_000, 40_000, 1e6, 1e9, 1e12];

test.each(WRONG.flatMap((length) => [0, 1, 3].map((at) => [length, at] as const)))(
  "a length of %i in record %i loses at most that record",
  async (length, at) => {
    const records = [...withLength(at, length), ...RECORDS];
    const packed = join(...records.map((one) => gzipSync(one)));
    for (const [bytes, location] of [
      [join(...records), "crawl.warc"],
      [packed, "crawl.warc.gz"],
    ] as const) {
      for (const chunk of [13, 1 << 16]) {
        const { articles, messages } = await readAll(rawOf(bytes, location, chunk), { documentBytes: 60_000 });
        const urls = articles.flatMap(({ url }) => (url ? [Number(url.at(-1))] : []));
        expect(urls.slice(-4)).toEqual([1, 2, 3, 4]);
        expect(urls.length).toBeGreaterThanOrEqual(7);
        expect(messages.length).toBeGreaterThan(0);
      }
    }
  },
);

test("a record that holds an archive is not cut where its length is right", async () => {
  const inner = record("resource", "https://n.example/inner", "text/html", page);
  const outer = record(
    "resource",
    "https://n.example/outer",
    "application/octet-stream",
    join(bytes("x\r\n\r\n"), inner),
  );
  const { articles, messages } = await readAll(rawOf(join(outer, RECORDS[0]!), "crawl.warc"));
  expect(articles.map(({ url }) => url)).toEqual(["https://n.example/1"]);
  expect(messages).toMatchObject([{ rule: "left-out", text: "1 response was left out: 1 application/octet-stream" }]);
});

test("what is no report is counted, data with a report is read, a coding that is not known is a loss", async () => {
  const data = bytes(JSON.stringify({ title: "Ferry", body: PROSE.join("\n\n") }));
  const json = (uri: string, body: Uint8Array) =>
    record(
      "response",
      uri,
      "application/http",
      join(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"), body),
    );
  const gone = record(
    "response",
    "https://n.example/gone",
    "application/http",
    bytes("HTTP/1.1 404 Not Found\r\n\r\nsorry"),
  );
  const odd = response("https://n.example/odd", new Uint8Array([1, 2, 3, 4]), "Content-Encoding: dcb\r\n");
  const robots = record(
    "resource",
    "https://n.example/robots.txt",
    "text/plain",
    bytes("User-agent: *\nDisallow: /x\n"),
  );
  const zstd = response("https://n.example/z", zstdOf(page), "Content-Encoding: zstd\r\n");
  const menu = json("https://n.example/menu", bytes('{"title":"Menu"}'));
  const all = join(json("https://n.example/data", data), menu, gone, odd, robots, zstd);
  const { articles, messages } = await readAll(rawOf(all, "crawl.warc"));
  expect(articles.map(({ url }) => url)).toEqual(["https://n.example/data", "https://n.example/z"]);
  expect(messages.map(({ rule, level, text }) => `${rule} ${level}: ${text}`)).toEqual([
    "lost-coding error: record 4 (https://n.example/odd) is packed as dcb and cannot be unpacked",
    "left-out note: 3 responses were left out: 1 application/json without a report, 1 robots.txt and its kin, 1 status 404 (not found)",
  ]);
});
