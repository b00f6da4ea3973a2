import type { BigIntStats } from "node:fs";

/** The system's short name of an error (`EACCES`), else its text. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? String(error);
}

/** Device and inode: what makes a file itself under all its names. Real paths would cost as much again for every level. */
export function keyOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
