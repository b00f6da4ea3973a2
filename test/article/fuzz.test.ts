import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { settleArticles } from "../../src/article/index.ts";
import type { Article } from "../../src/model/index.ts";
import { rawOf, readAll } from "./inputs.ts";
import { PROSE, pageOf } from "./prose.ts";

/** Inputs tried; 10,000 with `FUZZ=10000`. */
const RUNS = Number(process.env.FUZZ ?? 300);

const page = pageOf(
  PROSE,
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","datePublished":"2031-04-02"}</script><meta property="og:title" content="Ferry">',
);
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
const warc = [1, 2, 3].map(
  (n) =>
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/${n}\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`,
);
const SAMPLES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ["a.html", Buffer.from(page)],
  ["a.warc", Buffer.from(warc.join(""))],
  ["a.warc.gz", Buffer.concat(warc.map((record) => gzipSync(record)))],
  [
    "a.xml",
    Buffer.from(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>${PROSE.map((text) => `<item><title>T</title><pubDate>Wed, 02 Apr 2031 10:00:00 +0200</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`).join("")}</channel></rss>`,
    ),
  ],
  [
    "a.jsonl",
    Buffer.from(
      PROSE.map((text, i) =>
        JSON.stringify({ id: i, text, title: "T", date: "2031-04-02", extra: { deep: [[1]] } }),
      ).join("\n"),
    ),
  ],
  ["a.json", Buffer.from(JSON.stringify(PROSE.map((text) => ({ maintext: text, html: `<p>${text}</p>` }))))],
  [
    "a.eml",
    Buffer.from(
      `From: A <a@n.example>\r\nSubject: =?utf-8?B?RsOkaHJl?=\r\nMIME-Version: 1.0\r\nMessage-ID: <1@n.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${page}\r\n--b--\r\n`,
    ),
  ],
  [
    "a.txt",
    Buffer.from(
      [
        "Ferry terminal to close",
        "By Mara Lindqvist",
        ...PROSE,
        "Next Post",
        "PORT ELSA (AP) - ",
        ...PROSE,
        "Leave a Reply",
      ].join("\n\n"),
    ),
  ],
  ["a.txt.gz", gzipSync(PROSE.join("\n"))],
  ["a.html.br", brotliCompressSync(page)],
];
const PIECES = [
  "<",
  ">",
  "</div>",
  "<div>",
  "<table><tr><td>",
  "<script>",
  "<!--",
  "]]>",
  "<![CDATA[",
  "&#x10ffff;",
  "&",
  "\u0000",
  "\r\n\r\n",
  "{",
  "}",
  "[",
  '"',
  "\\",
  "Content-Length: 99999999\r\n",
  "WARC/1.0\r\n",
  "\u001f\u008b\b",
  "Next Post\n",
  "Leave a Reply\n",
  "\ufffd",
  "-1",
  "1e999",
].map((piece) => Buffer.from(piece));

/** A seeded generator of whole numbers below `n` (mulberry32). */
function generator(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

function mutate(bytes: Uint8Array, next: (n: number) => number): Uint8Array {
  let changed = Buffer.from(bytes);
  for (let i = next(8); i >= 0; i--) {
    const at = next(changed.length + 1);
    const to = Math.min(changed.length, at + next(1 << next(10)));
    const kind = next(6);
    const middle =
      kind === 0
        ? Buffer.alloc(0)
        : kind === 1
          ? Buffer.from([next(256)])
          : kind === 2
            ? PIECES[next(PIECES.length)]!
            : kind === 3
              ? Buffer.concat(Array<Buffer>(1 + next(40)).fill(changed.subarray(at, to)))
              : changed.subarray(at, to);
    changed =
      kind === 5
        ? changed.subarray(0, Math.max(1, at))
        : Buffer.concat([changed.subarray(0, at), middle, changed.subarray(kind === 2 ? at : to)]);
  }
  return new Uint8Array(changed);
}

function checkTiling(article: Article): void {
  const spans = [...article.body, ...article.aside.map((aside) => aside.span)].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const span of spans) {
    if (span.start !== at || span.end <= at) throw new Error(`gap or overlap at ${at} of ${article.id}`);
    at = span.end;
  }
  expect(at).toBe(article.text.length);
}

test(`${RUNS} mutated inputs: no crash, every article tiled, every message placed`, {
  timeout: 3_600_000,
}, async () => {
  const next = generator(20_310_402);
  let slowest = { ms: 0, run: -1, name: "" };
  for (let run = 0; run < RUNS; run++) {
    const [name, sample] = SAMPLES[run % SAMPLES.length]!;
    const started = performance.now();
    const { articles, messages } = await readAll(rawOf(mutate(sample, next), name, 1 + next(1 << 14)));
    for (const article of [...articles, ...settleArticles(articles)]) checkTiling(article);
    for (const message of messages) expect(message.location).toBe(name);
    expect(messages.map(({ text }) => text).join()).not.toMatch(/is not a function|undefined|Cannot read/);
    const ms = performance.now() - started;
    if (ms > slowest.ms) slowest = { ms, run, name };
  }
  if (process.env.FUZZ)
    console.log(`slowest input: ${JSON.stringify(slowest)}, memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
});
