import { Argument, type Command, Option } from "commander";
import type { Call } from "./call.ts";
import { EXAMPLES, NOTES } from "./teaching.ts";

/** The command `doctor`. */
export function addDoctor(program: Command, onCall: (call: Call) => void): void {
  program
    .command("doctor")
    .summary("what is there, what is missing and what to do")
    .description(NOTES.doctor)
    .addOption(new Option("--store <store>", "a SQLite file or postgres://...; default: that of the config file"))
    .addOption(new Option("-f, --format <format>", "what to write").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES.doctor)
    .action(({ store, format }: { store?: string; format: "text" | "json" }) => {
      const { config } = program.opts<{ config?: string }>();
      onCall({
        command: "doctor",
        format,
        ...(store !== undefined && { store }),
        ...(config !== undefined && { config }),
      });
    });
}

/** The command `backup`. */
export function addBackup(program: Command, onCall: (call: Call) => void): void {
  program
    .command("backup")
    .summary("a copy of a store, while others read and write it")
    .description(NOTES.backup)
    .addArgument(new Argument("<file>", "where the copy goes; it must not be there yet"))
    .addOption(new Option("--store <store>", "the SQLite file of the store").makeOptionMandatory())
    .addOption(new Option("-q, --quiet", "leave out the last line, which says what was written"))
    .addHelpText("after", EXAMPLES.backup)
    .action((file: string, { store, quiet }: { store: string; quiet?: boolean }) => {
      onCall({ command: "backup", store, file, ...(quiet && { quiet }) });
    });
}

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
