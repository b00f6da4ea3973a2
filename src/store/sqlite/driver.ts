import { DatabaseSync } from "@photostructure/sqlite";

/**
 * All that is used of the driver. `node:sqlite` has the same names: when Node 24 is the oldest that must run, only the
 * import above changes.
 */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  readonly isTransaction: boolean;
  close(): void;
}

export interface Statement {
  run(...values: readonly Value[]): unknown;
  get(...values: readonly Value[]): Record<string, Value> | undefined;
  all(...values: readonly Value[]): Record<string, Value>[];
}

export type Value = null | number | Uint8Array | string;

export interface ConnectOptions {
  readonly readOnly: boolean;
  /** How long SQLite itself waits for a lock. */
  readonly timeoutMs: number;
  /** Nobody writes to the file and nothing may be written beside it. */
  readonly isImmutable?: boolean;
}

/** Throws the driver's error, with `errcode`. */
export function connect(path: string, { readOnly, timeoutMs, isImmutable = false }: ConnectOptions): Connection {
  const options = { readOnly, timeout: timeoutMs, defensive: true };
  return new DatabaseSync(isImmutable ? immutableUrl(path) : path, options) as unknown as Connection;
}

function immutableUrl(path: string): URL {
  const url = new URL("file:///");
  url.pathname = path.replaceAll("%", "%25").replaceAll("\\", "/");
  url.searchParams.set("immutable", "1");
  return url;
}
