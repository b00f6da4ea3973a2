import { Argument, Command, Option } from "commander";
import { type ReportFormat, STAGES } from "../../index.ts";
import { addAlerts } from "./alerts-options.ts";
import { type Call, WrongCall } from "./call.ts";
import { applyConfigFile, CONFIG_FILE } from "./config-file.ts";
import { addDeskCommands } from "./desk-commands.ts";
import { formatFor } from "./endings.ts";
import { addBackup, addComplete, addDoctor } from "./habit-options.ts";
import { CORRECTIONS_FILE, type MemoryFiles } from "./memory.ts";
import { dayOf } from "./store.ts";
import { EXAMPLES, INPUT, NOTES, stageList } from "./teaching.ts";
import { version } from "./version.ts";
import { addWatch } from "./watch-options.ts";

const FORMATS = [
  ...(["text", "md", "html", "json", "jsonld", "csv"] as const),
  ...(["events-csv", "crosswalk-csv", "gdelt", "plover", "stix", "misp"] as const),
] as const satisfies readonly ReportFormat[];

const CHOSEN = "what to write; default: by the ending of --out, else text";

/** The commands and options, without `complete` and the config file where it is bare; the chosen call is handed to `onCall`. Commander's own errors are thrown, never exited on. */
export function programFor(onCall: (call: Call) => void, { isBare = false } = {}): Command {
  const program = new Command("secondsource")
    .description(NOTES.program)
    .version(version(), "-V, --version", "print the version")
    .option("--config <file>", `options by command, as JSON; default: ${CONFIG_FILE} where you are`)
    .helpOption("-h, --help", "explain a command and its options")
    .helpCommand("help [command]", "explain a command")
    .exitOverride()
    .configureHelp({ helpWidth: 80, showGlobalOptions: false })
    .showHelpAfterError("(add --help for examples)")
    .addHelpText("after", EXAMPLES.program);
  addReport(program, onCall);
  addAdd(program, onCall);
  addWatch(program, onCall);
  addAlerts(program, onCall);
  addAnnotate(program, onCall);
  addCompare(program, onCall);
  addStories(program, onCall);
  addStage(program, onCall);
  addDeskCommands(program, onCall);
  addBackup(program, onCall);
  addDoctor(program, onCall);
  if (isBare) return program;
  addComplete(program, onCall);
  return program.hook("preSubcommand", (own, command) =>
    applyConfigFile(command, own.opts<{ config?: string }>().config),
  );
}

const inputs = () => new Argument("<input...>", INPUT);
const inputsOrNone = () => new Argument("[input...]", INPUT);
const storeToRead = () =>
  new Option("--store <store>", "show what is in a store: a SQLite file or postgres://...; takes no inputs");

/** Throws `WrongCall` unless there are either inputs or a store. */
function checkGround(command: string, paths: readonly string[], { store, corrections, earlier }: StoreChosen): void {
  if (store === undefined && paths.length === 0)
    throw new WrongCall(`${command}: missing required argument: name what to read, or a store with --store.`);
  if (store === undefined) return;
  if (paths.length > 0)
    throw new WrongCall(
      `${command}: give inputs or --store, not both. Inputs go into a store with "secondsource add".`,
    );
  if (corrections !== undefined || earlier !== undefined)
    throw new WrongCall(
      `${command}: a store has its own corrections and ids; give --corrections to "secondsource add".`,
    );
}

interface StoreChosen extends MemoryFiles {
  readonly store?: string;
  readonly since?: string;
}

const storeIn = ({ store, since }: StoreChosen): StoreChosen => ({
  ...(store !== undefined && { store }),
  ...(since !== undefined && { since: dayOf(since) }),
});
const out = () => new Option("-o, --out <file>", "write to a file instead of standard output");
const outOrFolder = () =>
  new Option(
    "-o, --out <file>",
    "write to a file instead of standard output; a name that ends with / is a folder of pages",
  );

const quiet = () => new Option("-q, --quiet", "leave out the last line, which says what was written");

const corrections = () =>
  new Option(
    "-c, --corrections <file>",
    `JSON with your corrections of stories; default: ${CORRECTIONS_FILE} in a folder of the pile`,
  );
const earlier = () =>
  new Option(
    "-e, --earlier <file>",
    "an earlier report (json) or stories (jsonl): ids are kept, merges and splits are told",
  );
