import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";

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
    shorten(program);
    tab(program);
    program.parse(["complete", ...words], { from: "user" });
  } finally {
    console.log = log;
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** A description that a shell shows beside a word is one line: scripts read them line by line and may expand what stands in them. */
function shorten(command: Command): void {
  command.description(oneLine(command.summary() || command.description()));
  for (const option of command.options) option.description = oneLine(option.description);
  for (const inner of command.commands) shorten(inner);
}

/** The first sentence, without marks that mean something to a shell. */
function oneLine(text: string): string {
  const line = text.trimStart().split("\n", 1)[0]!;
  const end = line.indexOf(". ");
  const sentence = end < 0 ? line : line.slice(0, end + 1);
  return sentence
    .replace(/[`$"\\]/g, "")
    .replaceAll("'", "’")
    .replaceAll("\t", " ")
    .trim();
}
