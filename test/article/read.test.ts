import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readArticles } from "../../src/article/index.ts";
import { rawOf, readAll } from "./inputs.ts";
import { PROSE, pageOf } from "./prose.ts";

const text = PROSE.join("\n\n");
const rules = async (content: string | Uint8Array, location: string, limits = {}) =>
  (await readAll(rawOf(content, location), limits)).messages.map(({ rule, level }) => `${rule} ${level}`);

test.each([
  ["an empty file", "", "a.txt", "empty-file error"],
  ["nothing but white space", " \n\n\t", "a.txt", "empty-file error"],
  [
    "a PNG named .txt",
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    "a.txt",
    "not-text error",
  ],
  ["random bytes", new Uint8Array(4096).map((_, i) => (i * 7919) % 251), "a.txt", "not-text error"],
  [
    "invalid UTF-8",
    new Uint8Array([...Buffer.from("The ferry "), 0xff, 0xc3, 0x28, ...Buffer.from(" sank.")]),
    "a.txt",
    "invalid-encoding error",
  ],
])("%s is a message", async (_, content, location, expected) => {
  expect(await rules(content, location)).toEqual([expected]);
});

test("a document over the limit is a message, packed or not", async () => {
  const long = "x".repeat(300_000);
  expect(await rules(long, "a.txt", { documentBytes: 200_000 })).toEqual(["too-large error"]);
  expect(await rules(new Uint8Array(gzipSync(long)), "a.txt.gz", { documentBytes: 200_000 })).toEqual([
    "too-large error",
  ]);
  expect(await rules(new Uint8Array(gzipSync(long)), "a.txt.gz", { unpackedBytes: 200_000 })).toEqual([
    "too-large error",
  ]);
});

test("gzip is told by its bytes, not by the name", async () => {
  const { articles } = await readAll(rawOf(new Uint8Array(gzipSync(text)), "a.txt", 10));
  expect(articles[0]!.text).toBe(text);
  const two = new Uint8Array(Buffer.concat([gzipSync(text.slice(0, 100)), gzipSync(text.slice(100))]));
  expect((await readAll(rawOf(two, "a.txt.gz", 33))).articles[0]!.text).toBe(text);
});

test("gzip that ends early gives what came before, and a message", async () => {
  const packed = new Uint8Array(gzipSync(`${text}\n\n${pageOf()}`));
  const { articles, messages } = await readAll(rawOf(packed.subarray(0, packed.length - 200), "a.txt.gz"));
  expect(messages.map(({ rule }) => rule)).toEqual(["damaged-input"]);
  expect(articles[0]!.text.startsWith(PROSE[0])).toBe(true);
});

test("an error of the outside is a message", async () => {
  const raw = {
    location: "gone.txt",
    name: "gone",
    // biome-ignore lint/correctness/useYield: fails before the first chunk
    async *open(): AsyncIterable<Uint8Array> {
      throw new Error("EACCES: permission denied");
    },
  };
  expect((await readAll(raw)).messages).toEqual([
    { rule: "unreadable-input", text: "EACCES: permission denied", location: "gone.txt", level: "error" },
  ]);
});

test("a limit that is none is the caller's mistake", async () => {
  await expect(readArticles(rawOf(text), { depth: 0 }).next()).rejects.toThrow(RangeError);
});
