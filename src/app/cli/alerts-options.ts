import { Argument, type Command, Option } from "commander";
import type { AlertRule } from "../../question/alerting/rules.ts";
import { type Call, WrongCall } from "./call.ts";
import { formatFor } from "./endings.ts";
import { EXAMPLES, NOTES } from "./teaching.ts";

interface Chosen {
  /** Of the config file. */
  readonly rules?: string | readonly AlertRule[];
  readonly store: string;
  readonly format?: "jsonl" | "atom";
  readonly out?: string;
  readonly after?: number;
  readonly webhook?: string;
  readonly secretFile?: string;
  readonly follow?: boolean;
  readonly quiet?: boolean;
}

/** The command `alerts` and its options. */
export function addAlerts(program: Command, onCall: (call: Call) => void): void {
  program
    .command("alerts")
    .summary("what rules ask to be told of, out of a store's log")
    .description(NOTES.alerts)
    .addArgument(new Argument("[rules]", "JSON file with the rules; default: those of the config file"))
    .addOption(new Option("--store <store>", "a SQLite file or postgres://...").makeOptionMandatory())
    .addOption(new Option("-f, --format <format>", "what to write").choices(["jsonl", "atom"]))
    .addOption(new Option("-o, --out <file>", "write to a file instead of standard output"))
    .addOption(
      new Option("--after <number>", "only what comes after this entry of the log (seq of the last alert)").argParser(
        seqOf,
      ),
    )
    .addOption(new Option("--webhook <url>", "post each alert there; goes on where the last run ended"))
    .addOption(new Option("--secret-file <file>", "sign what is posted with the secret in this file"))
    .addOption(new Option("--follow", "wait for more, until stopped"))
    .addOption(new Option("-q, --quiet", "leave out the last line, which says what was written"))
    .addHelpText("after", EXAMPLES.alerts)
    .action((file: string | undefined, { webhook, secretFile, ...rest }: Chosen, command: Command) => {
      // The webhook of the config file is for calls that name no other place.
      const isMeant = command.getOptionValueSource("webhook") === "cli" || (rest.out ?? rest.format) === undefined;
      const chosen = { ...rest, ...(isMeant && { webhook, secretFile }) } as Chosen;
      const rules = file ?? chosen.rules;
      if (rules === undefined) throw new WrongCall("alerts: missing required argument: name the file with your rules.");
      onCall(callOf(rules, chosen));
    });
}

function callOf(
  rules: string | readonly AlertRule[],
  { store, out, after, webhook, secretFile, follow, quiet, ...chosen }: Chosen,
): Call {
  if (webhook !== undefined && (out ?? chosen.format) !== undefined)
    throw new WrongCall("alerts: --webhook goes without --out and --format.");
  if (secretFile !== undefined && webhook === undefined)
    throw new WrongCall("alerts: --secret-file goes with --webhook.");
  if (webhook !== undefined && (!URL.canParse(webhook) || !/^https?:$/.test(new URL(webhook).protocol)))
    throw new WrongCall(`alerts: --webhook ${webhook}: give an http or https address.`);
  const format =
    chosen.format ?? (/\.(?:atom|xml)$/i.test(out ?? "") ? "atom" : formatFor("alerts", ["jsonl"], out)) ?? "jsonl";
  if (follow && format === "atom")
    throw new WrongCall("alerts: a feed is written whole; --follow goes with jsonl or --webhook.");
  if (follow && out !== undefined) throw new WrongCall("alerts: --follow writes to standard output or to --webhook.");
  return {
    command: "alerts",
    rules,
    store,
    format,
    follow: follow === true,
    ...(out !== undefined && { out }),
    ...(after !== undefined && { after }),
    ...(webhook !== undefined && { webhook }),
    ...(secretFile !== undefined && { secretFile }),
    ...(quiet && { quiet }),
  };
}

function seqOf(words: string): number {
  if (!/^\d{1,15}$/.test(words))
    throw new WrongCall(`alerts: --after ${words}: give the number of an entry of the log.`);
  return Number(words);
}
