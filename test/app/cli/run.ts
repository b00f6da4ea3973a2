import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import { main } from "../../../src/app/cli/main.ts";

/** What a run of the command line left behind. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line inside this process with streams of its own. */
export async function run(argv: readonly string[], stdin = "", env: Record<string, string> = {}): Promise<Ran> {
  const [out, err] = [collector(), collector()];
  const world = { stdin: Readable.from([Buffer.from(stdin)]), stdout: out.stream, stderr: err.stream, env };
  const status = await main(argv, world);
  return { status, out: out.text(), err: err.text() };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** The command line as a script, and the words that run TypeScript. */
export const CHILD = resolve(import.meta.dirname, "child.ts");
export const NODE: readonly string[] = [process.execPath, "--import", import.meta.resolve("tsx")];

/** Starts the command line in a process of its own. */
export function start(argv: readonly string[], cwd: string, env: Record<string, string> = {}) {
  return spawn(NODE[0]!, [...NODE.slice(1), CHILD, ...argv], { cwd, stdio: "pipe", env: { ...process.env, ...env } });
}

/** Runs the command line in a process of its own to its end. */
export async function runChild(argv: readonly string[], cwd: string): Promise<Ran> {
  const child = start(argv, cwd);
  const [out, err]: string[][] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out!.push(chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => err!.push(chunk.toString("utf8")));
  child.stdin.end();
  const status = await new Promise<number>((done) => child.on("close", (code) => done(code ?? -1)));
  return { status, out: out!.join(""), err: err!.join("") };
}

/** A fresh folder outside the project. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "secondsource-test-"));
}

const NOBODY = 65_534;

/** Root may read and write everything: for it the body runs with the rights of nobody. */
export async function withoutPrivilege<T>(body: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return body();
  process.seteuid!(NOBODY);
  try {
    return await body();
  } finally {
    process.seteuid!(0);
  }
}
