#!/usr/bin/env node
// Runs the stages over a pile with DuckDB: node scale/duckdb/run.mjs --work DIR INPUT...
// DuckDB joins and sorts, every decision is made by "secondsource stage". Rows lie in DIR as JSON Lines. A run that was ended goes on
// when it is started again: what a stage made of the same rows before is taken as it lies there.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";

const HERE = import.meta.dirname;
const PROGRAM = resolve(HERE, "../../bin/secondsource.js");
const DIST = resolve(HERE, "../../dist");
const BEFORE = ["10-articles", "20-lookers"];
const LOOK = ["30-postings", "31-candidates"];
const LINKS = "32-links";
const AFTER = ["40-lineages", "50-near", "60-stories", "70-facts"];
/** Rounds after which heads that still change are an error: a round settles one more link of every chain of edits. */
const MOST_ROUNDS = 50;
/** Times that a stage is started before the run gives up: a process may be killed, the same rows give the same bytes. */
const MOST_STARTS = 4;

/** Runs everything; the dossiers are in `facts.jsonl` of the folder. `stage` runs one stage from a file into a file. */
export async function runScaled(
  work,
  { reach = 256, lookback, threads = 2, stage = keptStage(stageByProgram), onStep = () => {} } = {},
) {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const db = await instance.connect();
  const engine = { processor: 0, wall: 0 };
  const sql = async (text) => {
    const [start, wall] = [process.cpuUsage(), performance.now()];
    await db.run(text.replaceAll(/'(\w+(?:\.in)?\.jsonl)'/g, (_, file) => `'${join(work, file)}'`));
    const { user, system } = process.cpuUsage(start);
    engine.processor += (user + system) / 1e6;
    engine.wall += (performance.now() - wall) / 1e3;
  };
  const step = async (name) => {
    for (const part of partsOf(name)) {
      const from = performance.now();
      if (part.stage) await stage(part.stage, join(work, `${part.files}.in.jsonl`), join(work, `${part.files}.jsonl`));
      else await sql(part.sql);
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
  return { rounds, engine };
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

/**
 * A stage that is run again when it fails, and whose rows are taken from an earlier run where program and input are the same.
 * `run` writes the rows of a stage over one file into another.
 */
export function keptStage(run, say = (text) => process.stderr.write(`${text}\n`)) {
  const build = buildOf();
  return async (name, from, to) => {
    const of = `${name} ${await hashOf(from)} ${build}`;
    if (existsSync(`${to}.of`) && readFileSync(`${to}.of`, "utf8") === of) return;
    for (let starts = 1; ; starts++) {
      try {
        await run(name, from, `${to}.part`);
        break;
      } catch (error) {
        if (starts === MOST_STARTS) throw error;
        say(`${error.message}, once more`);
      }
    }
    renameSync(`${to}.part`, to);
    writeFileSync(`${to}.of`, of);
  };
}

/** Which program this is: a build that was made anew is another. */
function buildOf() {
  const files = existsSync(DIST) ? readdirSync(DIST, { recursive: true }).sort() : [];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file} ${statSync(join(DIST, file)).mtimeMs}\n`);
  return hash.digest("hex");
}

async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest("hex");
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
    child.on("exit", (code, signal) => {
      if (code !== 0) fail(new Error(`stage ${name} ended with ${signal ?? code}`));
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
  const { rounds, engine } = await runScaled(resolve(values.work), {
    onStep: (name, ms) => process.stderr.write(`${name}: ${Math.round(ms)} ms\n`),
  });
  const seconds = `${engine.processor.toFixed(1)} s of processor, ${engine.wall.toFixed(1)} s`;
  process.stderr.write(`${rounds} rounds; DuckDB: ${seconds}\n`);
}
