import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Report } from "../../../src/index.ts";
import { CHILD, freshFolder, NODE, run, start, withoutPrivilege } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
const FERRY =
  "Ferry aground off Tyrsund\n\nThe ferry Halvard ran aground off Tyrsund on Monday with 212 passengers, the coastguard said.\n";
const CHOIR = "Choir wins prize\n\nThe choir of Vell won first prize in the valley on Sunday.\n";

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  mkdirSync(at("pile/inner"), { recursive: true });
  writeFileSync(at("pile/ferry.txt"), FERRY);
  writeFileSync(at("pile/inner/choir.txt"), CHOIR);
});
afterAll(() => rmSync(folder, { recursive: true }));

const leftovers = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).includes(".part"));

/** Runs a line of the shell in which `secondsource` is this program. */
function shell(line: string) {
  const program = [...NODE, CHILD].map((word) => `'${word}'`).join(" ");
  const script = `secondsource() { ${program} "$@"; }; ${line}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

test("a quota cuts no report off: exit 1, a message, the old file stays", () => {
  writeFileSync(at("keep.html"), "old");
  const { status, err } = shell("ulimit -f 20; secondsource report pile --out keep.html");
  expect(status).toBe(1);
  expect(err).toMatch(/--out keep\.html: the result could not be written whole .*EFBIG.*unchanged/);
  expect(readFileSync(at("keep.html"), "utf8")).toBe("old");
  expect(leftovers()).toEqual([]);
});

const mayMount = process.getuid?.() === 0 && process.platform === "linux";
test.skipIf(!mayMount)("a full disk cuts no report off (needs the right to mount)", ({ skip }) => {
  mkdirSync(at("disk"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24k", "tmpfs", at("disk")]);
  if (mounted.status !== 0) skip("no disk may be mounted here");
  try {
    writeFileSync(at("disk/keep.html"), "old");
    const first = shell("secondsource report pile --out disk/keep.html");
    expect(first.status).toBe(1);
    expect(first.err).toMatch(/no space is left on the disk, ENOSPC/);
    expect(readFileSync(at("disk/keep.html"), "utf8")).toBe("old");
    expect(readdirSync(at("disk"))).toEqual(["keep.html"]);
    shell("head -c 100000 /dev/zero > disk/filler");
    const full = shell("secondsource report pile --out disk/keep.html");
    expect([full.status, full.err]).toEqual([2, expect.stringContaining("Nothing was read.")]);
  } finally {
    spawnSync("umount", [at("disk")]);
  }
});

test.each([
  ["the file itself", ["pile/ferry.txt"], "pile/ferry.txt"],
  ["a file of a folder", ["pile"], "pile/inner/choir.txt"],
  ["a symbolic link to it", ["pile"], "link.txt"],
  ["a hard link to it", ["pile"], "hard.txt"],
])("--out over an input is refused: %s", async (_, inputs, out) => {
  symlinkSync("pile/ferry.txt", at("link.txt"));
  linkSync(at("pile/ferry.txt"), at("hard.txt"));
  for (const command of ["report", "stories", "annotate"]) {
    const { status, err } = await run([command, ...inputs.map(at), "--out", at(out)]);
    expect([status, err]).toEqual([2, expect.stringContaining("would be overwritten")]);
  }
  expect(readFileSync(at("pile/ferry.txt"), "utf8")).toBe(FERRY);
  expect(readFileSync(at("pile/inner/choir.txt"), "utf8")).toBe(CHOIR);
  expect(leftovers()).toEqual([]);
});

test("--out over what else is read is refused: pairs, docs, corrections, either side of a comparison", async () => {
  writeFileSync(at("pairs.jsonl"), '{"a":"1","b":"2"}\n');
  writeFileSync(at("docs.jsonl"), `${JSON.stringify({ id: "1", text: FERRY })}\n`);
  writeFileSync(at("mine.txt"), '{"split":[["ferry"]]}');
  const pairs = ["compare", "--pairs", at("pairs.jsonl"), "--docs", at("docs.jsonl"), "--out"];
  const calls = [
    [...pairs, at("pairs.jsonl")],
    [...pairs, at("docs.jsonl")],
    ["compare", at("pile/ferry.txt"), at("pile/inner/choir.txt"), "--out", at("pile/inner/choir.txt")],
    ["report", at("pile"), "--corrections", at("mine.txt"), "--out", at("mine.txt")],
  ];
  for (const call of calls) {
    const before = readFileSync(call.at(-1)!, "utf8");
    expect((await run(call)).status).toBe(2);
    expect(readFileSync(call.at(-1)!, "utf8")).toBe(before);
  }
});

test("--earlier and --out may name one file: the new report takes the place of the old", async () => {
  const call = ["report", at("pile"), "--out", at("r.json")];
  expect((await run(call)).status).toBe(0);
  const { status } = await run([...call, "--earlier", at("r.json")]);
  expect(status).toBe(0);
  const report = JSON.parse(readFileSync(at("r.json"), "utf8")) as Report;
  expect(report.stories.map(({ earlier }) => earlier?.length)).toEqual([1, 1]);
});

test("an earlier result of its own in the folder is replaced and not read", async () => {
  for (const name of ["r.json", "r.html", "r.md", "r.csv", "r.jsonld", "r.txt"]) {
    const call = ["report", at("pile"), "--out", at(`pile/${name}`)];
    const first = await run(call);
    expect(first.status).toBe(0);
    const written = readFileSync(at(`pile/${name}`), "utf8");
    const { status, err } = await run(call);
    expect([status, err]).toEqual([0, expect.stringContaining("(own-output)")]);
    rmSync(at(`pile/${name}`));
    expect(written.length).toBeGreaterThan(100);
  }
  writeFileSync(at("pile/empty.html"), "");
  expect((await run(["report", at("pile"), "--out", at("pile/empty.html")])).status).toBe(0);
});

test("standard output sent to a file in the folder is not read", () => {
  const { status, err } = shell("secondsource report pile > pile/report.html");
  expect([status, err]).toEqual([0, expect.stringContaining("The result goes to this file")]);
  expect(shell("secondsource report pile/ferry.txt >> pile/ferry.txt").status).toBe(2);
  expect(readFileSync(at("pile/ferry.txt"), "utf8")).toBe(FERRY);
});

test("a device that is full: exit 1 in words, whichever way it is named", () => {
  for (const line of ["secondsource report pile > /dev/full", "secondsource report pile --out /dev/full"]) {
    const { status, err } = shell(line);
    expect([status, err]).toEqual([1, expect.stringMatching(/could not be written whole .*ENOSPC/)]);
  }
  expect(shell("secondsource report pile --out /dev/null").status).toBe(0);
});

test("a file that takes a few bytes at a time gets every byte, through --out and through the shell", () => {
  expect(shell("secondsource report pile --format json --out whole.json").status).toBe(0);
  const whole = readFileSync(at("whole.json"), "utf8");
  expect(whole.length).toBeGreaterThan(3_000);
  const preload = `NODE_OPTIONS='--import ${new URL("short-writes.mjs", import.meta.url)}'`;
  for (const line of ["> sent.json", "--out sent.json"]) {
    const { status, err } = shell(`${preload} secondsource report pile --format json ${line}`);
    expect([status, err]).toEqual([0, expect.stringContaining("read 2 articles")]);
    expect(readFileSync(at("sent.json"), "utf8")).toBe(whole);
  }
});

test.each(["--help", "help report", "--version", "doctor", "complete bash", "report pile", "stage read pile"])(
  "a reader that goes away ends it quietly: %s",
  (call) => {
    const { status, err } = shell(`secondsource ${call} | true; exit \${PIPESTATUS[0]}`);
    expect({ status, err: err.replace(/^stage read: .*\n/, "") }).toEqual({ status: 0, err: "" });
  },
);

test("help that a full device does not take is told in words", () => {
  const { status, err } = shell("secondsource --help > /dev/full");
  expect([status, err]).toEqual([1, expect.stringMatching(/could not be written whole .*ENOSPC/)]);
});

test("a quota stops what goes through the shell in words, after the bytes that it let through", () => {
  const whole = shell("secondsource report pile --format html --quiet").out;
  const { status, err } = shell("(trap '' XFSZ; ulimit -f 10; secondsource report pile --format html > cut.html)");
  expect([status, err]).toEqual([1, expect.stringMatching(/could not be written whole .*EFBIG/)]);
  expect(whole.startsWith(readFileSync(at("cut.html"), "utf8"))).toBe(true);
});

test("a closed standard output is a wrong call, told before the work", () => {
  const { status, err } = shell("secondsource report pile >&-");
  expect([status, err]).toEqual([2, expect.stringContaining("standard output is closed")]);
  expect(shell("secondsource report pile --quiet > /dev/null")).toEqual({ status: 0, out: "", err: "" });
  expect(shell("secondsource report pile --out r.html >&-").status).toBe(0);
});

test("a folder or file that may not be written is told before anything is read", async () => {
  mkdirSync(at("locked"), { mode: 0o555 });
  writeFileSync(at("protected.html"), "old", { mode: 0o444 });
  chmodSync(folder, 0o755);
  await withoutPrivilege(async () => {
    for (const out of ["locked/r.html", "protected.html"]) {
      const { status, err } = await run(["report", at("nowhere"), "--out", at(out)]);
      expect([status, err]).toEqual([2, expect.stringContaining("permission is missing")]);
      expect(err).toContain("Nothing was read.");
    }
  });
});

test("a slow reader gets everything and no warning of listeners that pile up", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => JSON.stringify({ id: `r${i}`, text: `${FERRY} ${i} `.repeat(30) }));
  writeFileSync(at("many.jsonl"), rows.join("\n"));
  const child = start(["annotate", "many.jsonl"], folder);
  let [size, err] = [0, ""];
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  for await (const chunk of child.stdout) {
    size += (chunk as Buffer).length;
    await new Promise((wake) => setTimeout(wake, 2));
  }
  expect(size).toBeGreaterThan(4_000_000);
  expect(err).not.toContain("Warning");
});

test.each([
  [["report", "pile", "--out", "x.pdf"], "print it from a browser"],
  [["report", "pile", "--out", "x.sqlite"], "does not write .sqlite"],
  [["annotate", "pile", "--out", "x.html"], "it writes jsonl"],
  [["compare", "a", "b", "--out", "x.csv"], "text, html, json"],
  [["stories", "pile", "--out", "x.html"], "text, jsonl"],
])("a name that promises what is not written is refused: %j", async (call, words) => {
  const { status, err } = await run(call);
  expect([status, err]).toEqual([2, expect.stringContaining(words)]);
});

test("the last line says what was written, where and from how much; --quiet leaves it out", async () => {
  writeFileSync(at("pile/empty.txt"), "");
  const { err } = await run(["report", at("pile"), "--out", at("r.csv")]);
  expect(err.trimEnd().split("\n").at(-1)).toMatch(
    /^wrote report as csv to \S+r\.csv \([\d,]+ bytes\); read 2 articles of 3 inputs, 1 with problems$/,
  );
  const quiet = await run(["report", at("pile"), "--out", at("r.csv"), "--quiet"]);
  expect(quiet.err).not.toContain("wrote");
  expect(quiet.err).toContain("(empty-file)");
});

test("what a killed run left behind is removed by the next", async () => {
  cpSync(at("pile"), at("copy"), { recursive: true });
  const child = spawn(NODE[0]!, [...NODE.slice(1), CHILD, "report", "copy", "--out", "r.html"], { cwd: folder });
  while (leftovers().length === 0) await new Promise((wake) => setTimeout(wake, 5));
  child.kill("SIGKILL");
  await new Promise((done) => child.on("close", done));
  expect(leftovers()).toHaveLength(1);
  expect((await run(["report", at("pile"), "--out", at("other.html")])).status).toBe(0);
  expect(leftovers()).toEqual([]);
});

test("a missing file is told once where report and messages go to one place, else on standard error too", () => {
  const call = [...NODE, CHILD, "report", "pile/ferry.txt", "none.txt"].map((word) => `'${word}'`).join(" ");
  const told = (words: string) => words.match(/There is no such file/g)?.length ?? 0;
  const one = spawnSync("sh", ["-c", `${call} 2>&1`], { cwd: folder, encoding: "utf8" });
  expect([one.status, told(one.stdout)]).toEqual([1, 1]);
  expect(one.stdout).toMatch(/none\.txt[\s\S]*wrote report as text .* 1 with problems\n$/);
  const two = spawnSync("sh", ["-c", call], { cwd: folder, encoding: "utf8" });
  expect([two.status, told(two.stdout), told(two.stderr)]).toEqual([1, 1, 1]);
});
