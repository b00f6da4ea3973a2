import { createHash, randomBytes } from "node:crypto";
import { lstat, readdir, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const PART = /^\.secondsource-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.part$/;

/** A name that no other run uses: it holds the machine and the process that writes. Hidden, so no folder walk reads it. */
export function freshPartName(): string {
  return `.secondsource-${HOST}-${process.pid}-${randomBytes(4).toString("hex")}.part`;
}

/**
 * Removes the part files that killed runs left in a folder. Only a plain file of our own name pattern goes, written on this
 * machine by a process that is no more (a folder may be shared with other machines, whose processes cannot be seen from here).
 */
export async function sweepParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, host, pid] = PART.exec(name) ?? [];
    if (host === HOST && (await isLeft(join(folder, name), Number(pid)))) {
      await unlink(join(folder, name)).catch(() => undefined);
    }
  }
}

/** True when nobody writes the file any more. In a container every run may have the same number: then its age decides. */
async function isLeft(path: string, pid: number): Promise<boolean> {
  const status = await lstat(path).catch(() => undefined);
  if (!status?.isFile()) return false;
  return pid === process.pid ? status.mtimeMs < Date.now() - process.uptime() * 1000 : !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
