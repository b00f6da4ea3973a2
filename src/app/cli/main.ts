import { CommanderError } from "commander";
import { PackageDamaged, StoreBusy, StoreUnusable } from "../../index.ts";
import { runAdd } from "./add.ts";
import { runAlerts } from "./alerts.ts";
import { runAnnotate } from "./annotate.ts";
import { runAsk } from "./ask.ts";
import { runBackup } from "./backup.ts";
import { type Call, WrongCall } from "./call.ts";
import { runComparePair, runComparePairs } from "./compare.ts";
import { completions } from "./completions.ts";
import { runDoctor } from "./doctor.ts";
import { OutputFailed, withOutput } from "./output.ts";
import { runReport, runStories } from "./pile.ts";
import { printable, printableLines } from "./printable.ts";
import { programFor } from "./program.ts";
import { runMcp, runServe } from "./serve.ts";
import { runLoad, runStage } from "./stage.ts";
import { reasonOf } from "./system.ts";
import { runWatch } from "./watch.ts";
import type { World } from "./world.ts";

/** Runs the command line; returns the exit status (0 all read, 1 some input could not be used, 2 wrong call). */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    const call = completing(argv) ?? callOf(argv, world);
    return typeof call === "number" ? call : await run(call, world);
  } catch (error) {
    if (!isTold(error)) return tellFailure(error, world);
    world.stderr.write(`secondsource: ${printable(error.message)}\n`);
    return error instanceof WrongCall || error instanceof StoreBusy ? 2 : 1;
  }
}

/** Errors whose message is for the reader. */
function isTold(error: unknown): error is Error {
  return [WrongCall, OutputFailed, StoreBusy, StoreUnusable].some((kind) => error instanceof kind);
}

/** The call, or the exit status when help, the version or an error has been written instead. */
function callOf(argv: readonly string[], world: World): Call | number {
  let call: Call | undefined;
  const program = programFor((chosen) => {
    call = chosen;
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, "secondsource: ")),
    });
  }
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.unknownCommand") world.stderr.write(forgottenCommand(argv));
    if (error.exitCode === 0) return 0;
    return 2;
  }
  return call ?? 2;
}

/** Shells ask with words that are options of other commands; these are not parsed here. */
function completing(argv: readonly string[]): Call | undefined {
  return argv[0] === "complete" && argv[1] === "--" ? { command: "complete", words: argv.slice(1) } : undefined;
}

async function runComplete(words: readonly string[], world: World): Promise<number> {
  const program = programFor(() => undefined, { isBare: true });
  await withOutput(undefined, world, (output) => output.write([completions(program, words)]));
  return 0;
}

/** `secondsource clippings/` leaves out what to do with them. */
function forgottenCommand(argv: readonly string[]): string {
  const path = argv.find((word) => !word.startsWith("-"));
  return path && /[./\\]/.test(path) ? `To read it: secondsource report ${printable(path)}\n` : "";
}

function run(call: Call, world: World): Promise<number> {
  switch (call.command) {
    case "report":
      return runReport(call, world);
    case "add":
      return runAdd(call, world);
    case "watch":
      return runWatch(call, world);
    case "alerts":
      return runAlerts(call, world);
    case "doctor":
      return runDoctor(call, world);
    case "backup":
      return runBackup(call, world);
    case "complete":
      return runComplete(call.words, world);
    case "annotate":
      return runAnnotate(call, world);
    case "stories":
      return runStories(call, world);
    case "stage":
      return runStage(call, world);
    case "load":
      return runLoad(call, world);
    case "serve":
      return runServe(call, world);
    case "mcp":
      return runMcp(call, world);
    case "ask":
      return runAsk(call, world);
    case "compare":
      return runComparePair(call, world);
    case "compare-pairs":
      return runComparePairs(call, world);
  }
}

/** A mistake of the program itself: told in one line; the stack only where it was asked for. */
function tellFailure(error: unknown, world: World): number {
  if (error instanceof PackageDamaged) {
    world.stderr.write(`secondsource: ${printable(error.message)}\n`);
    return 1;
  }
  const stack = world.env.SECONDSOURCE_DEBUG && error instanceof Error ? `\n${error.stack}` : "";
  const hint = stack ? "" : " Set SECONDSOURCE_DEBUG=1 to see where.";
  world.stderr.write(`secondsource: something failed inside (${printable(reasonOf(error))}).${hint}${stack}\n`);
  return 1;
}
