import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import {
  type Desk,
  keepWatched,
  type Message,
  type Raw,
  type Store,
  type WatchedFile,
  watchedAt,
} from "../../index.ts";
import { type Manner, mannerOf, portionEnd } from "./marks.ts";

/** A file that a folder or an argument leads to. */
export interface FoundFile {
  readonly path: string | Buffer;
  readonly location: string;
  readonly name: string;
}

/** Lists the files that are there now. */
export type Find = () => AsyncIterable<FoundFile>;

export interface FileOptions {
  readonly store: Store;
  readonly desk: Desk;
  readonly find: Find;
  readonly onMessage: (message: Message) => void;
}

/** What reading a portion came to. */
export interface FilesDone {
  read: number;
  added: number;
  changed: number;
}

/** How often folders are looked through. */
const EVERY_MS = 60_000;
/** First bytes that tell whether a file that grew is still the same file. */
const HEAD_BYTES = 4096;

/**
 * Reads files as they come, grow and change. How far a file was read is kept in the change that keeps its articles: archives
 * (WARC) and JSON Lines go on at their offset, other files are read again when their bytes have changed.
 */
export class FileWatch {
  /** Files whose last try failed. */
  readonly failing = new Set<string>();
  readonly #options: FileOptions;
  readonly #waiting: FoundFile[] = [];
  #nextLook = 0;

  constructor(options: FileOptions) {
    this.#options = options;
  }

  /** When there is something to do, in milliseconds since 1970. */
  nextAt(): number {
    return this.#waiting.length > 0 ? 0 : this.#nextLook;
  }

  /** Looks for files, or reads the next one to its end. */
  async work(now: number, stop: AbortSignal): Promise<FilesDone> {
    const done = { read: 0, added: 0, changed: 0 };
    const file = this.#waiting.shift();
    if (file) this.failing.delete(file.location);
    if (file) await this.#read(file, done, stop);
    else {
      for await (const found of this.#options.find()) this.#waiting.push(found);
      this.#nextLook = now + EVERY_MS;
    }
    return done;
  }

  async #read(file: FoundFile, done: FilesDone, stop: AbortSignal): Promise<void> {
    let handle: FileHandle;
    try {
      handle = await open(file.path, "r");
    } catch (error) {
      this.#fail(file, (error as Error).message);
      return;
    }
    try {
      const state = await this.#stateOf(file, handle);
      if (state) await this.#readFrom(file, handle, state, done, stop);
    } catch (error) {
      this.#fail(file, (error as Error).message);
    } finally {
      await handle.close();
    }
  }

  /** What is to be read of a file: undefined when nothing has changed. */
  async #stateOf({ location }: FoundFile, handle: FileHandle): Promise<(WatchedFile & { manner: Manner }) | undefined> {
    const status = await handle.stat({ bigint: true });
    const seen = { size: Number(status.size), changed: Number(status.mtimeMs), inode: `${status.dev}:${status.ino}` };
    const known = await watchedAt(this.#options.store, "watch-files", location);
    const isKnown = known?.size === seen.size && known.changed === seen.changed && known.inode === seen.inode;
    if (isKnown && (known.isUnfinished || (known.offset ?? seen.size) >= seen.size)) return undefined;
    const manner = await mannerOf(handle, location);
    const hash = await hashOf(handle, manner === "whole" ? seen.size : Math.min(known?.size ?? seen.size, HEAD_BYTES));
    const isSame = known?.hash === hash && (manner === "whole" || seen.size >= (known.offset ?? 0));
    const offset = manner === "whole" ? {} : { offset: isSame ? (known?.offset ?? 0) : 0 };
    const state = { path: location, ...seen, hash, ...offset, manner };
    if (manner !== "whole" || !isSame) return state;
    await this.#options.desk.keep((change) => keepWatched(change, "watch-files", location, kept(state)));
    return undefined;
  }

  async #readFrom(
    file: FoundFile,
    handle: FileHandle,
    state: WatchedFile & { manner: Manner },
    done: FilesDone,
    stop: AbortSignal,
  ): Promise<void> {
    const hash = state.manner === "whole" ? state.hash : await hashOf(handle, Math.min(state.size, HEAD_BYTES));
    for (let from = state.offset ?? 0; from < state.size && !stop.aborted; ) {
      const end = await portionEnd(handle, state.manner, from, state.size);
      const offset = state.manner === "whole" ? {} : { offset: end ?? state.size };
      const after = kept({ ...state, hash, ...offset });
      if (end === undefined) {
        await this.#cut(file, { ...after, offset: from, isUnfinished: true });
        return;
      }
      await this.#add(rawOf(file, from, end, state.size), after, done);
      from = end;
    }
    done.read += 1;
  }

  /** An archive whose last record is not whole (yet): it is read when more of it is there. */
  async #cut(file: FoundFile, state: WatchedFile): Promise<void> {
    await this.#options.desk.keep((change) => keepWatched(change, "watch-files", file.location, state));
    const text = `it ends inside a record; what comes before byte ${state.offset} was read, the rest when it is there`;
    this.#options.onMessage({ rule: "unfinished-file", text, location: file.location, level: "note" });
  }

  async #add(raw: Raw, after: WatchedFile, done: FilesDone): Promise<void> {
    const { desk, onMessage } = this.#options;
    const beside = (change: Parameters<typeof keepWatched>[0]) => keepWatched(change, "watch-files", after.path, after);
    for await (const { added, changed, messages } of desk.add([raw], beside)) {
      done.added += added;
      done.changed += changed;
      for (const message of messages) onMessage(message);
    }
  }

  #fail({ location }: FoundFile, reason: string): void {
    this.failing.add(location);
    this.#options.onMessage({ rule: "unreadable-path", text: reason, location, level: "error" });
  }
}

function kept({ path, size, changed, inode, hash, offset }: WatchedFile): WatchedFile {
  return { path, size, changed, inode, hash, ...(offset !== undefined && { offset }) };
}

function rawOf({ path, location, name }: FoundFile, start: number, end: number, size: number): Raw {
  const isWhole = start === 0 && end === size;
  return {
    location,
    name: isWhole ? name : `${name}@${start}`,
    size: end - start,
    open: () => createReadStream(path, { start, end: end - 1 }),
  };
}

async function hashOf(handle: FileHandle, length: number): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(1 << 20);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, length - at), at);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest("hex");
}
