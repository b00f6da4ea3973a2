import { Argument, type Command, Option } from "commander";
import { type Call, WrongCall } from "./call.ts";
import { DESK_EXAMPLES, DESK_NOTES } from "./desk-teaching.ts";

type OnCall = (call: Call) => void;

const STORE = "a SQLite file or postgres://...";
const QUESTIONS = "status, stories, story, facts, fact, check, utterances, search ...";
const storeServed = () => new Option("--store <store>", STORE).makeOptionMandatory();
const quiet = () => new Option("-q, --quiet", "say nothing on standard error but what goes wrong");

const PORT = 8470;
const MOST_PORT = 65_535;

/** The commands that answer questions about a store. */
export function addDeskCommands(program: Command, onCall: OnCall): void {
  addServe(program, onCall);
  addMcp(program, onCall);
  addAsk(program, onCall);
}

interface ServeChosen {
  readonly store: string;
  readonly host: string;
  readonly port: number;
  readonly tokens?: string;
  readonly readOnly?: boolean;
  readonly quiet?: boolean;
}

function addServe(program: Command, onCall: OnCall): void {
  program
    .command("serve")
    .summary("pages, HTTP API and MCP over a store")
    .description(DESK_NOTES.serve)
    .addOption(storeServed())
    .addOption(new Option("--host <address>", "where to listen").default("127.0.0.1"))
    .addOption(new Option("--port <number>", "0 takes a free one").default(PORT).argParser(portIn))
    .addOption(new Option("--tokens <file>", "who may ask: lines of SCOPE SHA256 NAME; needed for any other address"))
    .addOption(new Option("--read-only", "nothing can be added"))
    .addOption(quiet())
    .addHelpText("after", DESK_EXAMPLES.serve)
    .action(({ store, host, port, tokens, readOnly = false, quiet }: ServeChosen) => {
      const told = { ...(tokens !== undefined && { tokens }), ...(quiet && { quiet }) };
      onCall({ command: "serve", store, host, port, readOnly, ...told });
    });
}

function portIn(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= MOST_PORT)) throw new WrongCall(`--port ${text}: give a number from 0 to ${MOST_PORT}.`);
  return port;
}

function addMcp(program: Command, onCall: OnCall): void {
  program
    .command("mcp")
    .summary("MCP for one program over standard input and output")
    .description(DESK_NOTES.mcp)
    .addOption(storeServed())
    .addOption(new Option("--allow-write", "with the tool add_articles"))
    .addHelpText("after", DESK_EXAMPLES.mcp)
    .action(({ store, allowWrite = false }: { readonly store: string; readonly allowWrite?: boolean }) => {
      onCall({ command: "mcp", store, allowWrite });
    });
}

interface AskChosen {
  readonly store?: string;
  readonly format: "json" | "jsonl" | "csv";
  readonly out?: string;
  readonly quiet?: boolean;
}

function addAsk(program: Command, onCall: OnCall): void {
  program
    .command("ask")
    .summary("one question to a store, as over HTTP and MCP")
    .description(DESK_NOTES.ask)
    .usage("[options] <question> [fields...]")
    .addArgument(new Argument("[question]", QUESTIONS))
    .addArgument(new Argument("[fields...]", "what is asked, as in q=ferry limit=5"))
    .addOption(new Option("--store <store>", STORE))
    .addOption(new Option("-f, --format <format>", "what to write").choices(["json", "jsonl", "csv"]).default("json"))
    .addOption(new Option("-o, --out <file>", "write to a file instead of standard output"))
    .addOption(quiet())
    .addHelpText("after", DESK_EXAMPLES.ask)
    .action((question: string | undefined, fields: string[], { store, format, out, quiet }: AskChosen) => {
      // What is asked comes before where: commander would complain of the store alone.
      if (question === undefined)
        throw new WrongCall(`ask: missing required argument: name a question (${QUESTIONS}).`);
      if (store === undefined) throw new WrongCall("ask: name the store with --store, or in the config file.");
      const told = { ...(out !== undefined && { out }), ...(quiet && { quiet }) };
      onCall({ command: "ask", question, fields, store, format, ...told });
    });
}
