import { guarded, type Message } from "../../model/index.ts";

/** A row as it comes: JSON, of which nothing is known. */
export type Row = Readonly<Record<string, unknown>>;
export type Rows = AsyncIterable<Row>;

/** A pure piece of work over rows: the same rows in the same order give the same rows, whatever process does it. */
export interface Stage {
  /** What it reads and writes, and which rows must come together, in a line. */
  readonly does: string;
  run(rows: Rows): AsyncIterable<object>;
}

/** A row that tells of input that could not be used. */
export interface MessageRow {
  readonly of: "message";
  /** A `Message` as JSON. */
  readonly message: string;
}

export function messageRow(message: Message): MessageRow {
  return { of: "message", message: JSON.stringify(message) };
}

/** A stage that makes rows of each row alone. A row that cannot be used is a message; the others go on. */
export function eachRow(does: string, make: (row: Row) => readonly object[]): Stage {
  return {
    does,
    async *run(rows) {
      for await (const row of rows) yield* tried(does, () => make(row));
    },
  };
}

/** A stage over rows that lie together by the value of a column; `make` gets all rows of one value. */
export function eachRun(
  does: string,
  key: string,
  make: (rows: readonly Row[]) => Awaitable<readonly object[]>,
): Stage {
  return {
    does,
    async *run(rows) {
      let run: Row[] = [];
      for await (const row of rows) {
        if (run.length > 0 && run[0]![key] !== row[key]) {
          yield* await triedLater(does, () => make(run));
          run = [];
        }
        run.push(row);
      }
      if (run.length > 0) yield* await triedLater(does, () => make(run));
    },
  };
}

type Awaitable<T> = T | Promise<T>;

function tried(does: string, make: () => readonly object[]): readonly object[] {
  const found = guarded(guardOf(does), make);
  return "made" in found ? found.made : [messageRow(found.message)];
}

async function triedLater(does: string, make: () => Awaitable<readonly object[]>): Promise<readonly object[]> {
  try {
    return await make();
  } catch (error) {
    return tried(does, () => {
      throw error;
    });
  }
}

function guardOf(does: string) {
  return { rule: "stage-row", skipped: `a row of the stage that ${does}` };
}
