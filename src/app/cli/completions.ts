import tab from "@bomb.sh/tab/commander";
import { Argument, type Command } from "commander";
import type { Call } from "./call.ts";
import { EXAMPLES, NOTES } from "./teaching.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** The command `complete`, as its help tells of it. */
export function addComplete(program: Command, onCall: (call: Call) => void): void {
  program
    .command("complete")
    .summary("completions for your shell")
    .description(NOTES.complete)
    .addArgument(new Argument("<shell>", "which shell").choices([...SHELLS]))
    .addHelpText("after", EXAMPLES.complete)
    .action((shell: string) => onCall({ command: "complete", words: [shell] }));
}

/**
 * A script for a shell (`complete bash`), or what may stand next on a command line (`complete -- wa`), as text. `program` is one
 * without the command `complete`.
 */
export function completions(program: Command, words: readonly string[]): string {
  const lines: string[] = [];
  const log = console.log;
  // The adapter prints what it finds.
  console.log = (...told: unknown[]) => void lines.push(told.join(" "));
  try {
    tab(program);
    program.parse(["complete", ...words], { from: "user" });
  } finally {
    console.log = log;
  }
  return lines.map((line) => `${line}\n`).join("");
}
