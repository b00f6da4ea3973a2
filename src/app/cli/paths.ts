import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";

/** A path of the file system: text, or bytes where they are not UTF-8 (old archives hold Latin-1 names). */
export type Path = string | Buffer;

/** The path that these bytes or words name: text wherever text says the same. */
export function pathOf(bytes: Path): Path {
  if (typeof bytes === "string") return bytes;
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : bytes;
}

/** A name inside a folder. */
export function inFolder(folder: Path, name: Path): Path {
  if (typeof folder === "string" && typeof name === "string") return join(folder, name);
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)]);
}

/** A path as it is shown: bytes that are no UTF-8 as `\xe9`, so that two names never look the same. */
export function shown(path: Path): string {
  if (typeof path === "string") return path;
  let words = "";
  for (let at = 0; at < path.length; ) {
    const length = characterLength(path, at);
    words += length > 0 ? path.toString("utf8", at, at + length) : `\\x${path[at]!.toString(16).padStart(2, "0")}`;
    at += Math.max(1, length);
  }
  return words;
}

/** Bytes of the valid UTF-8 character at a place; 0 when there is none. */
function characterLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (!bytes.toString("utf8", at, at + length).includes("\ufffd")) return length;
  }
  return 0;
}

/**
 * The path that a word of the command line means. Node hands over words in which bytes that are no UTF-8 have been replaced;
 * when no file has such a name, the one file of the folder whose name reads the same is meant.
 */
export async function meantBy(word: string): Promise<Path> {
  if (!word.includes("\ufffd") || (await exists(word))) return word;
  const folder = dirname(word);
  const names = await readdir(folder, { encoding: "buffer" }).catch(() => []);
  const same = names.filter((name) => name.toString("utf8") === basename(word));
  return same.length === 1 ? inFolder(folder, same[0]!) : word;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
