import { Argument, type Command, Option } from "commander";
import { type Call, WrongCall } from "./call.ts";
import { EXAMPLES, NOTES } from "./teaching.ts";

const LIST =
  "addresses of feeds, sitemaps or sites; OPML files; text files with an address a line; folders; WARC and other files";
const MEBIBYTE = 1 << 20;

interface Chosen {
  /** Of the config file. */
  readonly lists?: readonly string[];
  readonly store: string;
  readonly once?: boolean;
  readonly now?: boolean;
  readonly contact?: string;
  readonly maxSize: number;
  readonly timeout: number;
  readonly allowPrivate?: boolean;
  readonly quiet?: boolean;
}

/** The command `watch` and its options. */
export function addWatch(program: Command, onCall: (call: Call) => void): void {
  program
    .command("watch")
    .summary("poll feeds and folders into a store")
    .description(NOTES.watch)
    .addArgument(new Argument("[list...]", `${LIST}; default: those of the config file`))
    .addOption(
      new Option("--store <store>", "a SQLite file, made if there is none, or postgres://...").makeOptionMandatory(),
    )
    .addOption(new Option("--once", "do what is due now, and end"))
    .addOption(new Option("--now", "begin with every feed, and with what waits after a failure"))
    .addOption(new Option("--contact <words>", "address or page that servers are told, for whoever runs them"))
    .addOption(size())
    .addOption(timeout())
    .addOption(new Option("--allow-private", "ask addresses of private networks too, such as localhost"))
    .addOption(new Option("-q, --quiet", "leave out the lines that say what was done"))
    .addHelpText("after", EXAMPLES.watch)
    .action((words: string[], chosen: Chosen) => {
      const lists = words.length > 0 ? words : (chosen.lists ?? []);
      if (lists.length === 0) throw new WrongCall("watch: missing required argument: name what to watch.");
      onCall(callOf(lists, chosen));
    });
}

function callOf(
  lists: readonly string[],
  { store, once, now, contact, maxSize, timeout, allowPrivate, quiet }: Chosen,
): Call {
  if (contact !== undefined && !/^[\x20-\x7e]{3,200}$/.test(contact))
    throw new WrongCall("watch: --contact takes 3 to 200 plain letters, as in desk@paper.example.");
  return {
    command: "watch",
    lists,
    store,
    isOnce: once === true,
    isNow: now === true,
    ...(contact !== undefined && { contact }),
    mostBytes: Math.round(maxSize * MEBIBYTE),
    timeoutMs: Math.round(timeout * 1000),
    allowPrivate: allowPrivate === true,
    ...(quiet && { quiet }),
  };
}

const size = () =>
  new Option("--max-size <MiB>", "largest page or feed, unpacked")
    .default(5)
    .argParser(between("--max-size", 0.01, 100));
const timeout = () =>
  new Option("--timeout <seconds>", "longest time of one request")
    .default(30)
    .argParser(between("--timeout", 0.05, 300));

function between(name: string, least: number, most: number): (words: string) => number {
  return (words) => {
    const value = Number(words);
    if (!(value >= least && value <= most))
      throw new WrongCall(`watch: ${name} ${words}: give a number from ${least} to ${most}.`);
    return value;
  };
}
