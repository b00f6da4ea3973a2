import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { Message, Raw } from "../../index.ts";
import { type Found, namesOf } from "./names.ts";
import { onceReadable } from "./once.ts";
import { Walk } from "./walk.ts";
import type { World } from "./world.ts";

/** The inputs of a call: what can be opened, and messages about what could not even be found. */
export interface Inputs {
  readonly raws: readonly Raw[];
  readonly messages: readonly Message[];
  /** Files with the user's corrections that lie in the folders, in sorted order. */
  readonly corrections: readonly string[];
}

/**
 * Finds what stands behind the arguments: `-` is standard input, files are taken as given, folders are walked. Names, from which
 * article ids are made, are unique in the pile.
 */
export async function inputsOf(paths: readonly string[], world: World): Promise<Inputs> {
  const walk = new Walk();
  const found: Found[] = [];
  for (const path of paths) {
    if (path === "-") found.push(standardInput(world));
    else for await (const file of walk.argument(path)) found.push(foundFile(file));
  }
  const names = namesOf(found);
  const raws = found.map(({ raw }, index) => ({ ...raw, name: names[index]! }));
  return { raws, messages: walk.messages(), corrections: [...new Set(walk.corrections)].sort() };
}

function standardInput({ stdin }: World): Found {
  const raw = { location: "-", open: onceReadable(() => stdin, "standard input") };
  return { raw, relative: "stdin" };
}

function foundFile({ path, relative, size }: { path: string; relative: string; size?: number }): Found {
  const open = () => createReadStream(path);
  if (size === undefined) return { raw: { location: path, open: onceReadable(open, path) }, relative: basename(path) };
  return { raw: { location: path, size, open }, relative };
}
