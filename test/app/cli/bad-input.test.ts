import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../../src/index.ts";
import { freshFolder, run, runChild, start, withoutPrivilege } from "./run.ts";

const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD =
  "Mill burns down\n\nThe mill at Harrow Dell burned down on Friday night. Nobody was hurt, the fire service said.\n";
const PIXEL = "89504e470d0a1a0a0000000d4948445200000001000000010806000000";

/** A folder with one good article and whatever `make` puts beside it. */
function pileWith(name: string, make: (at: (file: string) => string) => void): string {
  const pile = join(folder, name);
  mkdirSync(pile);
  writeFileSync(join(pile, "good.txt"), GOOD);
  make((file) => join(pile, file));
  return pile;
}

const CASES: [string, string, (at: (file: string) => string) => void][] = [
  ["an empty file", "empty-file", (at) => writeFileSync(at("empty.txt"), "")],
  ["a PNG named .txt", "not-text", (at) => writeFileSync(at("picture.txt"), Buffer.from(PIXEL.repeat(20), "hex"))],
  [
    "invalid UTF-8",
    "invalid-encoding",
    (at) => writeFileSync(at("bytes.txt"), Buffer.from("caf\xe9 \xff\xfe closed", "latin1")),
  ],
  [
    "a broken line of JSON",
    "broken-json",
    (at) => writeFileSync(at("rows.jsonl"), '{"id":"r","text":"A short report."}\n{"id":\n'),
  ],
  ["a link to itself", "symlink-loop", (at) => symlinkSync("loop", at("loop"))],
  ["a link to the folder around it", "symlink-loop", (at) => symlinkSync(".", at("again"))],
  [
    "a gzip that ends early",
    "damaged-input",
    (at) => writeFileSync(at("cut.txt.gz"), gzipSync(GOOD.repeat(50)).subarray(0, 90)),
  ],
  ["a pipe in a folder", "not-a-file", (at) => void execFileSync("mkfifo", [at("pipe.txt")])],
];

test.each(CASES)("%s is a message, the rest is reported, exit 1", async (name, rule, make) => {
  const pile = pileWith(name.replaceAll(" ", "-"), make);
  const { status, out, err } = await run(["report", pile, "--format", "json"]);
  const report = JSON.parse(out) as Report;
  expect(status).toBe(1);
  expect(report.messages.filter((m) => m.level === "error").map((m) => m.rule)).toContain(rule);
  expect(report.articles.map((a) => a.label)).toContain("good");
  expect(err).toContain(`(${rule})`);
});

test("a missing path is a message, the rest is reported, exit 1", async () => {
  const pile = pileWith("beside-missing", () => undefined);
  const { status, out, err } = await run(["report", pile, join(folder, "nowhere"), "--format", "json"]);
  expect(status).toBe(1);
  expect((JSON.parse(out) as Report).articles).toHaveLength(1);
  expect(err).toContain("(missing-path)");
});

test("a folder without permission is a message", async () => {
  const pile = pileWith("locked-beside", (at) => {
    mkdirSync(at("locked"));
    chmodSync(at("locked"), 0o000);
  });
  chmodSync(folder, 0o755);
  const { status, err } = await withoutPrivilege(() => run(["report", pile, "--format", "json"]));
  chmodSync(join(pile, "locked"), 0o700);
  expect(status).toBe(1);
  expect(err).toContain("(unreadable-folder)");
});

test("hidden files, node_modules, pictures and a README in a folder are left out without harm, exit 0", async () => {
  const pile = pileWith("with-others", (at) => {
    writeFileSync(at(".hidden.txt"), GOOD);
    mkdirSync(at("node_modules"));
    writeFileSync(at("node_modules/readme.md"), GOOD);
    writeFileSync(at("photo.png"), Buffer.from(PIXEL, "hex"));
    writeFileSync(at("README.md"), `${GOOD} It was reported twice.`);
    symlinkSync("good.txt", at("same.txt"));
  });
  const { status, out, err } = await run(["report", pile, "--format", "json"]);
  expect(status).toBe(0);
  expect(err).toContain("(about-the-folder)");
  expect((JSON.parse(out) as Report).articles).toHaveLength(1);
  expect(err).toContain("(not-an-article-file)");
  expect(err).toContain("(reached-twice)");
});

test("a folder nested a thousand deep is walked", async () => {
  let deep = join(folder, "deep");
  for (let i = 0; i < 1000; i++) deep = join(deep, "d");
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, "low.txt"), GOOD);
  const { status, out } = await run(["stories", join(folder, "deep"), "--format", "jsonl"]);
  expect([status, out.includes('"low"')]).toEqual([0, true]);
});

test("in a process of its own: every bad input at once, no stack trace, exit 1", async () => {
  const pile = pileWith("everything", (at) => {
    for (const [, rule, make] of CASES) if (rule !== "symlink-loop") make(at);
    symlinkSync(".", at("again"));
  });
  const { status, out, err } = await runChild(["report", "everything", "missing"], folder);
  expect(status).toBe(1);
  expect(out).toContain("Mill burns down");
  for (const [, rule] of CASES) expect(err).toContain(`(${rule})`);
  expect(err).not.toMatch(/\n\s+at /);
  expect(pile).toContain("everything");
});

test("in a process of its own: a reader that goes away early ends it quietly", async () => {
  const rows = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, text: `${GOOD} Report ${i}. `.repeat(8) }),
  );
  writeFileSync(join(folder, "many.jsonl"), rows.join("\n"));
  const child = start(["annotate", "many.jsonl"], folder);
  const err: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk.toString("utf8")));
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((done) => child.on("close", done));
  expect({ status, err: err.join("") }).toEqual({ status: 0, err: "" });
});
