import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Report } from "../../../src/index.ts";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const TEXTS = [
  "Ferry aground off Tyrsund\n\nThe ferry Halvard ran aground off Tyrsund on Monday with 212 passengers, the coastguard said.",
  "Everyone safe after ferry hits rocks\n\nAll 212 passengers on the Halvard are safe after it struck rocks near Tyrsund on Monday.",
  "Choir wins prize\n\nThe choir of Vell won first prize in the valley on Sunday.",
];

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  mkdirSync(at("pile"));
  for (const [i, text] of TEXTS.entries()) writeFileSync(at(`pile/${i}.txt`), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function counts(): Promise<unknown> {
  const { status, out } = await run(["report", at("pile"), "--format", "json"]);
  const { articles, lineages, stories, facts } = JSON.parse(out) as Report;
  return { status, articles: articles.map(({ id }) => id), lineages, stories, facts };
}

test("results beside the clippings never raise a count", async () => {
  const before = await counts();
  for (const name of ["r.json", "r.html", "r.md", "r.txt", "r.csv", "r.jsonld"]) {
    expect((await run(["report", at("pile"), "--out", at(`pile/${name}`)])).status).toBe(0);
  }
  expect((await run(["annotate", at("pile"), "--out", at("pile/all.jsonl")])).status).toBe(0);
  expect((await run(["stories", at("pile"), "--out", at("pile/stories.jsonl")])).status).toBe(0);
  expect((await run(["stories", at("pile"), "--out", at("pile/stories.txt")])).status).toBe(0);
  const pair = ["compare", at("pile/0.txt"), at("pile/1.txt"), "--out"];
  for (const name of ["c.html", "c.json", "c.txt"]) expect((await run([...pair, at(`pile/${name}`)])).status).toBe(0);
  expect(await counts()).toEqual(before);
});

test("a store in the folder and what SQLite lays beside it are left out with a note", async () => {
  const before = await counts();
  const head = Buffer.alloc(4096);
  head.write("SQLite format 3\0", 0, "latin1");
  head.write("2src", 68, "latin1");
  writeFileSync(at("pile/news.db"), head);
  for (const part of ["wal", "shm", "journal"]) writeFileSync(at(`pile/news.db-${part}`), `${TEXTS[0]} again`);
  expect(await counts()).toEqual(before);
  const { err } = await run(["report", at("pile")]);
  expect(err.match(/\(own-output\)/g)).toHaveLength(4);
});

test("a file whose name only looks like a part of a store is read", async () => {
  writeFileSync(
    at("pile/report-journal"),
    "Lighthouse lit again\n\nThe lighthouse of Tyrsund was lit again on Friday.",
  );
  const { err } = await run(["report", at("pile")]);
  expect(err).toContain("read 4 articles of 4 inputs");
});
