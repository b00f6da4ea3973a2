import { type BigIntStats, constants } from "node:fs";
import { open, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { PageFile } from "../../index.ts";
import { WholeFile, writeAll } from "../files/whole-file.ts";
import { WrongCall } from "./call.ts";
import { folderPlace } from "./folder.ts";
import { writeStream } from "./stream.ts";
import { keyOf, reasonOf } from "./system.ts";
import type { World } from "./world.ts";

export type Chunks = Iterable<string> | AsyncIterable<string>;

/** Where a result goes. Made before any work is done, so that a wrong `--out` is told at once. */
export interface Output {
  /** What to call it in a message. */
  readonly name: string;
  /** Where a browser opens it; absent for what is no file. */
  readonly url?: string;
  /** Device and inode of the file that is there already: it is never an input. */
  readonly key?: string;
  /**
   * Writes everything and returns the bytes written. A reader that closes the pipe early (`| head`) ends it quietly, with
   * `undefined`; whatever else keeps a byte from being written throws `OutputFailed`, and the old file is still there. `isLive`:
   * every chunk is handed on when it comes, for a reader who waits for it.
   */
  write(chunks: Chunks, isLive?: boolean): Promise<number | undefined>;
  /** Writes a report that is several files; only a folder can. */
  writePages?(pages: AsyncIterable<PageFile>): Promise<number | undefined>;
  /** Takes back what was opened; does nothing after `write`. */
  abandon(): Promise<void>;
}

/** The result could not be written whole; told in one line on stderr, exit status 1. */
export class OutputFailed extends Error {}

/** Standard output, or the file of `--out`: that is written beside its place and moved there when whole. */
export async function outputTo(out: string | undefined, world: World): Promise<Output> {
  if (out === undefined || out === "-") return standardOutput(world);
  if (isFolder(out)) return folderOutput(out, world);
  const known = await statusOf(out);
  if (known?.isDirectory())
    throw new WrongCall(
      `--out ${out}: this is a folder; give the name of a file, or end it with / for a page each story.`,
    );
  if (!known && !(await statusOf(dirname(out)))?.isDirectory()) {
    throw new WrongCall(`--out ${out}: the folder ${dirname(out)} does not exist.`);
  }
  if (known && !known.isFile()) return devicePlace(out);
  return filePlace(out, known, world);
}

/** Opens the output, does the work, and takes back what was opened when the work ends before it has written. */
export async function withOutput<T>(
  out: string | undefined,
  world: World,
  work: (output: Output) => Promise<T>,
): Promise<T> {
  const output = await outputTo(out, world);
  try {
    return await work(output);
  } finally {
    await output.abandon();
  }
}

function standardOutput(world: World): Output {
  if (world.isStdoutClosed) throw new WrongCall("standard output is closed; name a file with --out.");
  return {
    name: "standard output",
    ...(world.stdoutKey !== undefined && { key: world.stdoutKey }),
    write: (chunks, isLive) =>
      telling("standard output", () => writeStream(world.stdout, encoded(chunks, isLive ? 1 : CHUNK_CHARACTERS))),
    abandon: async () => undefined,
  };
}

/** Devices and pipes (`--out /dev/null`) are written to, never replaced. */
function devicePlace(out: string): Output {
  const write = async (chunks: Chunks) => {
    const file = await open(out, constants.O_WRONLY);
    try {
      let size = 0;
      for await (const bytes of encoded(chunks)) {
        await writeAll(file, bytes);
        size += bytes.length;
      }
      return size;
    } finally {
      await file.close();
    }
  };
  return { name: out, write: (chunks) => telling(`--out ${out}`, () => write(chunks)), abandon: async () => undefined };
}

async function filePlace(out: string, known: BigIntStats | undefined, world: World): Promise<Output> {
  await refuseFullDisk(out);
  const file = await WholeFile.begin(out, world.onPart ? { onPart: world.onPart } : {}).catch((error: unknown) => {
    throw new WrongCall(`--out ${out}: this file cannot be written (${wordsOf(error)}). Nothing was read.`);
  });
  const write = async (chunks: Chunks) => {
    for await (const bytes of encoded(chunks)) await file.write(bytes);
    await file.finish();
    return file.size;
  };
  return {
    ...{ name: out, url: pathToFileURL(resolve(out)).href },
    ...(known && { key: keyOf(known) }),
    write: (chunks) =>
      telling(
        `--out ${out}`,
        () => write(chunks),
        () => file.abandon(),
      ),
    abandon: () => file.abandon(),
  };
}

/** Whether `--out` asks for a folder: its name ends like one. */
export function isFolder(out: string | undefined): boolean {
  return out !== undefined && /[\\/]$/.test(out);
}

/** A folder of pages; told like a file in words when it cannot be written. */
async function folderOutput(out: string, world: World): Promise<Output> {
  const place = await folderPlace(out, world);
  return {
    ...{ name: out, url: pathToFileURL(resolve(out, "index.html")).href, abandon: () => place.abandon() },
    write: async () => {
      throw new WrongCall(`--out ${out}: only a report as html can be a folder; give the name of a file.`);
    },
    writePages: (pages) =>
      telling(
        `--out ${out}`,
        () => place.write(pages),
        () => place.abandon(),
      ),
  };
}

async function refuseFullDisk(out: string): Promise<void> {
  const free = await statfs(dirname(out)).catch(() => undefined);
  if (free && free.blocks > 0 && free.bavail === 0) {
    throw new WrongCall(`--out ${out}: there is no space left on this disk. Nothing was read.`);
  }
}

/** Errors of making the chunks are the program's own and pass through; errors of the system are told in words. */
async function telling(
  name: string,
  write: () => Promise<number | undefined>,
  undo: () => Promise<void> = async () => undefined,
): Promise<number | undefined> {
  try {
    return await write();
  } catch (error) {
    await undo();
    if (!isOfSystem(error)) throw error;
    const kept = name.startsWith("--out") ? " What stood there before is unchanged." : "";
    throw new OutputFailed(`${name}: the result could not be written whole (${wordsOf(error)}).${kept}`);
  }
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^E[A-Z0-9]+$/.test(String(error.code));
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the disk",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "a file may not be this large here",
  EIO: "the disk reports a fault",
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EROFS: "the disk is read-only",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
};

function wordsOf(error: unknown): string {
  const reason = reasonOf(error);
  return WORDS[reason] ? `${WORDS[reason]}, ${reason}` : reason;
}

const CHUNK_CHARACTERS = 64 * 1024;

/** Joins small chunks to `least` characters or more, because every write is a call into the system. */
async function* encoded(chunks: Chunks, least = CHUNK_CHARACTERS): AsyncGenerator<Uint8Array> {
  let waiting = "";
  for await (const chunk of chunks) {
    waiting += chunk;
    if (waiting.length < least) continue;
    yield Buffer.from(waiting);
    waiting = "";
  }
  if (waiting) yield Buffer.from(waiting);
}

async function statusOf(path: string): Promise<BigIntStats | undefined> {
  return stat(path, { bigint: true }).catch(() => undefined);
}
