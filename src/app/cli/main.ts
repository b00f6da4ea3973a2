import { CommanderError } from "commander";
import { PackageDamaged, StoreBusy, StoreUnusable } from "../../index.ts";
import { type Call, WrongCall } from "./call.ts";
import { OutputFailed, withOutput } from "./output.ts";
import { printable, printableLines } from "./printable.ts";
import { programFor } from "./program.ts";
import { reasonOf } from "./system.ts";
import type { World } from "./world.ts";

/** Runs the command line; returns the exit status (0 all read, 1 some input could not be used, 2 wrong call). */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    const asked = completing(argv) ?? (await callOf(argv, world));
    return "call" in asked ? await run(asked.call, world) : await show(asked, world);
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

/** What an argument list asks for: a call, or words that are shown in its place (help, the version), with the exit status. */
type Asking = { readonly call: Call } | { readonly shown: readonly string[]; readonly status: number };

/** Reads the argument list; what is wrong with it goes to standard error. */
async function callOf(argv: readonly string[], world: World): Promise<Asking> {
  let call: Call | undefined;
  const shown: string[] = [];
  const program = programFor((chosen) => {
    call = chosen;
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => void shown.push(text),
      writeErr: (text) => world.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, "secondsource: ")),
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.unknownCommand") world.stderr.write(forgottenCommand(argv));
    return { shown, status: error.exitCode === 0 ? 0 : 2 };
  }
  return call ? { call } : { shown, status: 2 };
}

/** Help is output like any other: a reader that goes away ends it quietly, a full disk is told. */
async function show({ shown, status }: Extract<Asking, { status: number }>, world: World): Promise<number> {
  if (shown.length > 0) await withOutput(undefined, world, (output) => output.write(shown));
  return status;
}

/** Shells ask with words that are options of other commands; these are not parsed here. */
function completing(argv: readonly string[]): { readonly call: Call } | undefined {
  return argv[0] === "complete" && argv[1] === "--"
    ? { call: { command: "complete", words: argv.slice(1) } }
    : undefined;
}

async function runComplete(words: readonly string[], world: World): Promise<number> {
  const { completions } = await import("./completions.ts");
  const program = programFor(() => undefined, { isBare: true });
  await withOutput(undefined, world, (output) => output.write([completions(program, words)]));
  return 0;
}

/** `secondsource clippings/` leaves out what to do with them. */
function forgottenCommand(argv: readonly string[]): string {
  const path = argv.find((word) => !word.startsWith("-"));
  return path && /[./\\]/.test(path) ? `To read it: secondsource report ${printable(path)}\n` : "";
}

/** Each command loads what it needs and no more: servers, schemas and fetching are not for a report. */
async function run(call: Call, world: World): Promise<number> {
  switch (call.command) {
    case "report":
      return (await import("./pile.ts")).runReport(call, world);
    case "add":
      return (await import("./add.ts")).runAdd(call, world);
    case "watch":
      return (await import("./watch.ts")).runWatch(call, world);
    case "alerts":
      return (await import("./alerts.ts")).runAlerts(call, world);
    case "doctor":
      return (await import("./doctor.ts")).runDoctor(call, world);
    case "backup":
      return (await import("./backup.ts")).runBackup(call, world);
    case "complete":
      return runComplete(call.words, world);
    case "annotate":
      return (await import("./annotate.ts")).runAnnotate(call, world);
    case "stories":
      return (await import("./pile.ts")).runStories(call, world);
    case "stage":
      return (await import("./stage.ts")).runStage(call, world);
    case "load":
      return (await import("./stage.ts")).runLoad(call, world);
    case "serve":
      if (call.tokens !== undefined) (await import("./rights.ts")).refuseWritable(call.tokens);
      return (await import("./serve.ts")).runServe(call, world);
    case "mcp":
      return (await import("./serve.ts")).runMcp(call, world);
    case "ask":
      return (await import("./ask.ts")).runAsk(call, world);
    case "compare":
      return (await import("./compare.ts")).runComparePair(call, world);
    case "compare-pairs":
      return (await import("./compare.ts")).runComparePairs(call, world);
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
