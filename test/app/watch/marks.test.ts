import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { mannerOf, portionEnd } from "../../../src/app/watch/marks.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-marks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const record = (body: string, length = body.length) =>
  `WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`;
const ONE = record("The ferry stopped.");
/** A gzip member with fields in its header that few programs write (RFC 1952). */
function member(text: string, flags: number): Buffer {
  const fields = [
    ...(flags & 4 ? [Buffer.from([5, 1]), Buffer.alloc(261, 7)] : []),
    ...(flags & 8 ? [Buffer.from("name\0")] : []),
    ...(flags & 16 ? [Buffer.from("words\0")] : []),
    ...(flags & 2 ? [Buffer.from([1, 2])] : []),
  ];
  const end = gzipSync(text).subarray(-8);
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]), ...fields, deflateRawSync(text), end]);
}

async function read<T>(
  name: string,
  bytes: string | Buffer,
  what: (handle: Awaited<ReturnType<typeof open>>) => Promise<T>,
) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const handle = await open(file);
  try {
    return await what(handle);
  } finally {
    await handle.close();
  }
}

test.each([
  ["a.warc", ONE, "records"],
  ["a.warc.gz", gzipSync(ONE), "packed-records"],
  ["a.txt.gz", gzipSync("The ferry stopped."), "whole"],
  ["cut.warc.gz", gzipSync(ONE).subarray(0, 30), "whole"],
  ["half.warc.gz", Buffer.from([0x1f]), "whole"],
  ["other.gz", Buffer.from([0x1f, 0x8c, 8, 0]), "whole"],
  ["a.jsonl", '{"a":1}\n', "lines"],
  ["A.NDJSON", '{"a":1}\n', "lines"],
  ["list.jsonl", "[1]\n", "whole"],
  ["a.json", '{"a":1}\n', "whole"],
  ["empty.jsonl", "", "whole"],
] as const)("%s is read as %3$s", async (name, bytes, manner) => {
  expect(await read(name, Buffer.from(bytes), (handle) => mannerOf(handle, name))).toBe(manner);
});

test.each([0, 2, 4, 8, 16, 30])(
  "a gzip member with the flags %i in its header is one record, whatever follows",
  async (flags) => {
    const packed = member(ONE, flags);
    const all = Buffer.concat([packed, gzipSync(ONE).subarray(0, 20)]);
    await read("flags.warc.gz", all, async (handle) => {
      expect(await mannerOf(handle, "flags.warc.gz")).toBe("packed-records");
      expect(await portionEnd(handle, "packed-records", 0, all.length)).toBe(packed.length);
    });
  },
);

/** Where a portion from `from` ends. */
const CASES: readonly (readonly [
  what: string,
  manner: "records" | "lines" | "packed-records" | "whole",
  text: string | Buffer,
  from: number,
  end: number | undefined,
])[] = [
  ["a whole record", "records", ONE, 0, ONE.length],
  ["two records", "records", ONE + ONE, 0, 2 * ONE.length],
  ["a record and the half of another", "records", ONE + ONE.slice(0, 60), 0, ONE.length],
  ["the half of a record", "records", ONE.slice(0, -10), 0, undefined],
  ["a record whose blank lines have not come", "records", ONE.slice(0, -4), 0, ONE.length - 4],
  ["a head that has not come", "records", ONE.slice(0, 20), 0, undefined],
  ["a record behind blank lines", "records", `\r\n\r\n${ONE}`, 0, ONE.length + 4],
  ["blank lines", "records", "\r\n\r\n", 0, 4],
  ["the second of two", "records", ONE + ONE, ONE.length, 2 * ONE.length],
  [
    "a record without its length",
    "records",
    `${ONE.replace(/Content-Length.*\r\n/, "")}${ONE}`,
    0,
    2 * ONE.length - 20,
  ],
  ["no record", "records", `no record\r\n\r\n${ONE}`, 0, ONE.length + 13],
  ["lines", "lines", '{"a":1}\n{"a":2}\n', 0, 16],
  ["a line that has not come", "lines", '{"a":1}\n{"a":', 0, 8],
  ["a last line without an end", "lines", '{"a":1}', 0, 7],
  ["half a line", "lines", '{"a":', 0, undefined],
  ["a number is no line", "lines", "12", 0, undefined],
  [
    "no gzip behind a member",
    "packed-records",
    Buffer.concat([gzipSync(ONE), Buffer.from("none")]),
    0,
    gzipSync(ONE).length + 4,
  ],
  ["a member that was cut", "packed-records", gzipSync(ONE).subarray(0, -3), 0, undefined],
  ["a damaged member", "packed-records", Buffer.concat([member(ONE, 0).subarray(0, 10), Buffer.alloc(40, 255)]), 0, 50],
  ["any other file", "whole", "The ferry stopped.", 0, 18],
];

test.each(CASES)("%s: where the portion ends", async (_, manner, text, from, end) => {
  const bytes = Buffer.from(text);
  expect(await read("portion", bytes, (handle) => portionEnd(handle, manner, from, bytes.length))).toBe(end);
});

test("a portion ends with the record that its eight mebibytes end in", async () => {
  const large = record("x".repeat(5 << 20));
  const bytes = Buffer.from(large + large + large);
  const end = await read("large", bytes, (handle) => portionEnd(handle, "records", 0, bytes.length));
  expect(end).toBe(2 * large.length);
});
