import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readArticles } from "../../src/article/index.ts";
import type { Raw } from "../../src/model/index.ts";
import { rawOf, readAll } from "./inputs.ts";
import { PROSE, pageOf } from "./prose.ts";

/** An input that counts how often it was opened and closed. */
function counted(content: Uint8Array, location: string): { raw: Raw; open: () => number } {
  const raw = rawOf(content, location, 1000);
  let open = 0;
  const opening = async function* () {
    open++;
    try {
      yield* raw.open();
    } finally {
      open--;
    }
  };
  return { raw: { ...raw, open: opening }, open: () => open };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = bytes(
  PROSE.map((text) => JSON.stringify({ text }))
    .join("\n")
    .repeat(20),
);
const INPUTS: readonly (readonly [what: string, content: Uint8Array, location: string])[] = [
  ["a PDF", bytes(`%PDF-1.7\n${"0 0 obj\n".repeat(5_000)}`), "a.pdf"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(50_000)]), "a.txt"],
  ["a document over the limit", bytes("word ".repeat(100_000)), "a.txt"],
  ["a packed document over the limit", gzipSync("word ".repeat(100_000)), "a.txt.gz"],
  ["a packed picture", gzipSync(new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(50_000)])), "a.gz"],
  ["an own report", bytes(`{"schema":"secondsource/report@1",\n"articles":[${" ".repeat(30_000)}]}`), "r.json"],
  ["an archive of damage", bytes("WARC/1.0\r\nContent-Length: x\r\n\r\n".repeat(3_000)), "a.warc"],
  ["cut gzip", gzipSync(rows).subarray(0, 900), "a.jsonl.gz"],
  ["a page", bytes(pageOf()), "a.html"],
  ["an empty file", new Uint8Array(), "a.txt"],
];

test.each(INPUTS)("%s is closed after reading", async (_, content, location) => {
  const { raw, open } = counted(content, location);
  await readAll(raw, { documentBytes: 100_000 });
  expect(open()).toBe(0);
});

test.each([
  ["plain", rows, "a.jsonl"],
  ["packed", new Uint8Array(gzipSync(rows)), "a.jsonl.gz"],
])("a reader that stops early closes the input (%s)", async (_, content, location) => {
  const { raw, open } = counted(content, location);
  for await (const reading of readArticles(raw)) {
    expect("article" in reading).toBe(true);
    break;
  }
  expect(open()).toBe(0);
});

test("an input whose opening fails or breaks in the middle is told and closed", async () => {
  let open = 0;
  const raw: Raw = {
    ...rawOf("", "a.jsonl"),
    async *open() {
      open++;
      try {
        yield bytes(`${JSON.stringify({ text: PROSE[0] })}\n`);
        throw new Error("EIO: i/o error, read");
      } finally {
        open--;
      }
    },
  };
  const { messages } = await readAll(raw);
  expect(messages.map(({ rule }) => rule)).toEqual(["unreadable-input"]);
  expect(open).toBe(0);
});
