import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, expect, test } from "vitest";
import { progressWords, wholeShare } from "../../../src/app/cli/progress.ts";
import { callWords } from "../../../src/app/cli/run-record.ts";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const CHOIR = "Choir wins prize\n\nThe choir of Vell won first prize in the valley on Sunday.\n";
const FERRY =
  "Ferry aground off Tyrsund\n\n“We saw the light go out,” said harbour master Ida Brandt. The ferry ran aground.\n";

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  mkdirSync(at("pile"));
  writeFileSync(at("pile/ferry.txt"), FERRY);
  writeFileSync(at("pile/choir.txt"), CHOIR);
});
afterAll(() => rmSync(folder, { recursive: true }));

const lastLine = (err: string) => err.trimEnd().split("\n").at(-1);

test("--out FOLDER/ writes an index and a page a story, says where it opens, and takes its own old pages away", async () => {
  const { status, err } = await run(["report", at("pile"), "--out", `${at("pages")}/`]);
  expect(status).toBe(0);
  expect(lastLine(err)).toMatch(
    /^wrote report as a folder of pages to .*; read 2 articles of 2 inputs, 0 with problems; open /,
  );
  expect(lastLine(err)).toContain(pathToFileURL(at("pages/index.html")).href);
  const before = readdirSync(at("pages/stories"));
  expect(before).toHaveLength(2);
  rmSync(at("pile/choir.txt"));
  writeFileSync(at("pages/stories/notes.html"), "<p>my own notes</p>");
  expect((await run(["report", at("pile"), "--out", `${at("pages")}/`])).status).toBe(0);
  const after = readdirSync(at("pages/stories"));
  expect(after).toContain("notes.html");
  expect(after).toHaveLength(2);
});

test("a folder with other things in it, a folder for other formats and commands are refused; nothing is touched", async () => {
  const wrong = [
    await run(["report", at("pile"), "--out", `${at("pile")}/`]),
    await run(["report", at("pile"), "--format", "json", "--out", `${at("new")}/`]),
    await run(["stories", at("pile"), "--out", `${at("new")}/`]),
    await run(["report", at("pile"), "--out", `${at("no/such")}/`]),
  ];
  expect(wrong.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
  expect(existsSync(at("new"))).toBe(false);
  expect(readdirSync(at("pile")).sort()).toEqual(["choir.txt", "ferry.txt"]);
});

test("a page names what was read with its hash, and where it opens", async () => {
  const { err } = await run(["report", at("pile"), "--out", at("r.html")]);
  expect(lastLine(err)).toMatch(/; open file:\/\/\S+r\.html$/);
  const page = readFileSync(at("r.html"), "utf8");
  for (const text of [FERRY, CHOIR]) expect(page).toContain(createHash("sha256").update(text).digest("hex"));
});

test("one article alone is told with its facts and quotations", async () => {
  const { out, status } = await run(["report", "-"], FERRY);
  expect(status).toBe(0);
  expect(out).toContain("We saw the light go out");
  expect(out).toContain("Ida Brandt");
});

test("a call is cited in one order and without passwords", () => {
  expect(callWords(["b", "a"], { since: undefined })).toBe(callWords(["a", "b"], {}));
  expect(callWords([], { store: "postgres://ed:secret@host/news" })).toBe(
    "secondsource report --store postgres://host/news",
  );
});

test("progress counts over all stages, never backwards, and guesses the time left", () => {
  const steps = (["read", "annotate", "lineage", "story", "fact"] as const).flatMap((stage) =>
    [0, 5, 10].map((done) => wholeShare({ stage, done, total: 10 })),
  );
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
  expect(progressWords({ stage: "annotate", done: 1000, total: 2000 }, 60_000)).toBe(
    "annotating 1,000 of 2,000 articles, 35 %, about 2 min left",
  );
  expect(progressWords({ stage: "fact", done: 1, total: 2 }, 1000)).toBe("finding facts 1 of 2 stories, 91 %");
  expect(progressWords({ stage: "read", done: 7 }, 9000)).toBe("reading 7 articles");
});

test("the session in the README is what the program says (vitest -u writes it anew)", async () => {
  const path = resolve("README.md");
  const [before, after] = readFileSync(path, "utf8").split(
    /(?<=\$ secondsource report examples\/tiny\n)[\s\S]*?(?=\n```)/,
  );
  const { out } = await run(["report", "examples/tiny"]);
  await expect([before, out.trimEnd(), after].join("")).toMatchFileSnapshot(path);
});
