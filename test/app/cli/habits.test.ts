import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder, run, runChild } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const TEXT =
  "Ferry stops\n\nThe ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.";

beforeAll(() => {
  writeFileSync(at("a.txt"), TEXT);
  mkdirSync(at("lists"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const config = (value: unknown, name = "config.json") => {
  writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
  return at(name);
};

test("the store of the config file is that of every command that needs one, counted from the file's folder", async () => {
  const path = config({ store: "pile.db" });
  const added = await run(["--config", path, "add", at("a.txt")]);
  expect(added.err).toContain(`wrote articles to ${at("pile.db")} (1 new`);
  expect((await run(["report", "--store", at("pile.db")])).out).toContain("Ferry stops");
  const other = await run(["--config", path, "add", at("a.txt"), "--store", at("other.db")]);
  expect(other.err).toContain(`wrote articles to ${at("other.db")} (1 new`);
  expect((await run(["--config", path, "report", at("a.txt")])).status).toBe(0);
});

test("the file that lies where the program is started is read, and is no news", async () => {
  config({ store: "here.db", watch: { lists: ["a.txt", "secondsource.json"] } }, "secondsource.json");
  const { err, status } = await runChild(["watch", "--once"], folder);
  expect(err).toMatch(/wrote articles to .*here\.db: 0 polls, \d page.* read \(1 new/);
  expect(status).toBe(0);
  const report = await run(["report", folder]);
  expect(report.err).not.toContain("secondsource.json");
  rmSync(at("secondsource.json"));
});

test("rules of alerts may stand in it", async () => {
  await run(["add", at("a.txt"), "--store", at("rules.db")]);
  const path = config({
    store: "rules.db",
    alerts: { rules: [{ name: "ferries", when: "new-story", words: "ferry" }], webhook: "http://127.0.0.1:9/" },
  });
  const { out, status } = await run(["--config", path, "alerts", "--out", "-"]);
  expect(JSON.parse(out)).toMatchObject({ rule: "ferries", title: "Ferry stops" });
  expect(status).toBe(0);
});

test.each([
  [{ stores: "x" }, /Unrecognized key: "stores"/],
  [{ watch: { timeout: "long" } }, /watch\.timeout/],
  [{ watch: { lists: [] } }, /watch\.lists/],
  [{ alerts: { rules: [{ name: "x", when: "never" }] } }, /alerts\.rules/],
  ["{", /it is no JSON/],
])("a fault in it is a wrong call with its place: %j", async (value, words) => {
  const { err, status } = await run(["--config", config(value), "add", at("a.txt"), "--store", at("x.db")]);
  expect(err).toMatch(words);
  expect(status).toBe(2);
});

test("a file that is named and is not there is a wrong call", async () => {
  const { err, status } = await run(["--config", at("nowhere.json"), "report", at("a.txt")]);
  expect(err).toMatch(/nowhere\.json: it could not be read \(ENOENT\)/);
  expect(status).toBe(2);
});

test("doctor tells what is there and what to do, and changes nothing", async () => {
  await run(["add", at("a.txt"), "--store", at("well.db")]);
  const well = await run(["doctor", "--store", at("well.db")]);
  expect(well.out).toMatch(/^ok {7}program: secondsource \d/);
  expect(well.out).toMatch(/ok {7}models and tables: all there/);
  expect(well.out).toMatch(/ok {7}store: .*well\.db: 1 article, 1 story, log entry 2\n/);
  expect(well.status).toBe(0);
  const none = await run(["doctor", "--store", at("none.db"), "--format", "json"]);
  const found = JSON.parse(none.out) as { what: string; state: string; todo?: string }[];
  expect(found.find(({ what }) => what === "store")).toMatchObject({
    state: "problem",
    todo: expect.stringContaining("secondsource add"),
  });
  expect(none.status).toBe(1);
});

test("doctor finds the store of a config file in the folder of that file", async () => {
  await run(["add", at("a.txt"), "--store", at("beside.db")]);
  const { out, status } = await run(["--config", config({ store: "beside.db" }, "beside.json"), "doctor"]);
  expect(out).toContain(`ok       store: ${at("beside.db")}: `);
  expect(status).toBe(0);
});

test("doctor finds feeds that fail, a watch that sleeps and a faulty config file", async () => {
  await run(["watch", "http://127.0.0.1:9/feed", "--store", at("feeds.db"), "--once"]);
  const later = await import("../../../src/app/cli/main.ts");
  const { Writable, Readable } = await import("node:stream");
  let out = "";
  const stdout = new Writable({
    write: (chunk, _, done) => {
      out += chunk;
      done();
    },
  });
  const clock = { now: () => Date.now() + 2 * 86_400_000, until: async () => undefined };
  const world = { stdin: Readable.from([]), stdout, stderr: stdout, env: {}, clock };
  const path = config({ store: "feeds.db", watch: { contact: "" } }, "faulty.json");
  const status = await later.main(["--config", path, "doctor", "--store", at("feeds.db")], world);
  expect(out).toMatch(/problem {2}feeds: 1 of 1 fails; http:\/\/127\.0\.0\.1:9\/feed: robots\.txt cannot be read/);
  expect(out).toMatch(/problem {2}watch: 1 feed should have been polled/);
  expect(out).toMatch(/problem {2}config file: .*watch\.contact/);
  expect(status).toBe(1);
});

test("doctor tells how far the webhook of the config file is behind, and forgets one that was typed wrong once", async () => {
  const rules = [{ name: "ferries", when: "new-story", words: "ferry" }];
  await run(["add", at("a.txt"), "--store", at("hooks.db")]);
  for (const webhook of ["http://127.0.0.1:9/wrong", "http://127.0.0.1:9/right"])
    await run(["--config", config({ store: "hooks.db", alerts: { rules, webhook } }, "hooks.json"), "alerts"]);
  writeFileSync(at("b.txt"), TEXT.replaceAll("Veskar", "Sorn").replaceAll("40 people", "60 sailors"));
  await run(["add", at("b.txt"), "--store", at("hooks.db")]);
  const { out } = await run(["--config", at("hooks.json"), "doctor"]);
  expect(out).toMatch(/note {5}alerts: webhook http:\/\/127\.0\.0\.1:9\/right is \d+ entr(?:y|ies) behind the log/);
  expect(out).not.toContain("wrong");
  const bare = (await run(["doctor", "--store", at("hooks.db")])).out;
  expect(bare.match(/behind the log/g)).toHaveLength(2);
  expect(bare).toContain("name your webhook in the config file");
});

test("completions: commands, options, their values", async () => {
  const offered = async (...words: string[]) =>
    (await run(["complete", "--", ...words])).out.split("\n").map((line) => line.split("\t")[0]);
  expect(await offered("wa")).toContain("watch");
  expect(await offered("report", "--for")).toContain("--format");
  expect(await offered("report", "--format", "")).toEqual(expect.arrayContaining(["html", "json", "stix"]));
  expect(await offered("doctor", "--st")).toContain("--store");
});

test.each(["bash", "zsh", "fish", "powershell"])("a script for %s", async (shell) => {
  const { out, status } = await run(["complete", shell]);
  expect(out).toContain("secondsource");
  expect(status).toBe(0);
  if (shell === "bash") expect(spawnSync("bash", ["-n"], { input: out }).status).toBe(0);
});

test("what stands beside a completion is one short line that no shell expands", async () => {
  for (const words of [[""], ["report", "--"], ["stage", "--"], ["watch", "--"]]) {
    const lines = (await run(["complete", "--", ...words])).out.trimEnd().split("\n");
    expect(lines.pop()).toMatch(/^:\d+$/);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^[\w-]+\t[^\t`$"'\\]{1,160}$/);
  }
});

test("Tab on an empty word in bash offers the commands and runs nothing", async () => {
  writeFileSync(at("complete.bash"), (await run(["complete", "bash"])).out);
  writeFileSync(at("offered"), (await run(["complete", "--", ""])).out);
  const script = [
    "_get_comp_words_by_ref() { cur=; prev=secondsource; words=(secondsource ''); cword=1; }",
    "compopt() { :; }",
    `secondsource() { cat '${at("offered")}'; }`,
    `source '${at("complete.bash")}'`,
    "__secondsource_complete",
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ].join("\n");
  const { stdout, stderr } = spawnSync("bash", ["--norc"], { input: script, encoding: "utf8" });
  expect(stderr).toBe("");
  const offered = stdout.trim().split("\n");
  expect(offered).toEqual(expect.arrayContaining(["report", "stage", "watch", "help"]));
  expect(offered.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
});

test("another shell is a wrong call", async () => {
  expect((await run(["complete", "csh"])).status).toBe(2);
});
