import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { type GoldPage, goldPages, SETS } from "../train/pages/gold.ts";
import { changedPages } from "./extraction/changed.ts";
import type { Benchmark } from "./main.ts";
import { table } from "./tables.ts";

const MEGABYTES = 500;
const PROGRAM = resolve(import.meta.dirname, "../bin/secondsource.js");
/** `annotate` is measured on this many megabytes at most: it makes every layer of every page. */
const ANNOTATED = 100;

/**
 * A web archive of changed pages (`--megabytes`) through `annotate` and through `add`, which is killed half-way and started again: seconds,
 * peak resident memory, articles. The program as built (`npm run build`) in processes of its own.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const megabytes = Number(options.get("megabytes") ?? MEGABYTES);
    const annotated = Math.min(Number(options.get("annotated") ?? ANNOTATED), megabytes);
    const pages = SETS.flatMap((set) => goldPages(dataFolder, set));
    const folder = mkdtempSync(join(tmpdir(), "secondsource-warc-"));
    try {
      return await measured(folder, pages, megabytes, annotated);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measured(
  folder: string,
  pages: readonly GoldPage[],
  megabytes: number,
  annotated: number,
): Promise<string> {
  const [large, small, store] = ["large.warc", "small.warc", "pile.db"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const count = await writeArchive(large, pages, megabytes);
  await writeArchive(small, pages, annotated);
  const rows: (string | number)[][] = [];
  const row = (name: string, size: number, { seconds, peakMiB, lines, end }: Ran) =>
    rows.push([name, size, Math.round(seconds), Math.round(peakMiB), lines, end]);
  const read = await run(["annotate", small, "--format", "jsonl", "--without", "tokens"]);
  row("annotate --without tokens", annotated, read);
  const first = await run(["add", large, "--store", store], 0.5 * read.seconds * (megabytes / annotated));
  row("add, killed", megabytes, first);
  row("add, started again", megabytes, await run(["add", large, "--store", store]));
  row("add, once more", megabytes, await run(["add", large, "--store", store]));
  return [
    `A web archive of ${count} pages (${(statSync(large).size / 1e6).toFixed(0)} MB): the open pages of both sets, again and again, every paragraph with other`,
    "numbers and names. Processes of their own; resident memory is the largest of a look every quarter of a second.",
    "",
    table(["command", "MB", "seconds", "peak MiB", "lines out", "last line"], rows),
  ].join("\n");
}

async function writeArchive(path: string, pages: readonly GoldPage[], megabytes: number): Promise<number> {
  const out = createWriteStream(path);
  let [bytes, count] = [0, 0];
  for (const record of changedPages(pages)) {
    if (bytes >= megabytes * 1e6) break;
    bytes += record.length;
    count++;
    if (!out.write(record)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  return count;
}

/** Resident memory of a process, where the system tells it as Linux does. */
function residentMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

interface Ran {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly lines: number;
  readonly end: string;
}

/** Runs the program; `killAfter` seconds ends it as a power cut would. */
async function run(args: readonly string[], killAfter?: number): Promise<Ran> {
  const since = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let [peak, lines, end] = [0, 0, ""];
  const look = setInterval(() => {
    peak = Math.max(peak, residentMiB(child.pid!));
  }, 250);
  const kill = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter * 1000);
  createInterface({ input: child.stdout }).on("line", () => lines++);
  createInterface({ input: child.stderr }).on("line", (line) => {
    end = line.slice(0, 120);
  });
  await new Promise((done) => child.on("close", done));
  clearInterval(look);
  clearTimeout(kill);
  return {
    seconds: (performance.now() - since) / 1000,
    peakMiB: peak,
    lines,
    end: kill && end === "" ? "killed" : end,
  };
}
