#!/usr/bin/env node
// Runs the stages over a pile with DuckDB: node scale/duckdb/run.mjs --work DIR INPUT...
// DuckDB joins and sorts, every decision is made by "secondsource stage". Rows lie in DIR as JSON Lines.
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";

const HERE = import.meta.dirname;
const PROGRAM = resolve(HERE, "../../bin/secondsource.js");
const BEFORE = ["10-articles", "20-lookers"];
const LOOK = ["30-postings", "31-candidates"];
const LINKS = "32-links";
const AFTER = ["40-lineages", "50-near", "60-stories", "70-facts"];
/** Rounds after which heads that still change are an error: a round settles one more link of every chain of edits. */
const MOST_ROUNDS = 50;

/** Runs everything; the dossiers are in `facts.jsonl` of the folder. `stage` runs one stage from a file into a file. */
export async function runScaled(
  work,
  { reach = 256, lookback, threads = 2, stage = stageByProgram, onStep = () => {} } = {},
) {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const db = await instance.connect();
  const step = async (name) => {
    for (const part of partsOf(name)) {
      const from = performance.now();
      if (part.stage) await stage(part.stage, join(work, `${part.files}.in.jsonl`), join(work, `${part.files}.jsonl`));
      else await db.run(part.sql.replaceAll(/'(\w+(?:\.in)?\.jsonl)'/g, (_, file) => `'${join(work, file)}'`));
      onStep(part.stage ? `stage ${part.files}` : name, performance.now() - from);
    }
  };
  await db.run(`SET VARIABLE reach = ${Number(reach)}`);
  if (lookback !== undefined) await db.run(`SET VARIABLE lookback = ${Number(lookback)}`);
  for (const name of BEFORE) await step(name);
  let rounds = 0;
  for (let isOpen = true; isOpen; rounds++) {
    if (rounds > MOST_ROUNDS) throw new Error(`the heads still change after ${MOST_ROUNDS} rounds`);
    for (const name of LOOK) await step(name);
    const left = await db.runAndReadAll("SELECT count(*)::INTEGER FROM asked");
    isOpen = left.getRows()[0][0] > 0;
    if (isOpen) await step(LINKS);
  }
  for (const name of AFTER) await step(name);
  db.closeSync();
  instance.closeSync();
  return { rounds };
}

/** SQL and stages of a file, in order. `-- stage NAME FILES` runs a stage over `FILES.in.jsonl`; FILES is NAME unless told. */
function partsOf(name) {
  const parts = readFileSync(join(HERE, `${name}.sql`), "utf8").split(/^-- stage (.+)$/m);
  return parts.flatMap((text, at) => {
    if (at % 2 === 0) return text.trim() === "" ? [] : [{ sql: text }];
    const [stage, files = stage] = text.trim().split(" ");
    return [{ stage, files }];
  });
}

/** One stage as a process of its own. */
function stageByProgram(name, from, to, inputs = []) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [PROGRAM, "stage", name, "--quiet", ...inputs], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const out = createWriteStream(to);
    child.stdout.pipe(out);
    if (from === undefined) child.stdin.end();
    else createReadStream(from).pipe(child.stdin);
    child.on("error", fail);
    child.on("exit", (code) => {
      if (code !== 0) fail(new Error(`stage ${name} ended with ${code}`));
      else if (out.closed) done();
      else out.on("close", done);
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ options: { work: { type: "string" } }, allowPositionals: true });
  if (!values.work || positionals.length === 0) throw new Error("give --work DIR and what to read");
  mkdirSync(values.work, { recursive: true });
  await stageByProgram("read", undefined, join(values.work, "read.jsonl"), positionals);
  await runScaled(resolve(values.work), {
    onStep: (name, ms) => process.stderr.write(`${name}: ${Math.round(ms)} ms\n`),
  });
}
