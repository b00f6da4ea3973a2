import type { lookup } from "node:dns";
import { fstatSync, readSync, statSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import type { Clock } from "../watch/clock.ts";
import { keyOf } from "./system.ts";

/** What the command line touches of the machine, so that a test can hand in its own. */
export interface World {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Device and inode of the file that standard output is directed to, where it is one. */
  readonly stdoutKey?: string;
  /** True when the program was started without a standard output (`>&-`). */
  readonly isStdoutClosed?: boolean;
  /** True when both outputs go to one place, such as a terminal: what stands in one need not be told in the other. */
  readonly isOneStream?: boolean;
  /** Told of every file that is being written and must not stay when the run is stopped. */
  readonly onPart?: (path: string, isThere: boolean) => void;
  /** Gives what a command has to finish when it is stopped (a change that a store has begun); returns what takes it back. */
  readonly onStop?: (finish: () => Promise<void>) => () => void;
  /** The time that a watch goes by, and how it resolves names; the machine's own unless told. */
  readonly clock?: Clock;
  readonly lookup?: typeof lookup;
}

/** What standard output is. Node puts the null device, open for reading too, where it was started with none. */
export function standardOutput(): Pick<World, "stdoutKey" | "isStdoutClosed" | "isOneStream"> {
  try {
    const status = fstatSync(1, { bigint: true });
    const isOneStream = keyOf(status) === keyOf(fstatSync(2, { bigint: true }));
    if (status.isFile()) return { stdoutKey: keyOf(status), isOneStream };
    const { rdev } = statSync("/dev/null", { bigint: true });
    return { isOneStream, isStdoutClosed: status.isCharacterDevice() && status.rdev === rdev && isReadable(1) };
  } catch {
    return {};
  }
}

/** True when the descriptor gives the end of a file at once: a terminal, a pipe or a null device of the shell does not. */
function isReadable(descriptor: number): boolean {
  try {
    return readSync(descriptor, new Uint8Array(1)) === 0;
  } catch {
    return false;
  }
}

/** Colour: only on a terminal, never with `NO_COLOR`, always with `FORCE_COLOR` (other than `0`). See no-color.org. */
export function wantsColor({ env }: World, stream: { readonly isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}
