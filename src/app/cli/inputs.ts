import { constants, createReadStream, openSync } from "node:fs";
import { Socket } from "node:net";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import type { Message, Raw } from "../../index.ts";
import { WrongCall } from "./call.ts";
import { type Found, stemOf } from "./names.ts";
import { onceReadable } from "./once.ts";
import type { Output } from "./output.ts";
import { isOwnFile, isStorePart } from "./own-file.ts";
import type { Path } from "./paths.ts";
import { keyOfPath, type Reached, Walk } from "./walk.ts";
import type { World } from "./world.ts";

/** The inputs of a call: what can be opened, and messages about what could not even be found. */
export interface Inputs {
  readonly raws: readonly Raw[];
  readonly messages: readonly Message[];
  /** Files with the user's corrections that lie in the folders, in sorted order. */
  readonly corrections: readonly string[];
}

/**
 * Finds what stands behind the arguments: `-` is standard input, files are taken as given, folders are walked. The name of an
 * input is the stem of its file. The output's own file is no input: in a folder it is left out when it holds an
 * earlier result of this program; anything else it would overwrite is a wrong call.
 */
export async function inputsOf(
  paths: readonly string[],
  world: World,
  output: Pick<Output, "name" | "key">,
): Promise<Inputs> {
  const walk = new Walk();
  const found: Found[] = [];
  for (const path of paths) {
    if (path === "-") found.push(standardInput(world));
    else {
      for await (const file of walk.argument(path)) {
        if (!(await isOutput(file, output, walk)) && !(await isBesideStore(file, walk))) found.push(foundFile(file));
      }
    }
  }
  const raws = found.map(({ raw, relative }) => ({ ...raw, name: stemOf(relative) }));
  const corrections = [...new Set(walk.corrections)].sort();
  for (const path of corrections) await refuseOverwriting(path, output);
  return { raws, messages: walk.messages(), corrections };
}

/** Throws `WrongCall` when the output would replace this file, which is read. */
export async function refuseOverwriting(path: string, output: Pick<Output, "name" | "key">): Promise<void> {
  if (output.key !== undefined && (await keyOfPath(path)) === output.key) throw overwriting(path, output);
}

function overwriting(path: string, { name }: Pick<Output, "name">): WrongCall {
  return new WrongCall(`${path} would be overwritten: it is an input, and ${name} is the same file. Nothing was read.`);
}

async function isOutput(file: Reached, output: Pick<Output, "name" | "key">, walk: Walk): Promise<boolean> {
  if (output.key === undefined || file.key !== output.key) return false;
  if (!file.isMet || !(file.size === 0 || (await isOwnFile(file.path)))) throw overwriting(file.location, output);
  walk.note("own-output", "The result goes to this file; it was not read.", file.location);
  return true;
}

async function isBesideStore(file: Reached, walk: Walk): Promise<boolean> {
  if (!file.isMet || !(await isStorePart(file.path))) return false;
  walk.note("own-output", "part of a store written by secondsource; it was left out", file.location);
  return true;
}

function standardInput({ stdin }: World): Found {
  const raw = { location: "-", isOnce: true as const, open: onceReadable(() => stdin, "standard input") };
  return { raw, relative: "stdin" };
}

function foundFile({ path, location, relative, size }: Reached): Found {
  if (size !== undefined) return { raw: { location, size, open: () => createReadStream(path) }, relative };
  const open = onceReadable(() => pipeAt(path), location);
  return { raw: { location, isOnce: true, open }, relative: basename(location) };
}

/** A named pipe as a stream. It is opened without waiting for a writer: nothing could end an open that waits. */
function pipeAt(path: Path): Readable {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
