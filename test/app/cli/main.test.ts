import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report } from "../../../src/index.ts";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);

beforeAll(() => {
  mkdirSync(at("pile/inner"), { recursive: true });
  writeFileSync(at("pile/one.txt"), `Bridge at Sorn closed\n\nSORN (Tidewire) - ${LONG}`);
  writeFileSync(at("pile/two.txt"), `Sorn bridge shut after crack found\n\nSORN (Tidewire) - ${LONG}`);
  writeFileSync(
    at("pile/inner/one.txt"),
    "Choir wins prize\n\nThe choir of Vell won first prize in the valley on Sunday.",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const LONG = [
  "The old bridge at Sorn was closed on Tuesday after workers found a crack of four metres in its middle arch.",
  "The road office said that 9,000 drivers a day would have to go round by Vell, which takes half an hour longer.",
  "“Nobody will cross before every stone has been looked at,” the engineer Dagny Orre told the council.",
  "The bridge was built in 1911 and repaired twice, the last time in 1987.",
].join("\n\n");

const reportOf = (text: string) => JSON.parse(text) as Report;

test("report reads a folder and labels articles by stem; namesakes keep their ids", async () => {
  const { status, out, err } = await run(["report", at("pile"), "--format", "json"]);
  expect({ status, err }).toEqual({
    status: 0,
    err: expect.stringMatching(/^wrote report as json .* 3 articles .*\n$/),
  });
  const { articles } = reportOf(out);
  expect(articles.map(({ label }) => label).sort()).toEqual(["one", "one", "two"]);
  const alone = reportOf((await run(["report", at("pile/one.txt"), "--format", "json"])).out).articles;
  expect(articles.map(({ id }) => id)).toContain(alone[0]!.id);
});

test("report does not depend on the order of its inputs", async () => {
  const [one, two] = [at("pile/one.txt"), at("pile/two.txt")];
  const first = await run(["report", one, two, "-f", "json"]);
  expect(await run(["report", two, one, "-f", "json"])).toEqual(first);
});

test("report writes text when nothing is said, plain where there is no terminal", async () => {
  const { out } = await run(["report", at("pile")]);
  expect(out).toContain("It measures reporting, never truth.");
  expect(out).not.toContain("\u001b");
});

test("colour is forced by FORCE_COLOR and forbidden by NO_COLOR", async () => {
  const forced = await run(["report", at("pile")], "", { FORCE_COLOR: "1" });
  expect(forced.out).toContain("\u001b[1m");
  const forbidden = await run(["report", at("pile")], "", { FORCE_COLOR: "1", NO_COLOR: "1" });
  expect(forbidden.out).not.toContain("\u001b");
});

test("- is standard input", async () => {
  const { status, out } = await run(["report", "-", "--format", "json"], `A title\n\n${LONG}`);
  expect(status).toBe(0);
  expect(reportOf(out).articles.map(({ label, location }) => [label, location])).toEqual([["stdin", "-"]]);
});

test("--out writes the file whole, by its ending, and leaves nothing else", async () => {
  const { status, out } = await run(["report", at("pile"), "--out", at("page.html")]);
  expect([status, out]).toEqual([0, ""]);
  expect(readFileSync(at("page.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  rmSync(at("page.html"));
});

test.each([
  ["a folder", () => ["--out", at("pile")], "this is a folder"],
  ["a folder that is not there", () => ["--out", at("no/such/page.html")], "does not exist"],
])("--out refuses %s before reading anything", async (_, options, words) => {
  const { status, out, err } = await run(["report", at("pile"), ...options()]);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(words);
});

test("annotate writes one article a line in input order", async () => {
  const { status, out } = await run(["annotate", at("pile/two.txt"), at("pile/one.txt"), "--format", "jsonl"]);
  expect(status).toBe(0);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ label }) => label)).toEqual(["two", "one"]);
  expect(Object.keys(lines[0]!)).toEqual(
    expect.arrayContaining([
      "text",
      "body",
      "aside",
      "sentences",
      "tokens",
      "entities",
      "quotes",
      "events",
      "quantities",
      "times",
      "messages",
    ]),
  );
});

test("stories writes one story a line", async () => {
  const { status, out } = await run(["stories", at("pile"), "--format", "jsonl"]);
  expect(status).toBe(0);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { story: string; labels: string[] });
  expect(lines.flatMap(({ labels }) => labels).sort()).toEqual(["one", "one", "two"]);
  expect(Object.keys(lines[0]!)).toEqual(["story", "articles", "labels"]);
});

test.each([
  [[], "Usage: secondsource"],
  [["report"], "missing required argument"],
  [["reprot", "x"], "Did you mean report?"],
  [["pile/"], "secondsource report pile/"],
  [["report", "x", "--format", "pdf"], "Allowed choices"],
  [["report", "x", "--formt", "md"], "unknown option"],
  [["compare", "x"], "give two articles"],
  [["compare", "--pairs", "x"], "--docs"],
  [["compare", "x", "y", "--format", "jsonl"], "text, html or json"],
])("a wrong call %j is told in a few words, exit 2", async (argv, words) => {
  const { status, out, err } = await run(argv);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(words);
  expect(err).not.toMatch(/\n\s+at /);
});

test("--help teaches with examples and --version names the version, exit 0", async () => {
  const help = await run(["report", "--help"]);
  expect([help.status, help.err]).toEqual([0, ""]);
  expect(help.out).toContain("Examples:");
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")) as {
    version: string;
  };
  expect(await run(["--version"])).toEqual({ status: 0, out: `${version}\n`, err: "" });
  expect(existsSync(at("page.html"))).toBe(false);
});

const DIST = resolve(import.meta.dirname, "../../../dist/run/launch.js");
test.skipIf(!existsSync(DIST))("the built program runs under plain node (skipped before npm run build)", () => {
  const bin = resolve(import.meta.dirname, "../../../bin/secondsource.js");
  const text = execFileSync(process.execPath, [bin, "stories", at("pile")], { encoding: "utf8" });
  expect(text).toContain("Sorn");
});
