import { jsonText, loadRows, type Message, type Row, STAGES } from "../../index.ts";
import { jsonLines } from "../stage/json-lines.ts";
import type { Call } from "./call.ts";
import { inputsOf } from "./inputs.ts";
import { statusFor, tellMessages } from "./notices.ts";
import { withOutput } from "./output.ts";
import { printable } from "./printable.ts";
import { withStore } from "./store.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

type StageCall = Extract<Call, { command: "stage" }>;
type Output = Parameters<typeof inputsOf>[2];
type LoadCall = Extract<Call, { command: "load" }>;

/** `stage`: rows in, rows out. What a row cannot give is a row that says so: the exit status tells of the process alone. */
export async function runStage(call: StageCall, world: World): Promise<number> {
  return withOutput(undefined, world, async (output) => {
    const told = { read: 0, written: 0, faults: 0 };
    const source = rowsOf(call, world, output);
    const bytes = await output.write(written(call.stage, source, told));
    if (!call.quiet && bytes !== undefined) world.stderr.write(`${printable(lastLine(call.stage, told))}\n`);
    return 0;
  });
}

/** `stage load`: rows into a store. */
export async function runLoad(call: LoadCall, world: World): Promise<number> {
  return withStore(call.store, false, async (store) => {
    const faults: Message[] = [];
    const { articles, links, stories, messages } = await loadRows(
      store,
      soundRows(comingRows(call.inputs, world), faults),
      () => {
        return new Date().toISOString();
      },
    );
    const told = [...faults, ...messages];
    tellMessages(told, world);
    const counts = [articles, links, stories].map((count) => count.toLocaleString("en"));
    const words = `loaded ${counts[0]} articles, ${counts[1]} links and ${counts[2]} stories into ${call.store}`;
    if (!call.quiet) world.stderr.write(`${printable(words)}\n`);
    return statusFor(told);
  });
}

async function* soundRows(rows: AsyncIterable<Coming>, faults: Message[]): AsyncGenerator<Row> {
  for await (const coming of rows) {
    if ("row" in coming) yield coming.row;
    else faults.push(coming.message);
  }
}

interface Told {
  read: number;
  written: number;
  faults: number;
}

/** A row for the stage, or a message that goes past it. */
type Coming = { readonly row: Row } | { readonly message: Message };

async function* written(name: string, source: AsyncIterable<Coming>, told: Told): AsyncGenerator<string> {
  const v = version();
  const aside: Message[] = [];
  async function* rows(): AsyncGenerator<Row> {
    for await (const coming of source) {
      told.read++;
      if ("row" in coming) yield coming.row;
      else aside.push(coming.message);
    }
  }
  const asides = () => aside.splice(0).map((message) => ({ of: "message", message: JSON.stringify(message) }));
  for await (const row of STAGES[name]!.run(rows())) for (const one of [...asides(), row]) yield line(one, v, told);
  for (const one of asides()) yield line(one, v, told);
}

function line(row: object, v: string, told: Told): string {
  told.written++;
  if ("of" in row && row.of === "message") told.faults++;
  return `${jsonText({ v, ...row })}\n`;
}

function rowsOf(call: StageCall, world: World, output: Output): AsyncIterable<Coming> {
  const isRaw = call.stage === "read" && call.inputs.length > 0;
  return isRaw ? inputRows(call, world, output) : comingRows(call.inputs, world);
}

/** Rows of Parquet files, or of standard input where none are named. */
async function* comingRows(files: readonly string[], { stdin }: World): AsyncGenerator<Coming> {
  const sources = files.length > 0 ? await partsOf(files) : [{ location: "-", lines: jsonLines(stdin) }];
  for (const { location, lines } of sources) {
    for await (const one of lines) {
      if ("row" in one) yield one;
      else yield { message: { rule: "stage-row", text: one.fault, location, level: "error" } };
    }
  }
}

/** The reader of Parquet is loaded where it is needed. */
async function partsOf(files: readonly string[]) {
  const { parquetRows } = await import("../stage/parquet.ts");
  return files.map((path) => ({ location: path, lines: parquetRows(path) }));
}

/** Files as rows of the first stage: each is read as every command reads it. */
async function* inputRows({ inputs }: StageCall, world: World, output: Output): AsyncGenerator<Coming> {
  const { raws, messages } = await inputsOf(inputs, world, output);
  for (const message of messages) yield { message };
  for (const raw of raws) yield { row: raw as unknown as Row };
}

function lastLine(name: string, { read, written, faults }: Told): string {
  const counts = [read, written, faults].map((count) => count.toLocaleString("en"));
  return `stage ${name}: read ${counts[0]} rows, wrote ${counts[1]}, ${counts[2]} of them messages`;
}