const memoryIn = ({ corrections, earlier }: MemoryFiles): { memory: MemoryFiles } => {
  return { memory: { ...(corrections !== undefined && { corrections }), ...(earlier !== undefined && { earlier }) } };
};

function addReport(program: Command, onCall: (call: Call) => void): void {
  const format = new Option("-f, --format <format>", CHOSEN);
  program
    .command("report")
    .summary("lineages, stories, facts, support and disagreement of a pile")
    .description(NOTES.report)
    .addArgument(inputsOrNone())
    .addOption(storeToRead())
    .addOption(new Option("--since <day>", "with --store: stories that were reported on this day or later"))
    .addOption(format.choices([...FORMATS]))
    .addOption(outOrFolder())
    .addOption(quiet())
    .addOption(corrections())
    .addOption(earlier())
    .addHelpText("after", EXAMPLES.report)
    .action((paths: string[], chosen: { format?: ReportFormat } & Common & StoreChosen) => {
      checkGround("report", paths, chosen);
      if (chosen.since !== undefined && chosen.store === undefined)
        throw new WrongCall("report: --since goes with --store.");
      const { format = formatFor("report", FORMATS, chosen.out) ?? "text" } = chosen;
      onCall({
        command: "report",
        inputs: paths,
        format,
        ...commonOf(chosen),
        ...memoryIn(chosen),
        ...storeIn(chosen),
      });
    });
}

function addAdd(program: Command, onCall: (call: Call) => void): void {
  program
    .command("add")
    .summary("read into a store, and bring it up to date")
    .description(NOTES.add)
    .addArgument(inputs())
    .addOption(
      new Option("--store <store>", "a SQLite file, made if there is none, or postgres://...").makeOptionMandatory(),
    )
    .addOption(quiet())
    .addOption(corrections())
    .addHelpText("after", EXAMPLES.add)
    .action((paths: string[], chosen: Common & MemoryFiles & { readonly store: string }) => {
      const { store } = chosen;
      onCall({ command: "add", inputs: paths, store, ...commonOf(chosen), ...memoryIn(chosen) });
    });
}

interface Common {
  readonly out?: string;
  readonly quiet?: boolean;
}

const commonOf = ({ out, quiet }: Common): Common => ({ ...(out !== undefined && { out }), ...(quiet && { quiet }) });

/** Lists of an annotation; what each is made of is made all the same. */
const LISTS = ["sentences", "tokens", "entities", "quotes", "claims", "events", "quantities", "times"] as const;

function listsIn(text: string): (typeof LISTS)[number][] {
  return text.split(",").map((name) => {
    const list = LISTS.find((known) => known === name.trim());
    if (!list)
      throw new WrongCall(`--without ${text}: there is no list "${name.trim()}"; there are ${LISTS.join(", ")}.`);
    return list;
  });
}

interface AnnotateChosen {
  readonly without?: readonly (typeof LISTS)[number][];
  readonly lines?: string;
  readonly saveLines?: string;
}

function addAnnotate(program: Command, onCall: (call: Call) => void): void {
  program
    .command("annotate")
    .summary("everything laid beside each article, one article a line")
    .description(NOTES.annotate)
    .addArgument(inputs())
    .addOption(new Option("-f, --format <format>", "what to write").choices(["jsonl"]).default("jsonl"))
    .addOption(out())
    .addOption(new Option("--without <lists>", "leave out lists, as in tokens or tokens,times").argParser(listsIn))
    .addOption(
      new Option("--lines <file>", "take what repeats on publishers' pages from this file; nothing is counted"),
    )
    .addOption(new Option("--save-lines <file>", "write what repeats on publishers' pages to this file"))
    .addOption(quiet())
    .addHelpText("after", EXAMPLES.annotate)
    .action((paths: string[], chosen: Common & AnnotateChosen) => {
      formatFor("annotate", ["jsonl"], chosen.out);
      const { without = [], lines, saveLines } = chosen;
      const tables = { ...(lines !== undefined && { lines }), ...(saveLines !== undefined && { saveLines }) };
      onCall({ command: "annotate", inputs: paths, without, ...tables, ...commonOf(chosen) });
    });
}

