import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Report } from "../../../src/index.ts";
import { labelled } from "../../labels.ts";
import { freshFolder, run } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const FERRY = [
  "The ferry Halvard ran aground off Tyrsund on Monday evening with 212 passengers aboard. The ferry struck rocks in thick fog, the coastguard said. Boats from Tyrsund took everyone off before midnight. Captain Ingrid Solheim said the steering of the Halvard had failed.",
  "All 212 passengers on the Halvard are safe after the ferry struck rocks near Tyrsund in fog on Monday, the coastguard said. Captain Ingrid Solheim told reporters that the steering had failed. The Halvard sails between Tyrsund and the outer islands.",
];
const CHOIR =
  "The choir of Vell won first prize in the valley on Sunday with a song about bees, sung in four parts by children.";

beforeAll(() => {
  mkdirSync(at("pile"));
  writeFileSync(at("pile/ferry-one.txt"), `Ferry Halvard aground off Tyrsund\n\n${FERRY[0]}`);
  writeFileSync(at("pile/ferry-two.txt"), `Everyone safe after ferry hits rocks\n\n${FERRY[1]}`);
  writeFileSync(at("pile/choir.txt"), `Choir wins prize\n\n${CHOIR}`);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(at("pile/secondsource-corrections.json"), { force: true }));

const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { story: string; articles: string[]; labels: string[]; earlier?: string[] })
    .map(({ labels, ...story }) => ({ ...story, articles: labels.sort() }));
const groupsIn = (text: string) => linesOf(text).map(({ articles }) => articles);
const stories = (...rest: string[]) => run(["stories", at("pile"), "--format", "jsonl", "--quiet", ...rest]);
const write = (name: string, value: unknown) => {
  writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
  return at(name);
};

test("without corrections the two ferry reports are one story", async () => {
  const { status, out, err } = await stories();
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(groupsIn(out)).toContainEqual(["ferry-one", "ferry-two"]);
});

test("--corrections are kept, in stories and in the report", async () => {
  const file = write("mine.json", { split: [["ferry-two"]], move: [{ article: "choir", to: "ferry-one" }] });
  const { status, out, err } = await stories("--corrections", file);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(groupsIn(out)).toEqual(expect.arrayContaining([["choir", "ferry-one"], ["ferry-two"]]));
  const report = await run(["report", at("pile"), "-f", "json", "-c", file]);
  const found = labelled(JSON.parse(report.out) as Report).stories.map(({ articles }) => [...articles].sort());
  expect(found).toEqual(expect.arrayContaining([["choir", "ferry-one"], ["ferry-two"]]));
});

test("--corrections hold for names and publishers too, alone or as a server gives them; what is wrong is told with its place", async () => {
  const people = { rename: [{ from: "Ingrid Solheim", to: "Ingrid Sol" }] };
  for (const value of [{ people }, { stories: {}, people, publishers: [] }]) {
    const report = await run(["report", at("pile"), "-f", "json", "-c", write("names.json", value)]);
    const { quotes } = JSON.parse(report.out) as Report;
    const names = new Set(quotes.map(({ speaker: { name } }) => name));
    expect([report.status, names.has("Ingrid Sol"), names.has("Ingrid Solheim")]).toEqual([0, true, false]);
  }
  const wrong = write("wrong-names.json", { people: { merge: ["x"], glue: [] }, publishers: [{ house: "x" }] });
  const { err } = await stories("--corrections", wrong);
  for (const place of ["people.merge[0]", "people.glue", "publishers[0]"]) expect(err).toContain(place);
});

test("a corrections file in the folder is used with a notice and is no article", async () => {
  write("pile/secondsource-corrections.json", { merge: [["ferry-one", "choir"]] });
  const { status, out, err } = await stories();
  expect(status).toBe(0);
  expect(groupsIn(out)).toEqual([["choir", "ferry-one", "ferry-two"]]);
  expect(err).toContain("Your corrections of stories in this file were used. (story-corrections)");
});

test("--corrections goes before a file in the folder, which is told", async () => {
  write("pile/secondsource-corrections.json", { merge: [["ferry-one", "choir"]] });
  const { out, err } = await stories("--corrections", write("mine.json", {}));
  expect(groupsIn(out)).toHaveLength(2);
  expect(err).toContain("left out, because --corrections names another");
});

