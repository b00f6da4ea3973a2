import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mutated, type Place } from "./places.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FLAGS = ["--no-isolate", "--maxWorkers=1", "--bail=1", "--reporter=default", "--coverage=false"];

/** What became of one run of a room's tests. */
export interface Outcome {
  readonly kind: "passed" | "failed" | "stopped";
  readonly seconds: number;
  /** The first failed test. */
  readonly by: string;
}

/** A copy of the working tree, so that a mutant never stands in the tree itself; `close` removes it. */
export function copyOfTree(): { readonly place: string; readonly close: () => void } {
  const place = mkdtempSync(join(tmpdir(), "mutants-"));
  // Tests of rights run the program as another user.
  chmodSync(place, 0o755);
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT, encoding: "utf8" });
  for (const file of listed.split("\0").filter((name) => name !== "" && existsSync(join(ROOT, name))))
    cpSync(join(ROOT, file), join(place, file));
  symlinkSync(join(ROOT, "node_modules"), join(place, "node_modules"));
  return { place, close: () => rmSync(place, { recursive: true, force: true }) };
}

/** The tests that a file of `src` answers to: those of its room, of `app`, whose rooms are many, those of the room within. */
export function testsOf(file: string): string {
  const [room = "", ...rest] = file.split("/");
  if (rest.length === 0) return "test/api.test.ts";
  const own = `test/${room}/${rest[0]}/`;
  return room === "app" && existsSync(join(ROOT, own)) ? own : `test/${room}/`;
}

/** The tests right beside a file, of the folder that mirrors its own: they kill most mutants before the whole room must run. */
function nearestOf(file: string): string | undefined {
  const [room = "", within = ""] = file.split("/");
  const [folder, alone] = [`test/${room}/${within}/`, `test/${room}/${within.replace(/\.ts$/, "")}.test.ts`];
  const near = [alone, folder].find((one) => within !== "" && existsSync(join(ROOT, one)));
  return near === testsOf(file) ? undefined : near;
}

/** Runs the tests nearest to a place with the place changed, then those of its room, and puts the file of the copy back. */
export async function tried(place: Place, copy: string, limitSeconds: number): Promise<Outcome> {
  const file = join(copy, "src", place.file);
  const before = readFileSync(file, "utf8");
  writeFileSync(file, mutated(before, place));
  try {
    const nearest = nearestOf(place.file);
    const near = nearest ? await run(nearest, copy, limitSeconds) : undefined;
    return near && near.kind !== "passed" ? near : await run(testsOf(place.file), copy, limitSeconds);
  } finally {
    writeFileSync(file, before);
  }
}

/** Runs some tests in a copy; after `limitSeconds` the process and all its children are killed. */
export function run(tests: string, copy: string, limitSeconds: number): Promise<Outcome> {
  const started = Date.now();
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", tests, ...FLAGS], {
    cwd: copy,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
  let isStopped = false;
  const timer = setTimeout(() => {
    isStopped = true;
    process.kill(-(child.pid ?? 0), "SIGKILL");
  }, limitSeconds * 1000);
  return new Promise((done) => {
    child.on("close", (code) => {
      clearTimeout(timer);
      const kind = isStopped ? "stopped" : code === 0 ? "passed" : "failed";
      done({ kind, seconds: Math.round((Date.now() - started) / 1000), by: failedIn(text) });
    });
  });
}

function failedIn(text: string): string {
  const bare = text.replace(/\u001b\[[0-9;]*m/g, "");
  return /FAIL\s+(.*)/.exec(bare)?.[1] ?? "";
}
