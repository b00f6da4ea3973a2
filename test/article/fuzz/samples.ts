import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { documentXml, docxAround, zipOf, zstdOf } from "../formats/packed.ts";
import { SAMPLES as KINDS } from "../formats/samples.ts";
import { PROSE, pageOf } from "../prose.ts";

/** One good input of a format; structure mutators know it by its kind. */
export interface Sample {
  readonly name: string;
  readonly kind: "text" | "markup" | "json" | "lines" | "headers" | "bytes";
  readonly text: string;
  /** Packs the text after it has been mutated. */
  readonly pack?: (text: Uint8Array) => Uint8Array;
}

const page = pageOf(
  PROSE,
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","datePublished":"2031-04-02","author":[{"name":"Mara Lindqvist"}]}</script><meta property="og:title" content="Ferry"><meta charset="utf-8">',
);
const articles = PROSE.map((text, i) => ({
  id: `r${i}`,
  title: "Ferry terminal to close",
  text,
  url: `https://n.example/${i}`,
  publisher: "North Post",
  published: "2031-04-02",
  language: "en",
  byline: ["Mara Lindqvist"],
  extra: { deep: [[1, { a: null }]] },
}));
const items = PROSE.map(
  (text) =>
    `<item><title>Ferry</title><link>https://n.example/1</link><pubDate>Wed, 02 Apr 2031 10:00:00 +0200</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`,
).join("");
const entries = PROSE.map(
  (text) =>
    `<entry><title>Ferry</title><updated>2031-04-02T10:00:00Z</updated><content type="html">&lt;p&gt;${text}&lt;/p&gt;</content></entry>`,
).join("");
const mail = `From: North Post <news@n.example>\r\nSubject: =?utf-8?B?RsOkaHJl?=\r\nDate: Wed, 02 Apr 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r\nMessage-ID: <1@n.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page.replaceAll("=", "=3D")}\r\n--b--\r\n`;
const plain = [
  "Ferry terminal to close",
  "By Mara Lindqvist",
  ...PROSE,
  "Next Post",
  "PORT ELSA (AP) - ",
  ...PROSE,
  "Leave a Reply",
].join("\n\n");

function record(n: number, headers: string, body: string): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n${body}`;
  return `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/${n}\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
}
const chunked = `${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`;
const archive = [
  "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 13\r\n\r\nsoftware: x\r\n\r\n\r\n",
  record(1, "", page),
  record(2, "Transfer-Encoding: chunked\r\n", chunked),
  record(3, "", `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>${items}</channel></rss>`),
].join("");
const members = (text: Uint8Array) => {
  const parts = Buffer.from(text)
    .toString("latin1")
    .split(/(?=WARC\/1\.)/);
  return new Uint8Array(Buffer.concat(parts.map((part) => gzipSync(Buffer.from(part, "latin1")))));
};
const har = JSON.stringify({
  log: {
    version: "1.2",
    entries: [
      {
        request: { url: "https://n.example/1" },
        response: { status: 200, content: { mimeType: "text/html", text: page } },
      },
    ],
  },
});

/** What is mutated as text: collections, wire, saved pages. */
const COLLECTED = Object.entries(KINDS).flatMap(([name, text]): Sample[] => {
  const kind = /\.(?:xml|html)$/.test(name) ? "markup" : /\.(?:mbox|emlx|mhtml)$/.test(name) ? "headers" : "text";
  return typeof text === "string" ? [{ name, text, kind: name.endsWith(".har") ? "json" : kind }] : [];
});
const inZip =
  (name: string, options = {}) =>
  (text: Uint8Array) =>
    zipOf({ [name]: text, "b.txt": PROSE[0] }, options);
