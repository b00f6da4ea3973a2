import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeAt } from "../../../src/index.ts";
import { freshFolder, NODE, run, start, withoutPrivilege } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const PILE = resolve(import.meta.dirname, "../../../examples/pile");
/** 100 and more with SECONDSOURCE_KILLS, other moments with SECONDSOURCE_SEED. */
const KILLS = Number(process.env.SECONDSOURCE_KILLS ?? 3);
const SEED = Number(process.env.SECONDSOURCE_SEED ?? 20_261_128);

beforeAll(() => cpSync(PILE, at("pile"), { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

async function jsonOf(store: string): Promise<string> {
  const { out, status } = await run(["report", "--store", store, "--format", "json"]);
  expect(status).toBe(0);
  return out;
}

test("what was added is reported as from the files, and adding it again changes nothing", async () => {
  const added = await run(["add", at("pile"), "--store", at("a.db")]);
  expect([added.status, added.out]).toEqual([0, ""]);
  const said = added.err.split("\n").filter((line) => !line.startsWith("note: "));
  expect(said.join("\n")).toMatch(
    /^wrote articles to .*a\.db \(20 new, 0 changed, 0 known\); read \d+ inputs, 0 with problems\n$/,
  );
  const report = await jsonOf(at("a.db"));
  expect(report).toBe((await run(["report", at("pile"), "--format", "json"])).out);
  expect((await run(["add", at("pile"), "--store", at("a.db")])).err).toContain("(0 new, 0 changed, 20 known)");
  expect(await jsonOf(at("a.db"))).toBe(report);
});

test("stories and comparisons come out of a store; a day leaves out what ended before it", async () => {
  const stories = await run(["stories", "--store", at("a.db"), "--format", "jsonl"]);
  const known = await run(["stories", at("pile"), "--format", "jsonl"]);
  const groups = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => [...JSON.parse(line).articles].sort().join())
      .sort();
  expect(groups(stories.out)).toEqual(groups(known.out));
  const pair = await run(["compare", "ferry-orb-daily", "ferry-newsmill24", "--store", at("a.db"), "--format", "json"]);
  expect(JSON.parse(pair.out)).toMatchObject({ kind: expect.any(String) });
  const late = await run(["report", "--store", at("a.db"), "--since", "2999-01-01", "--format", "json"]);
  const all = JSON.parse(await jsonOf(at("a.db")));
  expect(JSON.parse(late.out).stories.length).toBeLessThan(all.stories.length);
});

test.each([
  [["report", "pile", "--store", "x.db"], "not both"],
  [["report", "--since", "2025-01-01", "pile"], "--since goes with --store"],
  [["report", "--store", "a.db", "--since", "yesterday"], "give a day"],
  [["add", "pile"], "--store"],
  [["compare", "--store", "a.db", "one"], "give two articles"],
  [["ask"], "name a question"],
  [["ask", "--store", "a.db"], "name a question"],
  [["ask", "status"], "--store"],
  [["report", "--store", "mysql://desk@localhost/news"], "a SQLite file (pile.db) or a database at postgres://"],
  [["backup", "copy.db", "--store", "mysql://desk@localhost/news"], "postgres://"],
])("a wrong call %j is told in words, exit 2", async (call, words) => {
  const { status, err } = await run(call);
  expect([status, err]).toEqual([2, expect.stringContaining(words)]);
});

test("an article that a store does not hold is a message, exit 1", async () => {
  const { status, err } = await run(["compare", "nobody", "ferry-newsmill24", "--store", at("a.db")]);
  expect([status, err]).toEqual([1, expect.stringContaining("no article has the id")]);
});

test("a second writer is told that another one writes, exit 2, and nothing is changed", {
  timeout: 60_000,
}, async () => {
  const store = await storeAt(at("a.db"));
  const seq = await store.seq();
  const change = await store.begin();
  const { status, err } = await run(["add", at("pile/" + "ferry-ledger.txt"), "--store", at("a.db")]);
  await change.abandon();
  expect([status, err]).toEqual([2, expect.stringContaining("another process")]);
  expect(await store.seq()).toBe(seq);
  await store.close();
});

test("a damaged file, another program's file and a folder without permission are told in words, exit 1", async () => {
  const bytes = readFileSync(at("a.db"));
  writeFileSync(at("damaged.db"), bytes.fill(7, 4096, bytes.length - 4096));
  writeFileSync(at("other.db"), "These are notes about a mill.\n".repeat(200));
  mkdirSync(at("locked"));
  chmodSync(at("locked"), 0o555);
  for (const name of ["damaged.db", "other.db"]) {
    const { status, err } = await run(["add", at("pile"), "--store", at(name)]);
    expect([name, status, err]).toEqual([name, 1, expect.stringMatching(/^secondsource: The (?:store|file) /)]);
  }
  chmodSync(folder, 0o755);
  const { status, err } = await withoutPrivilege(() => run(["add", PILE, "--store", at("locked/a.db")]));
  expect([status, err]).toEqual([1, expect.stringContaining("secondsource: The ")]);
  expect(existsSync(at("locked/a.db"))).toBe(false);
});

test(`killed at ${KILLS} moments and gone on with, a store holds the bytes of a run without a kill`, {
  timeout: 900_000,
}, async () => {
  await run(["add", at("pile"), "--store", at("whole.db")]);
  const report = await jsonOf(at("whole.db"));
  for (const [k, ms] of fc.sample(fc.nat(5_000), { numRuns: KILLS, seed: SEED }).entries()) {
    const store = at(`killed-${k}.db`);
    const child = start(["add", at("pile"), "--store", store], folder);
    await new Promise((wake) => setTimeout(wake, 600 + ms));
    child.kill("SIGKILL");
    await new Promise((done) =>
      child.exitCode === null && child.signalCode === null ? child.on("close", done) : done(0),
    );
    expect((await run(["add", at("pile"), "--store", store])).status).toBe(0);
    expect(await jsonOf(store)).toBe(report);
  }
});

test("a signal ends add at once with its own status, and going on gives the same bytes", {
  timeout: 120_000,
}, async () => {
  const store = at("stopped.db");
  const child = start(["add", at("pile"), "--store", store], folder);
  const err: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk.toString("utf8")));
  while (child.exitCode === null && !existsSync(store)) await new Promise((wake) => setTimeout(wake, 10));
  await new Promise((wake) => setTimeout(wake, 300));
  child.kill("SIGINT");
  const status = await new Promise((done) => child.on("close", done));
  expect([status, err.join("").split("\n").at(-2)]).toEqual([130, "stopped"]);
  expect((await run(["add", at("pile"), "--store", store])).status).toBe(0);
  expect(await jsonOf(store)).toBe(await jsonOf(at("whole.db")));
});

test.skipIf(process.platform === "win32")(
  "a file that may grow no further is told in words, and what was kept is there",
  { timeout: 120_000 },
  async () => {
    await run(["add", at("pile/ferry-ledger.txt"), "--store", at("full.db")]);
    const before = await jsonOf(at("full.db"));
    const script = resolve(import.meta.dirname, "child.ts");
    const call = [...NODE, script, "add", at("pile"), "--store", at("full.db")].map((word) => `'${word}'`).join(" ");
    let told = "";
    try {
      execFileSync("bash", ["-c", `trap '' XFSZ; ulimit -f 200; exec ${call}`], { stdio: "pipe", cwd: folder });
    } catch (error) {
      told = String((error as { stderr: Buffer }).stderr);
    }
    expect(told).toMatch(/secondsource: The store .*\n/);
    expect(await jsonOf(at("full.db"))).toContain(JSON.parse(before).articles[0].id);
    expect((await run(["add", at("pile"), "--store", at("full.db")])).status).toBe(0);
    expect(await jsonOf(at("full.db"))).toBe(await jsonOf(at("whole.db")));
  },
);
