import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder, NODE, start } from "./run.ts";

const folder = freshFolder();
const at = (name: string) => join(folder, name);
/** A signal must be obeyed within this; a second is promised, the rest is for machines that do much else. */
const SOON_MS = 2_500;

// Reports of one event that share much: every stage has work for many seconds, without a pause inside a stage.
beforeAll(() => {
  const places = ["Tyrsund", "Vell", "Sorn", "Harrow Dell", "Ellerwick", "Port Sabel"];
  const rows = Array.from({ length: 900 }, (_, i) => {
    const place = places[i % places.length];
    const sentences = Array.from(
      { length: 30 },
      (_, k) =>
        `The ferry Halvard ran aground off ${place} with ${(i * 7 + k) % 300} passengers on day ${k}, captain Ingrid Solheim said. “Nobody was hurt on deck ${(i + k) % 9},” the coastguard of ${place} told reporters.`,
    );
    return JSON.stringify({ id: `r${i}`, title: `Ferry aground off ${place}`, text: sentences.join(" ") });
  });
  writeFileSync(at("pile.jsonl"), rows.join("\n"));
  mkdirSync(at("out"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const MOMENTS = [
  ["SIGINT", 130, 0, ["report", "pile.jsonl", "--out", "out/r"]],
  ["SIGTERM", 143, 700, ["report", "pile.jsonl", "--out", "out/r"]],
  ["SIGHUP", 129, 2_500, ["report", "pile.jsonl", "--out", "out/r"]],
  ["SIGINT", 130, 5_000, ["report", "pile.jsonl", "--out", "out/r"]],
  ["SIGTERM", 143, 4_000, ["stories", "pile.jsonl", "--out", "out/r"]],
  ["SIGINT", 130, 3_000, ["annotate", "pile.jsonl", "--out", "out/r"]],
  ["SIGINT", 130, 3_000, ["report", "-", "--out", "out/r"]],
] as const;

test.each(MOMENTS)("%s ends the run with %i, %i ms after it has begun: %j", async (signal, status, ms, call) => {
  writeFileSync(at("out/r"), "old");
  const child = start(call, folder);
  const err: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk.toString("utf8")));
  while (child.exitCode === null && !readdirSync(at("out")).some((name) => name.endsWith(".part"))) await wait(10);
  await wait(ms);
  const since = Date.now();
  expect(child.kill(signal)).toBe(true);
  const code = await new Promise((done) => child.on("close", done));
  expect([code, err.join("")]).toEqual([status, "stopped\n"]);
  expect(Date.now() - since).toBeLessThan(SOON_MS);
  expect(readdirSync(at("out"))).toEqual(["r"]);
  expect(readFileSync(at("out/r"), "utf8")).toBe("old");
});

function wait(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}

test("a named pipe that nobody writes to is no reason not to end", async () => {
  execFileSync("mkfifo", [at("pipe")]);
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    const child = start(["report", "pipe", "--out", "out/r"], folder);
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString("utf8");
    });
    while (child.exitCode === null && !readdirSync(at("out")).some((name) => name.endsWith(".part"))) await wait(10);
    await wait(700);
    const since = Date.now();
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    const code = await new Promise((done) => child.on("close", done));
    clearTimeout(late);
    expect([code, err]).toEqual([status, "stopped\n"]);
    expect(Date.now() - since).toBeLessThan(SOON_MS);
  }
});

test("a named pipe is read to its end, also when the writer comes late", async () => {
  const child = start(["report", "pipe"], folder);
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  await wait(2_000);
  const text = "The ferry to Veskar stops on Monday, the harbour office said, and 40 people have to find other work.";
  spawnSync("sh", ["-c", `printf '%s\\n' "$1" > pipe`, "sh", `Ferry stops\n\n${text}`], { cwd: folder });
  expect(await new Promise((done) => child.on("close", done))).toBe(0);
  expect(out).toContain("1 article · 1 publisher");
});

test("a heap that is too small is told in words, nothing half written, exit 1", () => {
  writeFileSync(at("out/half.part"), "half");
  const child = join(import.meta.dirname, "child-full.ts");
  const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=60", PART_FILE: at("out/half.part") };
  const { status, stderr } = spawnSync(NODE[0]!, [...NODE.slice(1), child], { cwd: folder, env, encoding: "utf8" });
  expect(stderr).toMatch(/^secondsource: this pile needs more memory than the [\d,]+ MiB .*--max-old-space-size=\d+/);
  expect(stderr).not.toContain("FATAL");
  expect(status).toBe(1);
  expect(readdirSync(at("out"))).not.toContain("half.part");
});
