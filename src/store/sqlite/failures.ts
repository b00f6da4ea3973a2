import { StoreBusy, StoreUnusable } from "../store.ts";

/** SQLite's primary result codes, and what is to be said. */
const SAID: ReadonlyMap<number, string> = new Map([
  [3, "it may not be read or written with your permissions. Check the permissions of the file and its folder"],
  [7, "SQLite ran out of memory. Give the process more, and try again"],
  [8, "it cannot be written: the file or its folder is read-only. Check the permissions, or copy the store elsewhere"],
  [10, "reading or writing failed. Check the disk and the room left on it. What was committed before is kept"],
  [11, "it is damaged. Restore it from a backup, or make a new store and add the articles anew"],
  [13, "the disk is full. Make room and try again. Nothing of this change was kept, everything before it was"],
  [14, "it cannot be opened. Check that the file and its folder exist and can be read and written"],
  [26, "it is no store: the file is not a SQLite database. It was left as it is"],
]);
const BUSY = new Set([5, 6]);
/** While it steps through rows the driver gives the words only. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/is malformed|database corruption/, 11],
  [/is not a database/, 26],
  [/disk I\/O error/, 10],
  [/disk is full/, 13],
  [/is locked/, 5],
  [/readonly database/, 8],
  [/unable to open database/, 14],
];

/** Runs `use`; turns the driver's errors into `StoreBusy` and `StoreUnusable`, with the driver's error as cause. */
export function guarded<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw failureOf(path, error);
  }
}

function failureOf(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  if (BUSY.has(code)) return new StoreBusy(`The store ${path} is in use by another process.`, { cause: error });
  const said = SAID.get(code);
  return said === undefined ? error : new StoreUnusable(`The store ${path} cannot be used: ${said}.`, { cause: error });
}

/** SQLite's primary result code of a driver's error. */
export function codeOf(error: unknown): number | undefined {
  const { errcode, message } = (error ?? {}) as { errcode?: unknown; message?: unknown };
  if (typeof errcode === "number") return errcode & 0xff;
  return WORDS.find(([words]) => words.test(String(message)))?.[1];
}