/** What is mutated inside its packing as well as in it. */
const PACKED: readonly Sample[] = [
  { name: "p.docx", kind: "markup", text: documentXml(["Ferry", ...PROSE]), pack: docxAround },
  {
    name: "p.odt",
    kind: "markup",
    text: `<?xml version="1.0"?><o:d xmlns:o="o"><o:body><o:text><t:h>Ferry</t:h><t:p>${PROSE.join("</t:p><t:p>")}</t:p></o:text></o:body></o:d>`,
    pack: (text) => zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": text }),
  },
  {
    name: "p.epub",
    kind: "markup",
    text: page,
    pack: (text) => zipOf({ mimetype: "application/epub+zip", "a.xhtml": text }, { isTrailed: true }),
  },
  {
    name: "p.wacz",
    kind: "headers",
    text: archive,
    pack: inZip("archive/a.warc", { isStored: true, isTrailed: true }),
  },
  { name: "p.zip", kind: "text", text: plain, pack: inZip("a.txt") },
  {
    name: "q.zip",
    kind: "text",
    text: plain,
    pack: (text) => inZip("in.zip")(inZip("a.txt", { isStored: true })(text)),
  },
  { name: "p.txt.zst", kind: "text", text: plain, pack: zstdOf },
];

/** One or more inputs of every format, of our own invention. */
export const SAMPLES: readonly Sample[] = [
  ...COLLECTED,
  ...PACKED,
  { name: "a.txt", kind: "text", text: plain },
  { name: "h.txt", kind: "text", text: `Title: Ferry\nPublisher: North\nDate: 2 April 2031\n\n${plain}` },
  { name: "a.txt.gz", kind: "text", text: plain, pack: (text) => new Uint8Array(gzipSync(text)) },
  {
    name: "a.md",
    kind: "text",
    text: `---\ntitle: Ferry\n---\n# Ferry\n\n${PROSE.join("\n\n")}\n\n> quoted *so*\n\n## **Next**\n\nPort\n----\n\n| a | b |\n\n- one`,
  },
  { name: "a.html", kind: "markup", text: page },
  {
    name: "a.xml",
    kind: "markup",
    text: `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>${items}</channel></rss>`,
  },
  {
    name: "a.atom",
    kind: "markup",
    text: `<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>${entries}</feed>`,
  },
  {
    name: "n.xml",
    kind: "markup",
    text: `<?xml version="1.0"?><nitf><head><title>Ferry</title></head><body><body.content><p>${PROSE.join("</p><p>")}</p></body.content></body></nitf>`,
  },
  { name: "a.jsonl", kind: "lines", text: articles.map((one) => JSON.stringify(one)).join("\n") },
  {
    name: "a.jsonl.gz",
    kind: "lines",
    text: articles.map((one) => JSON.stringify(one)).join("\n"),
    pack: (text) => new Uint8Array(gzipSync(text)),
  },
  {
    name: "a.json",
    kind: "json",
    text: JSON.stringify(PROSE.map((text) => ({ maintext: text, html: `<p>${text}</p>` }))),
  },
  {
    name: "b.json",
    kind: "json",
    text: JSON.stringify({ status: "ok", articles: articles.map(({ text, ...rest }) => ({ ...rest, content: text })) }),
  },
  {
    name: "feed.json",
    kind: "json",
    text: JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "N",
      items: PROSE.map((text, i) => ({
        id: String(i),
        content_html: `<p>${text}</p>`,
        date_published: "2031-04-02T10:00:00Z",
      })),
    }),
  },
  { name: "a.har", kind: "json", text: har },
  { name: "a.eml", kind: "headers", text: mail },
  {
    name: "a.mbox",
    kind: "headers",
    text: `From a@n.example Wed Apr  2 10:00:00 2031\n${mail.replaceAll("\r\n", "\n")}\n\n`.repeat(2),
  },
  { name: "a.warc", kind: "headers", text: archive },
  { name: "a.warc.gz", kind: "headers", text: archive, pack: members },
  {
    name: "a.csv",
    kind: "text",
    text: `title,text,url,published\n${PROSE.map((text, i) => `Ferry,"${text.replaceAll('"', '""')}",https://n.example/${i},2031-04-02`).join("\n")}`,
  },
  { name: "a.tsv", kind: "text", text: `title\ttext\n${PROSE.map((text) => `Ferry\t${text}`).join("\n")}` },
  { name: "a.rtf", kind: "text", text: `{\\rtf1\\ansi {\\b Ferry}\\par ${PROSE.join("\\par ")}}` },
  { name: "a.html.br", kind: "bytes", text: page, pack: (text) => new Uint8Array(brotliCompressSync(text)) },
  {
    name: "a.zip",
    kind: "bytes",
    text: plain,
    pack: (text) => new Uint8Array(Buffer.concat([Buffer.from("PK\x03\x04"), deflateSync(text)])),
  },
];
