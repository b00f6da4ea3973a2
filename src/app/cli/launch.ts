import { unlinkSync } from "node:fs";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Face, FromWork, Start, ToWork } from "./port.ts";
import { printable } from "./printable.ts";
import { type Sink, sinkTo } from "./sink.ts";
import { reasonOf } from "./system.ts";
import { standardOutput } from "./world.ts";

/** Signals that end a run, and the exit status that says so. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** How long a command that has something to finish (a store's last change) may take for it after a signal. */
const PATIENCE_MS = 700;

/**
 * How far a heap may grow, in percent of what lives in it, before it is collected: V8 waits for up to four times as much, which is
 * most of the memory of a large pile (docs/decisions/0800).
 */
const HEAP_GROWS_BY = 40;

/** Megabytes that a heap may hold before it is first collected whole: what is loaded at the start is all kept. */
const FIRST_COLLECTED_MB = 64;

/** The same for the threads that the working one starts: they keep less. */
const FIRST_COLLECTED_OF_OTHERS_MB = 24;

/**
 * Megabytes of each half of a young generation: V8 lets it grow to 16, which every thread that annotates then holds for good. Half
 * of that takes no longer (docs/decisions/0803).
 */
const YOUNG_HALF_MB = 8;

/**
 * Work, in V8's units, that a function does before it is compiled anew for speed, eight times V8's own, and how much of what it calls is
 * then taken into it, half of V8's. Compiling took a fourth of the processor time of small piles and an eighth of that of
 * hundreds of articles, much of it twice (docs/decisions/0802, 0803).
 */
const COMPILING = [
  "--interrupt-budget=1000000",
  "--max-inlined-bytecode-size=200",
  "--max-inlined-bytecode-size-cumulative=400",
] as const;
/** V8 of Node 20; that of Node 22 tells an unknown flag on standard error and waits longer by itself. */
const LAST_WITH_BUDGET = 11;

/**
 * Runs the command line on a thread of its own and returns the exit status. This thread keeps watch: a stage may take minutes
 * without a pause and is still ended by a signal at once, and a heap that is full is told in words. `program` is what the thread
 * runs: work.js, unless a test brings a loader for TypeScript with it.
 */
export function launch(argv: readonly string[], program = new URL("./work.js", import.meta.url)): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_BY}`);
  setFlagsFromString(`--initial-old-space-size=${FIRST_COLLECTED_MB}`);
  setFlagsFromString(`--max-semi-space-size=${YOUNG_HALF_MB}`);
  if (Number.parseInt(process.versions.v8, 10) <= LAST_WITH_BUDGET)
    for (const flag of COMPILING) setFlagsFromString(flag);
  return new Launch(argv, program).status;
}

class Launch {
  readonly status: Promise<number>;
  readonly #worker: Worker;
  readonly #sinks: Record<"stdout" | "stderr", Sink> = {
    stdout: sinkTo(process.stdout),
    stderr: sinkTo(process.stderr),
  };
  readonly #parts = new Set<string>();
  #end!: (status: number) => void;
  #hasFinisher = false;
  #stopped: number | undefined;
  #isOver = false;

  constructor(argv: readonly string[], program: URL) {
    const start: Start = { argv, stdout: faceOf(process.stdout), stderr: faceOf(process.stderr), ...standardOutput() };
    this.#worker = new Worker(program, {
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / (1 << 20)) },
    });
    this.status = new Promise((end) => {
      this.#end = end;
    });
    this.#worker.once("online", () => setFlagsFromString(`--initial-old-space-size=${FIRST_COLLECTED_OF_OTHERS_MB}`));
    this.#worker.on("message", (message: FromWork) => void this.#hear(message));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#finish(this.#stopped ?? code));
    for (const [signal, status] of Object.entries(SIGNALS)) process.on(signal, () => this.#stop(status));
  }

  async #hear(message: FromWork): Promise<void> {
    if (message.say === "write") this.#answer({ say: "written", ...(await this.#sinks[message.to](message.bytes)) });
    else if (message.say === "read") this.#answer(await nextInput());
    else if (message.say === "part") this.#parts[message.isThere ? "add" : "delete"](message.path);
    else if (message.say === "finisher") this.#hasFinisher = message.isThere;
    else this.#finish(this.#stopped ?? message.status);
  }

  #answer(answer: ToWork): void {
    this.#worker.postMessage(answer);
  }

  /** The first signal lets a command finish what it has begun to keep; a second one does not wait. */
  #stop(status: number): void {
    const isFirst = this.#stopped === undefined;
    this.#stopped = status;
    if (isFirst && this.#hasFinisher) {
      this.#answer({ say: "stop" });
      setTimeout(() => this.#finish(status), PATIENCE_MS);
    } else this.#finish(status);
  }

  #fail(error: Error & { code?: string }): void {
    showCursor();
    const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    void this.#sinks.stderr(Buffer.from(`secondsource: ${isFull ? fullHeap() : brokenInside(error)}\n`));
    this.#finish(1);
  }

  #finish(status: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#stopped !== undefined) {
      showCursor();
      void this.#sinks.stderr(Buffer.from("stopped\n"));
    }
    void this.#worker.terminate().then(() => {
      for (const part of this.#parts) remove(part);
      this.#end(status);
    });
  }
}

function faceOf({ isTTY, columns }: NodeJS.WriteStream): Face {
  return { isTTY: isTTY === true, ...(columns && { columns }) };
}

/** The next bytes of standard input; none at its end. */
async function nextInput(): Promise<ToWork> {
  inputs ??= process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    const next = await inputs.next();
    return { say: "input", ...(!next.done && { bytes: next.value }) };
  } catch (error) {
    return { say: "input", code: reasonOf(error) };
  }
}

let inputs: AsyncIterator<Buffer> | undefined;

function fullHeap(): string {
  const limit = Math.round(getHeapStatistics().heap_size_limit / (1 << 20));
  return [
    `this pile needs more memory than the ${limit.toLocaleString("en")} MiB that Node may use; nothing was written.`,
    `Give it more, as in NODE_OPTIONS=--max-old-space-size=${2 * limit}, or read the pile in smaller portions.`,
  ].join(" ");
}

function brokenInside(error: Error): string {
  const stack = process.env.SECONDSOURCE_DEBUG ? `\n${error.stack}` : " Set SECONDSOURCE_DEBUG=1 to see where.";
  return `something failed inside (${printable(reasonOf(error))}).${stack}`;
}

/** A progress bar hides the cursor while it is drawn. */
function showCursor(): void {
  if (process.stderr.isTTY) process.stderr.write("\u001b[?25h\n");
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It may have been moved to its place in the meantime.
  }
}
