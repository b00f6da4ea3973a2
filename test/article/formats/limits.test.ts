import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";
import { zipOf, zstdOf } from "./packed.ts";

const text = PROSE.join("\n\n");
const rulesOf = ({ messages }: Awaited<ReturnType<typeof readAll>>) => messages.map(({ rule }) => rule);
const SMALL = { documentBytes: 1 << 20, unpackedBytes: 2 << 20, ratio: 100 };

test("what unpacks to more than so many times its size is not read further", async () => {
  const filler = Buffer.alloc(900_000, "ferry quay ");
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, filler]));
  const found = await readAll(rawOf(zipOf(files), "bomb.zip"), SMALL);
  expect(found.articles.length).toBeLessThan(10);
  expect(rulesOf(found)).toContain("too-large");
});

test("nested archives share one budget", async () => {
  const inner = zipOf({ "a.txt": Buffer.alloc(900_000, "ferry quay ") });
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.zip`, inner]));
  const found = await readAll(rawOf(zipOf(files), "bomb.zip"), SMALL);
  expect(found.articles.length).toBeLessThan(10);
  expect(rulesOf(found)).toContain("too-large");
});

test("entries that are never asked for cost no unpacking without a bound", async () => {
  const zeros = Buffer.alloc(40 << 20);
  const found = await readAll(rawOf(zipOf({ "a.png": zeros, "b.png": zeros }, { isTrailed: true }), "bomb.zip"), SMALL);
  expect(rulesOf(found)).toContain("too-large");
});

test("archives inside archives have an end", async () => {
  let packed = zipOf({ "a.txt": text });
  for (let i = 0; i < 3; i++) packed = zipOf({ "in.zip": packed });
  expect((await readAll(rawOf(packed, "deep.zip"))).articles).toHaveLength(1);
  for (let i = 0; i < 3; i++) packed = zipOf({ "in.zip": packed });
  const found = await readAll(rawOf(packed, "deep.zip"));
  expect([found.articles.length, rulesOf(found)]).toEqual([0, ["too-deep"]]);
});

test("encrypted, cut and damaged entries cost themselves only", async () => {
  const files = { "a.txt": text, "b.txt": text };
  const locked = zipOf(files);
  locked[6]! |= 1;
  const encrypted = await readAll(rawOf(locked, "a.zip"));
  expect([encrypted.articles.length, rulesOf(encrypted)]).toEqual([1, ["locked"]]);
  const stored = zipOf(files, { isStored: true });
  stored[100]! ^= 1;
  const damaged = await readAll(rawOf(stored, "a.zip"));
  expect([damaged.articles.length, rulesOf(damaged)]).toEqual([2, ["damaged-input"]]);
  const packed = zipOf(files);
  const cut = await readAll(rawOf(packed.subarray(0, packed.length / 2), "a.zip"));
  expect([cut.articles.length, rulesOf(cut)]).toEqual([1, ["damaged-input"]]);
});

test("zstd: a window too wide, a dictionary, blocks too small, a cut", async () => {
  const frame = zstdOf(text);
  expect(rulesOf(await readAll(rawOf(frame.subarray(0, 300), "a.txt.zst")))).toEqual(["damaged-input"]);
  const wide = Uint8Array.from(frame);
  wide[5] = 0xf8;
  const { messages } = await readAll(rawOf(wide, "a.txt.zst"));
  expect(messages[0]?.text).toContain("window over 32 MiB");
  const other = Uint8Array.from([...frame.subarray(0, 4), 1, 0, 77, ...frame.subarray(6)]);
  expect((await readAll(rawOf(other, "a.txt.zst"))).messages[0]?.text).toContain("dictionary");
  const tiny = [0x28, 0xb5, 0x2f, 0xfd, 0, 15 << 3, ...Array.from({ length: 100_000 }, () => [8, 0, 0, 65]).flat()];
  expect((await readAll(rawOf(Uint8Array.from(tiny), "a.txt.zst"))).messages[0]?.text).toContain("too small");
});

test("a table: an open quotation mark and an over-long row cost themselves only", async () => {
  const rows = `title,text\n1,"${PROSE[0]}\n2,${PROSE[2]?.replaceAll(",", "")}\n`;
  const open = await readAll(rawOf(rows, "a.csv", 100));
  expect(open.articles.map(({ title }) => title)).toEqual(["2"]);
  expect(rulesOf(open)).toEqual(["broken-table"]);
  const long = `title,text\n1,"${"long ".repeat(3000)}"\n2,${PROSE[2]?.replaceAll(",", "")}\n`;
  const over = await readAll(rawOf(long, "a.csv", 100), { documentBytes: 8192 });
  expect([over.articles.map(({ title }) => title), rulesOf(over)]).toEqual([["2"], ["broken-table"]]);
});

test("a mail box: an over-long message is a message and the next is read", async () => {
  const head =
    "From a@n.example Wed Apr  2 10:00:00 2031\nFrom: A <a@n.example>\nSubject: S\nMessage-ID: <1>\nMIME-Version: 1.0\n\n";
  const box = `${head}${"long line of words\n".repeat(2000)}\n${head}${text}\n`;
  const found = await readAll(rawOf(box, "a.mbox", 1000), { documentBytes: 8192 });
  expect([found.articles.length, rulesOf(found)]).toEqual([1, ["too-large"]]);
});

test.each([
  ["XML", `<?xml version="1.0"?><nitf>${"<block>".repeat(200_000)}`, "a.xml"],
  ["rich text", `{\\rtf1 ${"{\\b ".repeat(200_000)}x`, "a.rtf"],
  ["quotation marks", `title,text\n${'"a,'.repeat(200_000)}`, "a.csv"],
  ["separators of documents", `1 of 9 DOCUMENTS\nLENGTH: 5 words\n\n${"2 of 9 DOCUMENTS\n".repeat(50_000)}`, "a.txt"],
  ["labels", `End of Document\nBody\n${"Length: 5\n".repeat(100_000)}End of Document\n`, "a.txt"],
  [
    "boundaries",
    `Snapshot-Content-Location: x\nContent-Type: multipart/related; boundary=b\nMIME-Version: 1.0\nSubject: s\n\n${"--b\n".repeat(100_000)}`,
    "a.mhtml",
  ],
])("nothing but opening %s is looked through once", async (_, content, name) => {
  const started = process.cpuUsage();
  await readAll(rawOf(content, name));
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(5_000);
});