function addStories(program: Command, onCall: (call: Call) => void): void {
  program
    .command("stories")
    .summary("which articles report the same event; clustering only, fast")
    .description(NOTES.stories)
    .addArgument(inputsOrNone())
    .addOption(storeToRead())
    .addOption(new Option("-f, --format <format>", CHOSEN).choices(["text", "jsonl"]))
    .addOption(out())
    .addOption(quiet())
    .addOption(corrections())
    .addOption(earlier())
    .addHelpText("after", EXAMPLES.stories)
    .action((paths: string[], chosen: { format?: "text" | "jsonl" } & Common & StoreChosen) => {
      checkGround("stories", paths, chosen);
      const { format = formatFor("stories", ["text", "jsonl"], chosen.out) ?? "text" } = chosen;
      const memory = { ...memoryIn(chosen), ...storeIn(chosen) };
      onCall({ command: "stories", inputs: paths, format, ...commonOf(chosen), ...memory });
    });
}

function addStage(program: Command, onCall: (call: Call) => void): void {
  program
    .command("stage")
    .summary("one pure stage over rows, for engines such as DuckDB and Spark")
    .description(`${NOTES.stage}\n\n${stageList()}`)
    .addArgument(new Argument("<name>", "which stage").choices([...Object.keys(STAGES), "load"]))
    .addArgument(new Argument("[input...]", "Parquet files of rows, read in this order; for read: files and folders"))
    .addOption(new Option("--store <store>", "load: a SQLite file, made if there is none, or postgres://..."))
    .addOption(quiet())
    .addHelpText("after", EXAMPLES.stage)
    .action((stage: string, paths: string[], { store, ...chosen }: Common & { readonly store?: string }) => {
      if ((stage === "load") !== (store !== undefined))
        throw new WrongCall(`stage ${stage}: --store goes with "load", and "load" needs it.`);
      if (stage !== "read" && paths.some((path) => !path.endsWith(".parquet")))
        throw new WrongCall(`stage ${stage}: rows come from standard input or from files named *.parquet.`);
      if (store !== undefined) onCall({ command: "load", store, inputs: paths, ...commonOf(chosen) });
      else onCall({ command: "stage", stage, inputs: paths, ...commonOf(chosen) });
    });
}

interface CompareOptions extends Common {
  readonly pairs?: string;
  readonly docs?: string;
  readonly format?: string;
  readonly store?: string;
}

function addCompare(program: Command, onCall: (call: Call) => void): void {
  const words = "what to write; default: by the ending of --out, else text, with --pairs jsonl";
  const format = new Option("-f, --format <format>", words);
  program
    .command("compare")
    .summary("two articles word against word, or many pairs")
    .description(NOTES.compare)
    .addArgument(new Argument("[a]", "one article"))
    .addArgument(new Argument("[b]", "the other article"))
    .addOption(new Option("-p, --pairs <file>", 'JSON Lines with the pairs: {"a":id,"b":id}'))
    .addOption(new Option("-d, --docs <file>", "JSON Lines with the articles that the pairs name"))
    .addOption(new Option("--store <store>", "the two are ids or labels of articles in this store"))
    .addOption(format.choices(["text", "html", "json", "jsonl"]))
    .addOption(out())
    .addOption(quiet())
    .addHelpText("after", EXAMPLES.compare)
    .action((a: string | undefined, b: string | undefined, chosen: CompareOptions) => {
      onCall((chosen.pairs ?? chosen.docs) ? pairsCall(a, chosen) : pairCall(a, b, chosen));
    });
}

function pairsCall(a: string | undefined, { pairs, docs, store, format = "jsonl", ...rest }: CompareOptions): Call {
  if (store !== undefined) throw new WrongCall("compare: --store takes two ids, not --pairs and --docs.");
  if (!pairs || !docs) throw new WrongCall("compare: --pairs and --docs go together; give both.");
  if (a !== undefined) throw new WrongCall("compare: give two articles, or --pairs and --docs, not both.");
  if (format !== "jsonl") throw new WrongCall(`compare: --pairs writes jsonl, not ${format}.`);
  formatFor("compare --pairs", ["jsonl"], rest.out);
  return { command: "compare-pairs", pairs, docs, ...commonOf(rest) };
}

function pairCall(a: string | undefined, b: string | undefined, chosen: CompareOptions): Call {
  const { format = formatFor("compare", ["text", "html", "json"], chosen.out) ?? "text", ...rest } = chosen;
  if (a === undefined || b === undefined) {
    throw new WrongCall("compare: give two articles, as in: secondsource compare one.txt other.txt");
  }
  if (format === "jsonl") throw new WrongCall("compare: two articles are written as text, html or json.");
  return { command: "compare", a, b, format: format as "text" | "html" | "json", ...commonOf(rest), ...storeIn(rest) };
}
