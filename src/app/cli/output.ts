import { once } from "node:events";
import type { Stats } from "node:fs";
import { chmod, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { WrongCall } from "./call.ts";
import { reasonOf } from "./walk.ts";
import type { World } from "./world.ts";

type Chunks = Iterable<string> | AsyncIterable<string>;

/** Where a result goes. Made before any work is done, so that a wrong `--out` is told at once. */
export interface Output {
  /** Writes everything. A reader that closes the pipe early (`| head`) ends it quietly. */
  write(chunks: Chunks): Promise<void>;
}

/** Standard output, or the file of `--out`: that is written beside its place and moved there when whole. */
export async function outputTo(out: string | undefined, world: World): Promise<Output> {
  if (out === undefined || out === "-") return { write: (chunks) => writeStream(world.stdout, chunks) };
  const known = await statusOf(out);
  if (known?.isDirectory()) throw new WrongCall(`--out ${out}: this is a folder; give the name of a file.`);
  if (!known && !(await statusOf(dirname(out)))?.isDirectory()) {
    throw new WrongCall(`--out ${out}: the folder ${dirname(out)} does not exist.`);
  }
  if (known && !known.isFile()) return { write: (chunks) => writePlace(out, chunks) };
  return { write: (chunks) => replaceFile(out, known, chunks) };
}

async function statusOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

async function writeStream(stream: Writable, chunks: Chunks): Promise<void> {
  let failure: Error | undefined;
  const onError = (error: Error) => {
    failure ??= error;
  };
  stream.on("error", onError);
  try {
    for await (const chunk of gathered(chunks)) {
      if (failure) break;
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), once(stream, "close")]);
    }
    await flushed(stream);
  } catch (error) {
    failure ??= error as Error;
  }
  // The listener stays: a closed pipe may be told of after the last write.
  if (failure && reasonOf(failure) !== "EPIPE") throw failure;
}

/** Waits until what was written has been handed on, so that a closed pipe is known before the process ends. */
function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve();
    else stream.write("", () => resolve());
  });
}

const CHUNK_CHARACTERS = 64 * 1024;

/** Joins small chunks, because every write is a call into the system. */
async function* gathered(chunks: Chunks): AsyncGenerator<string> {
  let waiting = "";
  for await (const chunk of chunks) {
    waiting += chunk;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting) yield waiting;
}

/** Devices and pipes (`--out /dev/null`) are written to, never replaced. */
async function writePlace(path: string, chunks: Chunks): Promise<void> {
  const file = await open(path, "w");
  try {
    for await (const chunk of gathered(chunks)) await file.write(chunk);
  } finally {
    await file.close();
  }
}

async function replaceFile(out: string, known: Stats | undefined, chunks: Chunks): Promise<void> {
  const place = known ? await realpath(out) : out;
  const part = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  const forget = () => unlink(part).catch(() => undefined);
  unfinished.add(part);
  try {
    const file = await open(part, "wx");
    try {
      for await (const chunk of gathered(chunks)) await file.write(chunk);
    } finally {
      await file.close();
    }
    if (known) await chmod(part, known.mode & 0o777);
    await rename(part, place);
  } catch (error) {
    await forget();
    throw new WrongCall(`--out ${out}: this file could not be written (${reasonOf(error)}).`);
  } finally {
    unfinished.delete(part);
  }
}

/** Files that are being written; an interrupted run removes them. */
export const unfinished = new Set<string>();
