import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { jsonLines } from "../../../src/app/stage/json-lines.ts";
import {
  collectReport,
  type Dossier,
  type Message,
  type Raw,
  type Report,
  type Row,
  STAGES,
  sourceOfDossiers,
} from "../../../src/index.ts";

/** Runs one stage from a file of rows into a file of rows. */
export type RunStage = (name: string, from: string, to: string) => Promise<void>;

/** An engine that comes to the dossiers from `read.jsonl` in a folder. */
export type Engine = (work: string, stage: RunStage) => Promise<void>;

/** A stage inside this process, as the command line runs it. */
export const stageHere: RunStage = async (name, from, to) => {
  const out = createWriteStream(to);
  for await (const row of STAGES[name]!.run(rowsIn(from))) out.write(`${JSON.stringify({ v: "test", ...row })}\n`);
  out.end();
  await once(out, "close");
};

async function* rowsIn(path: string): AsyncGenerator<Row> {
  for await (const line of jsonLines(createReadStream(path))) {
    if ("fault" in line) throw new Error(`${path}: ${line.fault}`);
    yield line.row;
  }
}

/** The same by three processes that each get a part of the rows, whole runs of them, and whose rows come in any order. */
export const stageInParts: RunStage = async (name, from, to) => {
  const key = { lines: "base", furniture: "publisher" }[name];
  const parts: string[][] = [[], [], []];
  let [at, last]: [number, unknown] = [0, undefined];
  for (const line of readFileSync(from, "utf8").split("\n").filter(Boolean)) {
    const value = key && (JSON.parse(line) as Row)[key];
    if (name !== "components" && (key === undefined || value !== last)) at++;
    last = value;
    parts[at % 3]!.push(line);
  }
  const found: string[] = [];
  for (const part of parts) {
    writeFileSync(from, part.join("\n"));
    await stageHere(name, from, to);
    found.unshift(...readFileSync(to, "utf8").split("\n").filter(Boolean).reverse());
  }
  writeFileSync(to, found.map((line) => `${line}\n`).join(""));
};

/** The DuckDB runner of scale/. `hear` is told after how many rounds the heads had settled. */
export async function duckdb(options: object = {}, hear: (rounds: number) => void = () => {}): Promise<Engine> {
  const path = resolve(import.meta.dirname, "../../../scale/duckdb/run.mjs");
  const { runScaled } = (await import(path)) as Runner;
  return async (work, stage) => hear((await runScaled(work, { stage, ...options })).rounds);
}

interface Runner {
  runScaled(work: string, options: object): Promise<{ readonly rounds: number }>;
}

/** What the stages come to under an engine: the report of their dossiers, all messages, and rows to load. */
export async function staged(
  raws: readonly Raw[],
  engine: Engine,
  stage: RunStage = stageHere,
): Promise<{ report: Report; messages: Message[]; load: Row[] }> {
  const work = mkdtempSync(join(tmpdir(), "secondsource-stages-"));
  try {
    const out = createWriteStream(join(work, "read.jsonl"));
    async function* rows(): AsyncGenerator<Row> {
      for (const raw of raws) yield raw as unknown as Row;
    }
    for await (const row of STAGES.read!.run(rows())) out.write(`${JSON.stringify(row)}\n`);
    out.end();
    await once(out, "close");
    await engine(work, stage);
    const dossiers: Dossier[] = [];
    for await (const row of rowsIn(join(work, "facts.jsonl")))
      if (row.of === "dossier") dossiers.push(JSON.parse(row.dossier as string) as Dossier);
    const messages = ["read", "lines", "digest"].flatMap((name) => messagesIn(join(work, `${name}.jsonl`)));
    const load: Row[] = [];
    for await (const row of rowsIn(join(work, "load.in.jsonl"))) load.push(row);
    return { report: await collectReport(sourceOfDossiers(dossiers)), messages, load };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function messagesIn(path: string): Message[] {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
  return rows.filter(({ of }) => of === "message").map(({ message }) => JSON.parse(message as string) as Message);
}

/** A report as plain data, without what belongs to no story. */
export function plain(report: Report): unknown {
  return JSON.parse(JSON.stringify({ ...report, messages: [] }));
}
