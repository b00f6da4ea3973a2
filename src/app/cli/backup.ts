import { rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { backupStore, storeAt } from "../../index.ts";
import { freshPartName, sweepParts } from "../files/parts.ts";
import { type Call, WrongCall } from "./call.ts";
import { OutputFailed } from "./output.ts";
import { printable } from "./printable.ts";
import { checkPlace } from "./store.ts";
import { reasonOf } from "./system.ts";
import type { World } from "./world.ts";

type BackupCall = Extract<Call, { command: "backup" }>;

/** `backup`: a copy of a store beside its place, moved there when it is whole and can be read. */
export async function runBackup({ store, file, quiet }: BackupCall, world: World): Promise<number> {
  checkPlace(store);
  if (await isThere(file)) throw new WrongCall(`backup: ${file} is there already; name a file that is not.`);
  const folder = dirname(file);
  if (!(await isThere(folder)))
    throw new WrongCall(`backup: the folder ${folder} does not exist; make it first: mkdir -p ${folder}`);
  await sweepParts(folder);
  const part = join(folder, freshPartName());
  world.onPart?.(part, true);
  await backupStore(store, part);
  const seq = await lastEntry(part);
  try {
    await rename(part, file);
  } catch (error) {
    throw new OutputFailed(`${file} could not be written (${reasonOf(error)}).`);
  }
  world.onPart?.(part, false);
  if (!quiet) world.stderr.write(`${printable(`wrote ${basename(store)} up to log entry ${seq} to ${file}`)}\n`);
  return 0;
}

async function lastEntry(path: string): Promise<number> {
  const copy = await storeAt(path, { readOnly: true });
  try {
    return await copy.seq();
  } finally {
    await copy.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