test("add lays the corrections of a file behind those of the store, each once", async () => {
  const place = at("kept.db");
  const add = async (value: object) => {
    writeFileSync(at("more.json"), JSON.stringify(value));
    expect((await run(["add", at("pile"), "--corrections", at("more.json"), "--store", place])).status).toBe(0);
    return JSON.parse((await run(["ask", "corrections", "--store", place])).out).stories;
  };
  const split = [["ferry-two"]];
  expect(await add({ split })).toEqual({ split });
  expect(await add({ merge: [["choir", "ferry-one"]] })).toEqual({ split, merge: [["choir", "ferry-one"]] });
  const more = { split: [["ferry-two"], ["choir"]] };
  const all = { split: more.split, merge: [["choir", "ferry-one"]], order: ["split", "merge", "split"] };
  expect(await add(more)).toEqual(all);
  expect(await add(all)).toEqual(all);
});

test("what is wrong in a corrections file is told with its field, the rest is kept", async () => {
  const file = write("mine.json", { merge: [["ferry-one", "choir"], 3], split: [["ferry-nine"]], glue: [] });
  const { status, out, err } = await stories("--corrections", file);
  expect(status).toBe(1);
  expect(groupsIn(out)).toEqual([["choir", "ferry-one", "ferry-two"]]);
  expect(err).toContain(`problem: ${file}: merge[1] must be a list of ids`);
  expect(err).toContain('unknown correction "glue"');
  expect(err).toContain('note: split[0][0]: no article or story has the id "ferry-nine"');
});

test("a corrections file that is no JSON is told with line and column", async () => {
  const broken = '{\n  "merge": [["a", "b"],,]\n}';
  const named = await stories("--corrections", write("mine.json", broken));
  expect(named.status).toBe(2);
  expect(named.err).toContain("not JSON at line 2, column 24.");
  write("pile/secondsource-corrections.json", broken);
  const lying = await stories();
  expect(lying.status).toBe(1);
  expect(lying.err).toContain("not JSON at line 2, column 24.");
  expect(groupsIn(lying.out)).toHaveLength(2);
});

test("files that are not there are a wrong call", async () => {
  for (const option of ["--corrections", "--earlier"]) {
    const { status, err } = await stories(option, at("nowhere.json"));
    expect(status).toBe(2);
    expect(err).toContain("ENOENT");
  }
  const { status, err } = await stories("--earlier", write("empty.json", { articles: [] }));
  expect(status).toBe(2);
  expect(err).toContain("there are no stories in this");
});

test("--earlier keeps ids and tells merges, splits and what is gone", async () => {
  const earlier = write("earlier.json", {
    schema: "secondsource/report@1",
    stories: [
      { id: "s-a", articles: ["ferry-one"] },
      { id: "s-b", articles: ["ferry-two"] },
      { id: "s-c", articles: ["lost"] },
    ],
  });
  const { status, out, err } = await stories("--earlier", earlier);
  expect(status).toBe(0);
  const ferry = linesOf(out).find(({ articles }) => articles.includes("ferry-one"))!;
  expect(ferry).toEqual({ story: "s-a", articles: ["ferry-one", "ferry-two"], earlier: ["s-a", "s-b"] });
  expect(linesOf(out).find(({ articles }) => articles.includes("choir"))!.earlier).toEqual([]);
  expect(err).toContain("the earlier stories s-a, s-b are one story now, s-a (story-merged)");
  expect(err).toContain("no article of the earlier story s-c is in this pile (story-gone)");
});

test("the lines of stories are an earlier run, too, and the report holds the changes", async () => {
  const before = await stories();
  const corrections = write("mine.json", { split: [["ferry-two"]] });
  const file = write("earlier.jsonl", before.out);
  const { out } = await run(["report", at("pile"), "-f", "json", "-e", file, "-c", corrections]);
  const report = labelled(JSON.parse(out) as Report);
  const whole = linesOf(before.out).find(({ articles }) => articles.length === 2)!.story;
  const one = report.stories.find(({ articles }) => articles.includes("ferry-one"))!;
  const two = report.stories.find(({ articles }) => articles.includes("ferry-two"))!;
  expect([one.earlier, two.earlier]).toEqual([[whole], [whole]]);
  expect([one.id, two.id].filter((id) => id === whole)).toHaveLength(1);
  expect(report.messages.map(({ rule }) => rule)).toContain("story-split");
});

test("a report written on one line is an earlier run, whatever else in it speaks of a story", async () => {
  const earlier = { facts: [{ story: "s-a" }], stories: [{ id: "s-a", articles: ["ferry-one", "ferry-two"] }] };
  const { status, out } = await stories("--earlier", write("one-line.json", earlier));
  expect(status).toBe(0);
  expect(linesOf(out).find(({ articles }) => articles.includes("ferry-one"))!.story).toBe("s-a");
});
