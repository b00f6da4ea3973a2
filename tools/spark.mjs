#!/usr/bin/env node
// Holds what Spark comes to against one machine: node tools/spark.mjs INPUT... [--kill] [--cores N] [--work DIR]
// A standalone cluster of two workers on loopback, gone afterwards. With --kill one stage process and one worker are killed in the
// middle of the run; --victim names another stage than digest. With --work everything stays in that folder, and a run that was ended goes on. Needs Java 17 and SPARK_HOME
// (pyspark brings it), and dist/ (npm run build).
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compare, filesIn } from "./one-machine.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const STAGE = `${process.execPath} ${join(ROOT, "bin/secondsource.js")} stage`;
const SUBMIT = join(process.env.SPARK_HOME ?? "", "bin/spark-submit");
const CLASS = join(process.env.SPARK_HOME ?? "", "bin/spark-class");
const [HOST, PORT] = ["127.0.0.1", 7177];
/** Of the kernel's clock, a second. */
const TICKS = 100;

const { values, positionals } = parseArgs({
  options: {
    kill: { type: "boolean" },
    cores: { type: "string", default: "1" },
    memory: { type: "string", default: "1g" },
    work: { type: "string" },
    victim: { type: "string", default: "digest" },
  },
  allowPositionals: true,
});
if (!process.env.SPARK_HOME || positionals.length === 0) throw new Error("give SPARK_HOME and what to read");
if (values.work) mkdirSync(values.work, { recursive: true });
const work = values.work ? resolve(values.work) : mkdtempSync(join(tmpdir(), "secondsource-spark-"));
const started = [];
const clear = () => {
  for (const child of started) child.kill("SIGKILL");
  if (!values.work) rmSync(work, { recursive: true, force: true });
};
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    clear();
    process.exit(130);
  });
}
try {
  const files = positionals.flatMap(filesIn);
  writeFileSync(
    join(work, "rows.jsonl"),
    files
      .flatMap(rowsOf)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(""),
  );
  const workers = await cluster();
  const from = Date.now();
  const engine = clockOf();
  await job(values.kill ? workers[0] : undefined);
  console.log(
    `Spark: ${Math.round((Date.now() - from) / 1000)} s, ${engine().toFixed(1)} s of processor in its own processes`,
  );
  await compare(files, join(work, "facts"), join(work, "one-machine.json"));
} finally {
  clear();
}

/** JSON Lines are a row a line, so that they are read in parallel; other files are one row. */
function rowsOf(path) {
  const name = basename(path, extname(path));
  if (extname(path) !== ".jsonl") return [{ location: path, name, base64: readFileSync(path).toString("base64") }];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((text, at) => (text.trim() === "" ? [] : [{ location: path, name: `${name}#${at + 1}`, text }]));
}

async function cluster() {
  const run = (...args) => {
    const env = { ...process.env, SPARK_LOCAL_IP: HOST, SPARK_NO_DAEMONIZE: "1" };
    const child = spawn(CLASS, args, { cwd: work, env, stdio: "ignore" });
    started.push(child);
    return child;
  };
  run("org.apache.spark.deploy.master.Master", "--host", HOST, "--port", String(PORT), "--webui-port", "0");
  await pause(5000);
  const options = ["--host", HOST, "--cores", values.cores, "--memory", values.memory, "--webui-port", "0"];
  return [1, 2].map((n) =>
    run(
      "org.apache.spark.deploy.worker.Worker",
      ...options,
      "--work-dir",
      join(work, `worker-${n}`),
      `spark://${HOST}:${PORT}`,
    ),
  );
}

/** Runs the job to its end. Kills the first digesting process that shows up, and the given worker when candidates are looked for. */
function job(victim) {
  const conf = {
    "spark.driver.host": HOST,
    "spark.driver.bindAddress": HOST,
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.executor.memory": values.memory,
  };
  const options = Object.entries(conf).flatMap(([name, value]) => ["--conf", `${name}=${value}`]);
  const script = [
    join(ROOT, "scale/spark/run.py"),
    "--inputs",
    join(work, "rows.jsonl"),
    "--work",
    work,
    "--parts",
    "4",
    "--stage",
    STAGE,
  ];
  const child = spawn(SUBMIT, ["--master", `spark://${HOST}:${PORT}`, "--driver-memory", "1g", ...options, ...script], {
    cwd: work,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let [told, log] = ["", ""];
  child.stderr.on("data", (bytes) => {
    log = (log + bytes).slice(-4000);
  });
  child.stdout.on("data", (bytes) => {
    process.stdout.write(bytes);
    told += bytes;
    if (victim && /^20-lookers/m.test(told)) {
      process.kill(victim.pid, "SIGKILL");
      console.log(`killed worker ${victim.pid}`);
      victim = undefined;
    }
  });
  let isHunting = victim !== undefined;
  const hunt = setInterval(() => {
    if (isHunting && killStage(values.victim)) isHunting = false;
  }, 300);
  return new Promise((done, fail) => {
    child.on("exit", (code) => {
      clearInterval(hunt);
      const missed =
        victim || isHunting ? `, and no ${victim ? "worker" : `process of stage ${values.victim}`} was killed` : "";
      if (code === 0 && missed === "") done();
      else fail(new Error(`spark-submit ended with ${code}${missed}\n${log}`));
    });
  });
}

/** Kills one process of a stage that the cluster has started; true when there was one. */
function killStage(name) {
  const all = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const line = all.find(
    (one) => one.includes(`${join(ROOT, "bin/secondsource.js")} stage ${name}`) && !one.includes("bash -c"),
  );
  if (!line) return false;
  process.kill(Number(line.trim().split(" ")[0]), "SIGKILL");
  console.log(`killed a process of stage ${name}`);
  return true;
}

/** Processor seconds of everything below this process but the stages, read each second: what was killed counts, and so do earlier runs in the folder. */
function clockOf() {
  const spent = new Map();
  const kept = join(work, "processor.json");
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : 0;
  const sum = () => before + [...spent.values()].reduce((all, each) => all + (each ?? 0), 0) / TICKS;
  const read = () => {
    const rows = execFileSync("ps", ["-eo", "pid=,ppid=,comm="], { encoding: "utf8" }).trim().split("\n");
    const below = new Set([process.pid, ...spent.keys()]);
    for (const [pid, ppid, comm] of rows.map((row) => row.trim().split(/\s+/)).sort(([x], [y]) => x - y)) {
      if (!below.has(Number(ppid)) && !below.has(Number(pid))) continue;
      below.add(Number(pid));
      if (/^(java|python)/.test(comm)) spent.set(Number(pid), ticksOf(pid) ?? spent.get(Number(pid)));
    }
    writeFileSync(kept, JSON.stringify(sum()));
  };
  const timer = setInterval(read, 1000);
  timer.unref();
  return sum;
}

/** User and system time of a process alone, without its children. */
function ticksOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
