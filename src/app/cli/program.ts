import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { Argument, Command, Option } from "commander";
import type { ReportFormat } from "../../index.ts";
import { type Call, WrongCall } from "./call.ts";
import { CORRECTIONS_FILE, type MemoryFiles } from "./memory.ts";
import { EXAMPLES, INPUT, NOTES } from "./teaching.ts";

const FORMATS = ["text", "md", "html", "json", "jsonld", "csv"] as const satisfies readonly ReportFormat[];

/** The version in package.json. */
function version(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The commands and options; the chosen call is handed to `onCall`. Commander's own errors are thrown, never exited on. */
export function programFor(onCall: (call: Call) => void): Command {
  const program = new Command("secondsource")
    .description(NOTES.program)
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "explain a command and its options")
    .helpCommand("help [command]", "explain a command")
    .exitOverride()
    .configureHelp({ helpWidth: 80, showGlobalOptions: false })
    .showHelpAfterError("(add --help for examples)")
    .addHelpText("after", EXAMPLES.program);
  addReport(program, onCall);
  addAnnotate(program, onCall);
  addCompare(program, onCall);
  addStories(program, onCall);
  return program;
}

const inputs = () => new Argument("<input...>", INPUT);
const out = () => new Option("-o, --out <file>", "write to a file instead of standard output");

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
  const format = new Option("-f, --format <format>", "what to write; default: by the ending of --out, else text");
  program
    .command("report")
    .summary("lineages, stories, facts, support and disagreement of a pile")
    .description(NOTES.report)
    .addArgument(inputs())
    .addOption(format.choices([...FORMATS]))
    .addOption(out())
    .addOption(corrections())
    .addOption(earlier())
    .addHelpText("after", EXAMPLES.report)
    .action((paths: string[], chosen: { format?: ReportFormat; out?: string } & MemoryFiles) => {
      const { format = formatOf(chosen.out) } = chosen;
      onCall({ command: "report", inputs: paths, format, ...outOf(chosen), ...memoryIn(chosen) });
    });
}

const outOf = ({ out }: { out?: string }) => (out === undefined ? {} : { out });

function formatOf(out: string | undefined): ReportFormat {
  const ending = extname(out ?? "")
    .slice(1)
    .toLowerCase();
  const alias = { htm: "html", markdown: "md", txt: "text" }[ending] ?? ending;
  return FORMATS.find((format) => format === alias) ?? "text";
}

function addAnnotate(program: Command, onCall: (call: Call) => void): void {
  program
    .command("annotate")
    .summary("everything laid beside each article, one article a line")
    .description(NOTES.annotate)
    .addArgument(inputs())
    .addOption(new Option("-f, --format <format>", "what to write").choices(["jsonl"]).default("jsonl"))
    .addOption(out())
    .addHelpText("after", EXAMPLES.annotate)
    .action((paths: string[], chosen: { out?: string }) => {
      onCall({ command: "annotate", inputs: paths, ...outOf(chosen) });
    });
}

function addStories(program: Command, onCall: (call: Call) => void): void {
  program
    .command("stories")
    .summary("which articles report the same event; clustering only, fast")
    .description(NOTES.stories)
    .addArgument(inputs())
    .addOption(new Option("-f, --format <format>", "what to write").choices(["text", "jsonl"]).default("text"))
    .addOption(out())
    .addOption(corrections())
    .addOption(earlier())
    .addHelpText("after", EXAMPLES.stories)
    .action((paths: string[], chosen: { format: "text" | "jsonl"; out?: string } & MemoryFiles) => {
      onCall({ command: "stories", inputs: paths, format: chosen.format, ...outOf(chosen), ...memoryIn(chosen) });
    });
}

interface CompareOptions {
  readonly pairs?: string;
  readonly docs?: string;
  readonly format?: string;
  readonly out?: string;
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
    .addOption(format.choices(["text", "html", "json", "jsonl"]))
    .addOption(out())
    .addHelpText("after", EXAMPLES.compare)
    .action((a: string | undefined, b: string | undefined, chosen: CompareOptions) => {
      onCall((chosen.pairs ?? chosen.docs) ? pairsCall(a, chosen) : pairCall(a, b, chosen));
    });
}

function pairsCall(a: string | undefined, { pairs, docs, format = "jsonl", ...rest }: CompareOptions): Call {
  if (!pairs || !docs) throw new WrongCall("compare: --pairs and --docs go together; give both.");
  if (a !== undefined) throw new WrongCall("compare: give two articles, or --pairs and --docs, not both.");
  if (format !== "jsonl") throw new WrongCall(`compare: --pairs writes jsonl, not ${format}.`);
  return { command: "compare-pairs", pairs, docs, ...outOf(rest) };
}

function pairFormat(out: string | undefined): string {
  const format = formatOf(out);
  return format === "html" || format === "json" ? format : "text";
}

function pairCall(a: string | undefined, b: string | undefined, chosen: CompareOptions): Call {
  const { format = pairFormat(chosen.out), ...rest } = chosen;
  if (a === undefined || b === undefined) {
    throw new WrongCall("compare: give two articles, as in: secondsource compare one.txt other.txt");
  }
  if (format === "jsonl") throw new WrongCall("compare: two articles are written as text, html or json.");
  return { command: "compare", a, b, format: format as "text" | "html" | "json", ...outOf(rest) };
}
