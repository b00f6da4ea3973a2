import { mkdir, readdir, stat, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { PageFile } from "../../index.ts";
import { WholeFile } from "../files/whole-file.ts";
import { WrongCall } from "./call.ts";
import { isOwnFile } from "./own-file.ts";
import type { World } from "./world.ts";

const INDEX = "index.html";
const PAGES = "stories";
const PAGE = /^[\w-]{1,90}\.html$/;

/** A folder that a report is written to, page by page. */
export interface FolderPlace {
  /** Writes every page and returns the bytes written. Pages of an earlier report whose stories are gone are removed. */
  write(pages: AsyncIterable<PageFile>): Promise<number>;
  abandon(): Promise<void>;
}

/** Throws `WrongCall` unless the folder can be made, is empty, or holds an earlier report of this program. */
export async function folderPlace(out: string, world: World): Promise<FolderPlace> {
  const folder = resolve(out);
  const names = await namesIn(folder, out);
  if (names.length > 0 && !(names.includes(INDEX) && (await isOwnFile(join(folder, INDEX)))))
    throw new WrongCall(`--out ${out}: this folder holds other things; name a new or an empty one. Nothing was read.`);
  let open: WholeFile | undefined;
  const write = async (pages: AsyncIterable<PageFile>) => {
    await mkdir(join(folder, PAGES), { recursive: true });
    const written = new Set<string>();
    let bytes = 0;
    for await (const { name, text } of pages) {
      open = await WholeFile.begin(join(folder, name), world.onPart ? { onPart: world.onPart } : {});
      await open.write(Buffer.from(text));
      await open.finish();
      bytes += open.size;
      open = undefined;
      written.add(name);
    }
    await removeOld(folder, written);
    return bytes;
  };
  return { write, abandon: async () => open?.abandon() };
}

async function namesIn(folder: string, out: string): Promise<string[]> {
  const known = await stat(folder).catch(() => undefined);
  if (known && !known.isDirectory()) throw new WrongCall(`--out ${out}: there is a file of this name.`);
  if (known) return readdir(folder);
  if (!(await stat(dirname(folder)).catch(() => undefined))?.isDirectory())
    throw new WrongCall(`--out ${out}: the folder ${dirname(folder)} does not exist.`);
  return [];
}

async function removeOld(folder: string, written: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(join(folder, PAGES))) {
    const path = join(folder, PAGES, name);
    if (PAGE.test(name) && !written.has(`${PAGES}/${name}`) && (await isOwnFile(path))) await unlink(path);
  }
}
