import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inFolder, meantBy, pathOf, shown } from "../../../src/app/cli/paths.ts";
import type { Report } from "../../../src/index.ts";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const bytes = (text: string) => Buffer.from(text, "latin1");
const at = (name: string) => inFolder(folder, bytes(name));
const GOOD = "Mill burns down\n\nThe mill at Harrow Dell burned down on Friday night. Nobody was hurt.";

// Only some file systems take names that are not UTF-8.
let takesBytes = true;
beforeAll(() => {
  mkdirSync(join(folder, "pile"));
  try {
    writeFileSync(at("pile/caf\xe9.txt"), GOOD);
    writeFileSync(at("pile/caf\xe8.txt"), `${GOOD} It was insured.`);
    mkdirSync(at("pile/\xfcber"));
    writeFileSync(at("pile/\xfcber/inner.txt"), `${GOOD} It stood since 1804.`);
  } catch {
    takesBytes = false;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test("names that are not UTF-8 are read and shown by their bytes", async ({ skip }) => {
  if (!takesBytes) skip();
  const { status, out } = await run(["report", join(folder, "pile"), "--format", "json"]);
  const { articles } = JSON.parse(out) as Report;
  expect(status).toBe(0);
  expect(articles.map(({ location }) => location.slice(folder.length)).sort()).toEqual(
    ["/pile/caf\\xe8.txt", "/pile/caf\\xe9.txt", "/pile/\\xfcber/inner.txt"].sort(),
  );
  expect(new Set(articles.map(({ id }) => id)).size).toBe(3);
});

test("a word of the command line in which Node replaced bytes finds its file, where only one can be meant", async ({
  skip,
}) => {
  if (!takesBytes) skip();
  const inner = join(folder, "pile", "\ufffdber");
  const { status, err } = await run(["stories", inner]);
  expect([status, err]).toEqual([0, expect.stringContaining("1 article of 1 input")]);
  expect(await meantBy(join(folder, "pile", "caf\ufffd.txt"))).toBe(join(folder, "pile", "caf\ufffd.txt"));
});

test("a path is text wherever text says the same; every other byte is shown", () => {
  expect(pathOf(Buffer.from("çà/b"))).toBe("çà/b");
  expect(shown(pathOf(bytes("a\xff\xe2\x82")))).toBe("a\\xff\\xe2\\x82");
  expect(shown(Buffer.concat([Buffer.from("é€"), bytes("\xe9"), Buffer.from("𝄞")]))).toBe("é€\\xe9𝄞");
});

test("control characters and marks that reorder a line are shown by number in every message", async () => {
  const name = "\u001b[2Jx\u202egpj\u0007.txt";
  const { err } = await run(["report", join(folder, name), "--corrections", join(folder, name)]);
  const other = await run(["report", `--${name}`]);
  const third = await run(["report", join(folder, name)]);
  for (const text of [err, other.err, third.err]) {
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain("\\u001b[2Jx\\u202egpj\\u0007");
  }
});
