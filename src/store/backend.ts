import type { ArticleId, Totals } from "../model/index.ts";
import type { IndexedWords } from "./search-words.ts";
import type { Hit } from "./store.ts";
import type { Key, Table } from "./tables.ts";

/**
 * What a kind of store must be able to do: rows by key, a full-text index, one writer. What the rows mean is written once,
 * above it, so that all kinds of store answer alike.
 */
export interface Backend {
  /** A look at the last commit that stays as it is until `end`. */
  look(): Promise<Looking>;
  /** Takes the place of the one writer; `StoreBusy` when it does not come free in time. */
  write(): Promise<Writing>;
  close(): Promise<void>;
}

/** Which rows of a table: those whose first key is `first`, behind the key `after`, at most `limit`, ascending by key. */
export interface Stretch {
  readonly first?: string | number;
  readonly after?: Key;
  readonly limit?: number;
}

export interface Looking {
  /** Rows in the order of the keys; undefined where there is none. */
  get<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<(R | undefined)[]>;
  range<R extends object>(table: Table<R>, stretch: Stretch): Promise<R[]>;
  /** Rows whose first key is one of these, in no order. */
  rangesOf<R extends object>(table: Table<R>, firsts: readonly string[]): Promise<R[]>;
  /** Articles that hold all words, best first, then by id. */
  search(words: readonly string[], limit: number): Promise<Hit[]>;
  lastSeq(): Promise<number>;
  totals(): Promise<Totals>;
  /** How many of these keys of publishers some article has. */
  publishersAmong(keys: readonly string[]): Promise<number>;
  end(): Promise<void>;
}

/** Makes the words of an article when they are needed. */
export type Indexing = () => IndexedWords;

/** A writer reads what it has written. `end` without `commit` leaves everything as it was. */
export interface Writing extends Looking {
  put<R extends object>(table: Table<R>, rows: readonly R[]): Promise<void>;
  delete<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<void>;
  /** Puts articles into the full-text index, or takes them out: those without words. */
  index(articles: ReadonlyMap<ArticleId, Indexing | undefined>): Promise<void>;
  commit(): Promise<void>;
}

/** `use` with a look at the last commit. */
export async function looking<T>(backend: Backend, use: (look: Looking) => Promise<T>): Promise<T> {
  const look = await backend.look();
  try {
    return await use(look);
  } finally {
    await look.end();
  }
}

/** Rows of a table in portions, through one look. */
export async function* rowsOf<R extends object>(look: Looking, table: Table<R>, stretch: Stretch): AsyncGenerator<R> {
  let left = stretch.limit ?? Number.POSITIVE_INFINITY;
  let after = stretch.after;
  while (left > 0) {
    const limit = Math.min(left, PORTION);
    const rows = await look.range(table, { ...stretch, ...(after ? { after } : {}), limit });
    yield* rows;
    if (rows.length < limit) return;
    left -= rows.length;
    after = keyOf(table, rows.at(-1)!);
  }
}

const PORTION = 500;

export function keyOf<R extends object>(table: Table<R>, row: R): Key {
  return table.columns.slice(0, table.keys).map(({ name }) => row[name] as string | number);
}
