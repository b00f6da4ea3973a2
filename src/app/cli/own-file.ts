import { open } from "node:fs/promises";
import { isOwnRecord, isOwnStore, ownOutputOf } from "../../model/own-output.ts";
import type { Path } from "./paths.ts";

/** First bytes in which a mark stands; the first line of `annotate` may be as long as an article with all its tokens. */
const HEAD_BYTES = 16 << 10;
const LINE_BYTES = 64 << 20;

/** True when a file holds a result that this program wrote. */
export async function isOwnFile(path: Path): Promise<boolean> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString("utf8", 0, bytesRead);
    if (ownOutputOf(head) !== undefined) return true;
    return head.startsWith("{") && isOwnRecord(parsed(await firstLine(file)));
  } finally {
    await file.close();
  }
}

const STORE_PART = /-(?:wal|shm|journal)$/;

/** True for what SQLite lays beside a store of ours while it is open: it holds pieces of articles and is none. */
export async function isStorePart(path: Path): Promise<boolean> {
  if (!STORE_PART.test(String(path))) return false;
  const length = STORE_PART.exec(String(path))![0].length;
  const file = await open(path.slice(0, -length), "r").catch(() => undefined);
  if (!file) return false;
  try {
    return isOwnStore((await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)).buffer);
  } finally {
    await file.close();
  }
}

async function firstLine(file: Awaited<ReturnType<typeof open>>): Promise<string> {
  const parts: Buffer[] = [];
  for (let at = 0; at < LINE_BYTES; ) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 20), 0, 1 << 20, at);
    const feed = buffer.subarray(0, bytesRead).indexOf(10);
    parts.push(buffer.subarray(0, feed < 0 ? bytesRead : feed));
    if (feed >= 0 || bytesRead === 0) break;
    at += bytesRead;
  }
  return Buffer.concat(parts).toString("utf8");
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
