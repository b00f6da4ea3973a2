import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
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
 * With `--part add` or `--part annotate` and `--folder DIR` one command alone is run on an archive that stays in the folder; `--minutes`
 * ends it as a power cut would, and the next run of `add` goes on from there. Else:
 *
 * A web archive of changed pages (`--megabytes`) through `annotate` and through `add`, which is killed half-way and started again: seconds,
 * peak resident memory, articles. The program as built (`npm run build`) in processes of its own.
 */
export const benchmark: Benchmark = {
  async run(dataFolder, options) {
    const megabytes = Number(options.get("megabytes") ?? MEGABYTES);
    const annotated = Math.min(Number(options.get("annotated") ?? ANNOTATED), megabytes);
    const pages = SETS.flatMap((set) => goldPages(dataFolder, set));
    const part = options.get("part");
    if (part) return await onePart(part, pages, megabytes, options);
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
  const row = (name: string, size: number, ran: Ran) => rows.push(rowOf(name, size, ran));
  const read = await run(["annotate", small, ...LAYERS]);
  row("annotate --without tokens", annotated, read);
  const first = await run(["add", large, "--store", store], 0.5 * read.seconds * (megabytes / annotated));
  row("add, killed", megabytes, first);
  row("add, started again", megabytes, await run(["add", large, "--store", store]));
  row("add, once more", megabytes, await run(["add", large, "--store", store]));
  return [
    `A web archive of ${count} pages (${(statSync(large).size / 1e6).toFixed(0)} MB): the open pages of both sets, again and again, every paragraph with other`,
    "numbers and names. Processes of their own; resident memory is the largest of a look every quarter of a second.",
    "",
    table(COLUMNS, rows),
  ].join("\n");
}

async function onePart(
  part: string,
  pages: readonly GoldPage[],
  megabytes: number,
  options: ReadonlyMap<string, string>,
): Promise<string> {
  const folder = options.get("folder") ?? join(tmpdir(), "secondsource-warc");
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, `${megabytes}.warc`);
  if (!existsSync(archive)) await writeArchive(archive, pages, megabytes);
  const args = part === "add" ? ["add", archive, "--store", join(folder, "pile.db")] : ["annotate", archive, ...LAYERS];
  const minutes = options.get("minutes");
  const ran = await run(args, minutes === undefined ? undefined : Number(minutes) * 60);
  return table(COLUMNS, [rowOf(part, Math.round(statSync(archive).size / 1e6), ran)]);
}

const LAYERS = ["--format", "jsonl", "--without", "tokens"];
const COLUMNS = ["command", "MB", "seconds", "of processor", "peak MiB", "lines out", "last line"];

function rowOf(name: string, size: number, { seconds, cpuSeconds, peakMiB, lines, end }: Ran): (string | number)[] {
  return [name, size, Math.round(seconds), Math.round(cpuSeconds), Math.round(peakMiB), lines, end];
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

/** Resident memory of a process and its processor time, where the system tells them as Linux does. */
function useOf(pid: number): { MiB: number; cpuSeconds: number } | undefined {
  try {
    const MiB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return { MiB, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined;
  }
}

/** Of the kernel's clock, a second. */
const TICKS = 100;

interface Ran {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly lines: number;
  readonly end: string;
}

/** Runs the program; `killAfter` seconds ends it as a power cut would. */
async function run(args: readonly string[], killAfter?: number): Promise<Ran> {
  const since = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let [peak, cpuSeconds, lines, end] = [0, 0, 0, ""];
  const look = setInterval(() => {
    const use = useOf(child.pid!);
    peak = Math.max(peak, use?.MiB ?? 0);
    cpuSeconds = use?.cpuSeconds ?? cpuSeconds;
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
    cpuSeconds,
    peakMiB: peak,
    lines,
    end: kill && end === "" ? "killed" : end,
  };
}
