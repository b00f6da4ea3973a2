import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const LONG = [
  "The old bridge at Sorn was closed on Tuesday after workers found a crack of four metres in its middle arch.",
  "The road office said that 9,000 drivers a day would have to go round by Vell, which takes half an hour longer.",
  "“Nobody will cross before every stone has been looked at,” the engineer Dagny Orre told the council.",
  "The bridge was built in 1911 and repaired twice, the last time in 1987.",
].join("\n\n");

beforeAll(() => {
  writeFileSync(at("one.txt"), `Bridge at Sorn closed\n\nSORN (Tidewire) - ${LONG}`);
  writeFileSync(at("two.txt"), `Sorn bridge shut after crack found\n\nSORN (Tidewire) - ${LONG}`);
  writeFileSync(
    at("docs.jsonl"),
    `${JSON.stringify({ id: "a", text: LONG })}\n${JSON.stringify({ id: "b", text: LONG })}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["text", "html", "json"])("compare shows two articles as %s", async (format) => {
  const { status, out } = await run(["compare", at("one.txt"), at("two.txt"), "--format", format]);
  expect(status).toBe(0);
  expect(out).toContain(format === "json" ? '"alignedSentences"' : "measures reporting, never truth");
});

test("compare writes one line a pair and tells of pairs it cannot use", async () => {
  writeFileSync(at("pairs.jsonl"), '{"a":"a","b":"b"}\nnot a pair\n{"a":"a","b":"nobody"}\n');
  const { status, out, err } = await run([
    "compare",
    "--pairs",
    at("pairs.jsonl"),
    "--docs",
    at("docs.jsonl"),
    "--format",
    "jsonl",
  ]);
  expect(status).toBe(1);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { a: string; b: string }).b),
  ).toEqual(["b"]);
  expect(err).toContain("Line 2");
  expect(err).toContain("nobody");
});
