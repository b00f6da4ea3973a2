import type { Readable, Writable } from "node:stream";

/** What the command line touches of the machine, so that a test can hand in its own. */
export interface World {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The machine itself. */
export function processWorld(): World {
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env };
}

/** Colour: only on a terminal, never with `NO_COLOR`, always with `FORCE_COLOR` (other than `0`). See no-color.org. */
export function wantsColor({ env }: World, stream: { readonly isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}
