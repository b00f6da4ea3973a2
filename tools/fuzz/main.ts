// npm run fuzz -- --minutes N [--from NUMBER] [--inputs N] [--reports no]: mutated inputs of every format until the time is over. Prints
// what broke, by number: `npm run fuzz -- --only NUMBER` runs that input again. With `--reports no` inputs are only read: then the
// memory of the process is what reading needs. A report that broke is told at the last of its inputs: `--only NUMBER --reports yes` makes it again.
import { fork } from "node:child_process";
import { checkReading, checkReports, inputOf } from "../../test/article/fuzz/check.ts";

/** Longest that one input may take by the clock, in milliseconds; longer is a hang. Generous: the machine may have much else to do. */
const HANG_MS = 120_000;
/** What a report may take beside, for each character read: five times the 40 s that six inputs of 614,000 characters took alone. */
const HANG_MS_A_CHARACTER = 0.33;
/** Most processor time that reading one input twice may take, in milliseconds, and the most resident memory after it, in MiB. */
const SLOW_MS = 2_000;
const LARGE_MIB = 1_024;
/** Every so many inputs a report is made of the last few, in two orders and two numbers of threads. */
const REPORT_EVERY = 200;
const REPORT_OF = 6;

type Told =
  | { at: number }
  | { reportOf: number }
  | { characters: number; ms: number; MiB: number }
  | { broken: string; at: number };

const options = new Map<string, string>();
for (let i = 2; i < process.argv.length; i += 2) options.set(process.argv[i]!.slice(2), process.argv[i + 1] ?? "");
const withReports = options.get("reports") !== "no";
const option = (name: string, otherwise: number) => Number(options.get(name) ?? otherwise);

if (process.send) await work(option("from", 0));
else if (options.has("only")) await once(option("only", 0));
else await watch();

/** The child: input after input, each told before it is tried. */
async function work(from: number): Promise<void> {
  const lengths: number[] = [];
  for (let number = from; ; number++) {
    tell({ at: number });
    const since = process.cpuUsage();
    const characters = (await guarded(number, () => checkReading(number))) ?? 0;
    const { user, system } = process.cpuUsage(since);
    const [ms, MiB] = [(user + system) / 1e3, process.memoryUsage.rss() / 2 ** 20];
    if (ms > SLOW_MS) tell({ broken: `SLOW: ${ms.toFixed(0)} ms of processor time to read it twice`, at: number });
    if (!withReports && MiB > LARGE_MIB) tell({ broken: `LARGE: ${MiB.toFixed(0)} MiB resident`, at: number });
    lengths.push(characters);
    if (lengths.length > REPORT_OF) lengths.shift();
    if (withReports && number % REPORT_EVERY === REPORT_EVERY - 1) {
      tell({ reportOf: lengths.reduce((sum, length) => sum + length, 0) });
      await guarded(number, () => checkReports(reportedWith(number)));
    }
    tell({ characters, ms, MiB });
  }
}

function reportedWith(last: number): number[] {
  return Array.from({ length: REPORT_OF }, (_, i) => last - i);
}

async function guarded<T>(number: number, check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    tell({ broken: (error as Error).stack ?? String(error), at: number });
    return undefined;
  }
}

function tell(told: Told): void {
  process.send!(told);
}

async function once(number: number): Promise<void> {
  console.log(inputOf(number).name, Buffer.from(inputOf(number).bytes).toString("latin1").slice(0, 2_000));
  console.log(`${await checkReading(number)} characters read`);
  if (options.get("reports") === "yes") await checkReports(reportedWith(number));
}

/** The parent: counts, and starts the child anew after a crash or a hang. */
async function watch(): Promise<void> {
  let end = Date.now() + option("minutes", 1) * 60_000;
  const stop = () => {
    end = 0;
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const most = option("inputs", Number.POSITIVE_INFINITY);
  const counts = {
    inputs: 0,
    characters: 0,
    slowestMs: 0,
    slowestAt: 0,
    largestMiB: 0,
    broken: 0,
    crashes: 0,
    hangs: 0,
  };
  const started = Date.now();
  for (let next = option("from", Date.now() % 1e9); Date.now() < end && counts.inputs < most; ) {
    next = await round(next, () => Date.now() >= end || counts.inputs >= most, counts);
  }
  const seconds = (Date.now() - started) / 1000;
  console.log(
    [
      `${counts.inputs} inputs in ${seconds.toFixed(0)} s (${(counts.inputs / seconds).toFixed(1)} a second), each read twice;`,
      `${counts.characters} characters read, none lost unless told above;`,
      `${counts.broken} broken promises, ${counts.crashes} crashes, ${counts.hangs} hangs;`,
      `slowest ${counts.slowestMs.toFixed(0)} ms of processor time for two readings (input ${counts.slowestAt});`,
      `largest ${counts.largestMiB.toFixed(0)} MiB resident after a reading`,
    ].join("\n"),
  );
  process.exitCode = counts.broken + counts.crashes + counts.hangs > 0 ? 1 : 0;
}

interface Counts {
  inputs: number;
  characters: number;
  slowestMs: number;
  slowestAt: number;
  largestMiB: number;
  broken: number;
  crashes: number;
  hangs: number;
}

/** One life of a child; returns the number to go on with. */
function round(from: number, isOver: () => boolean, counts: Counts): Promise<number> {
  const child = fork(import.meta.filename, ["--from", String(from), "--reports", withReports ? "yes" : "no"], {
    execArgv: process.execArgv,
  });
  let at = from;
  let limit = HANG_MS * 2;
  const hang = () => {
    counts.hangs++;
    console.log(`input ${at}: HANG, longer than ${limit} ms`);
    child.kill("SIGKILL");
  };
  let timer = setTimeout(hang, limit);
  let isDone = false;
  child.on("message", (told: Told) => {
    clearTimeout(timer);
    limit = limitAfter(told);
    timer = setTimeout(hang, limit);
    if ("at" in told) at = told.at;
    if ("broken" in told) {
      counts.broken++;
      console.log(`input ${at}: ${told.broken}`);
    } else if ("characters" in told) count(told, at, counts);
    if (isOver() && !isDone) {
      isDone = true;
      child.kill("SIGKILL");
    }
  });
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (signal !== "SIGKILL") {
        counts.crashes++;
        console.log(`input ${at}: CRASH, ${signal ?? code}`);
      }
      resolve(at + 1);
    });
  });
}

/** How long a child may be silent after what it told, in milliseconds. */
function limitAfter(told: Told): number {
  return HANG_MS + ("reportOf" in told ? Math.ceil(told.reportOf * HANG_MS_A_CHARACTER) : 0);
}

function count({ characters, ms, MiB }: Extract<Told, { ms: number }>, at: number, counts: Counts): void {
  counts.inputs++;
  counts.largestMiB = Math.max(counts.largestMiB, MiB);
  counts.characters += characters;
  if (ms > counts.slowestMs) Object.assign(counts, { slowestMs: ms, slowestAt: at });
}
