import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { foldMessages } from "../../../src/app/cli/notices.ts";
import type { Message, Report } from "../../../src/index.ts";
import { CHILD, freshFolder, NODE } from "./run.ts";

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));

test("more PDFs than files may be open: each is one fault, and the clippings after them are read", () => {
  mkdirSync(join(folder, "pile/z"), { recursive: true });
  for (let i = 0; i < 400; i++) writeFileSync(join(folder, `pile/f${i}.pdf`), `%PDF-1.7\n${"x".repeat(200_000)}`);
  writeFileSync(
    join(folder, "pile/z/good.txt"),
    "Mill burns down\n\nThe mill at Harrow Dell burned down on Friday night.",
  );
  const program = [...NODE, CHILD].map((word) => `'${word}'`).join(" ");
  const line = `ulimit -n 256; ${program} report pile --format json`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });
  const report = JSON.parse(stdout) as Report;
  expect(status).toBe(1);
  expect(report.articles.map(({ label }) => label)).toEqual(["good"]);
  expect(stdout).not.toContain("EMFILE");
  expect(stderr).toContain("400 with problems");
  expect(report.messages).toHaveLength(101);
});

test("a hundred thousand faults of one kind are a hundred messages and one that counts the rest", () => {
  const message = (i: number): Message => ({ rule: "empty-file", text: "nothing", location: `f${i}`, level: "error" });
  const other: Message = { rule: "own-output", text: "a report", location: "r.json", level: "note" };
  const folded = foldMessages([...Array.from({ length: 100_000 }, (_, i) => message(i)), other]);
  expect(folded).toHaveLength(102);
  expect(folded.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, i) => message(i)));
  expect(folded[100]).toEqual(other);
  expect(folded[101]).toMatchObject({
    rule: "empty-file",
    level: "error",
    text: "99900 more of the same, first in f100, f101, f102, f103, f104",
  });
  expect(foldMessages([other])).toEqual([other]);
});
