import type { Stats } from "node:fs";
import { access, constants, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { freshPartName, sweepParts } from "./parts.ts";

/** An open file, as far as writing needs it; a test hands in one that fails. */
export interface Handle {
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The calls that put a file in its place; a test hands in ones that fail. */
export interface Disk {
  open(path: string, flags: string, mode?: number): Promise<Handle>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** The machine's own files. */
export const DISK: Disk = { open, rename, unlink };

export interface WholeFileOptions {
  readonly disk?: Disk;
  /** Told of the part file when it is there and when it is gone, so that a run that is stopped can remove it. */
  readonly onPart?: (path: string, isThere: boolean) => void;
}

/**
 * A file that is written whole or not at all: the bytes go to a part file beside it, are flushed to the disk and take its
 * place by one rename, after which the folder is flushed. Until then the old file stays as it was. Beginning opens the part
 * file, so that a folder that cannot be written to is known before the work. Every call may throw the system's error; after
 * one the part file is gone.
 */
export class WholeFile {
  readonly #place: string;
  readonly #part: string;
  readonly #handle: Handle;
  readonly #options: WholeFileOptions;
  readonly #mode: number | undefined;
  #isOver = false;
  /** Bytes written so far. */
  size = 0;

  private constructor(
    place: string,
    part: string,
    handle: Handle,
    mode: number | undefined,
    options: WholeFileOptions,
  ) {
    this.#place = place;
    this.#part = part;
    this.#handle = handle;
    this.#mode = mode;
    this.#options = options;
  }

  /** Opens the part file of `path`. Part files that killed runs left in the folder are removed first. */
  static async begin(path: string, options: WholeFileOptions = {}): Promise<WholeFile> {
    const known = await statusOf(path);
    const place = known ? await realpath(path) : join(await realpath(dirname(path)), basename(path));
    if (known) await access(place, constants.W_OK);
    await sweepParts(dirname(place));
    const part = join(dirname(place), freshPartName());
    const mode = known && known.mode & 0o777;
    const handle = await (options.disk ?? DISK).open(part, "wx", mode ?? 0o666);
    options.onPart?.(part, true);
    return new WholeFile(place, part, handle, mode, options);
  }

  /** Writes all of `bytes`. */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(this.#handle, bytes);
      this.size += bytes.length;
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  /** Puts the file in its place. It is on the disk when this resolves. */
  async finish(): Promise<void> {
    const disk = this.#options.disk ?? DISK;
    try {
      if (this.#mode !== undefined) await this.#handle.chmod(this.#mode);
      await flush(this.#handle);
      await this.#handle.close();
      await disk.rename(this.#part, this.#place);
    } catch (error) {
      await this.abandon();
      throw error;
    }
    this.#isOver = true;
    this.#options.onPart?.(this.#part, false);
    await flushFolder(dirname(this.#place), disk);
  }

  /** Takes the part file away; what stood in its place stays. Does nothing after `finish`. */
  async abandon(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#handle.close().catch(() => undefined);
    await (this.#options.disk ?? DISK).unlink(this.#part).catch(() => undefined);
    this.#options.onPart?.(this.#part, false);
  }
}

/** Writes every byte: a disk that fills up or a quota takes a part of a block without an error. */
export async function writeAll(handle: Pick<Handle, "write">, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
    if (bytesWritten <= 0) throw Object.assign(new Error("no byte was taken"), { code: "EIO" });
    at += bytesWritten;
  }
}

/** Some file systems know no flushing; any other failure means that the bytes may be lost. */
async function flush(handle: Handle): Promise<void> {
  await handle.sync().catch((error: NodeJS.ErrnoException) => {
    if (!/^(?:EINVAL|ENOTSUP|ENOSYS)$/.test(error.code ?? "")) throw error;
  });
}

/** The new name is on the disk when its folder is. Systems that do not open folders keep that promise by themselves. */
async function flushFolder(folder: string, disk: Disk): Promise<void> {
  let handle: Handle;
  try {
    handle = await disk.open(folder, "r");
  } catch {
    return;
  }
  try {
    await handle.sync().catch((error: NodeJS.ErrnoException) => {
      if (/^(?:EIO|ENOSPC|EDQUOT)$/.test(error.code ?? "")) throw error;
    });
  } finally {
    await handle.close();
  }
}

async function statusOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
