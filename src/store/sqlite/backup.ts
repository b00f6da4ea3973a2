import { resolve } from "node:path";
import { StoreUnusable } from "../store.ts";
import { connect } from "./driver.ts";
import { guarded } from "./failures.ts";
import { versionOf } from "./schema.ts";

const TIMEOUT_MS = 10_000;

/**
 * Writes the last commit of a store to a file that is not there yet, whole, while others read and write. Throws `StoreUnusable` when
 * there is no store, or when one of the two files fails.
 */
export function backupSqlite(path: string, to: string): void {
  const from = resolve(path);
  guarded(from, () => {
    const connection = connect(from, { readOnly: true, timeoutMs: TIMEOUT_MS });
    try {
      if (versionOf(connection, from) === 0)
        throw new StoreUnusable(`The file ${from} is empty: there is no store in it yet.`);
      connection.prepare("vacuum into ?").run(to);
    } finally {
      connection.close();
    }
  });
}
