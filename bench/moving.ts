import { storeAt } from "../src/index.ts";
import { rowsOf } from "../src/store/backend.ts";
import { connectPool } from "../src/store/postgres/driver.ts";
import { PostgresWriting } from "../src/store/postgres/rows.ts";
import { searchWordsOf } from "../src/store/search-words.ts";
import { connect } from "../src/store/sqlite/driver.ts";
import { SqliteRows } from "../src/store/sqlite/rows.ts";
import { TABLES, type Table } from "../src/store/tables.ts";
import { startServer } from "../test/store/postgres-server.ts";

const PORTION = 300;

/** A PostgreSQL server of its own with the rows of a SQLite store; `stop` takes it away. */
export async function postgresLike(path: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = await startServer({ sharedBuffers: "512MB" });
  const url = server.url(await server.create());
  await (await storeAt(url)).close();
  const rows = new SqliteRows(connect(path, { readOnly: true, timeoutMs: 10_000 }), path, () => undefined);
  rows.begin();
  const pool = connectPool(url);
  const connection = await pool.connect();
  await connection.query("begin");
  const to = new PostgresWriting(connection, url);
  for (const table of Object.values(TABLES) as Table[]) await moveTable(rows, to, table);
  await moveWords(path, to);
  await to.commit();
  await connection.query("analyze");
  connection.release();
  await pool.end();
  await rows.end();
  return { url, stop: () => server.stop() };
}

async function moveTable(from: SqliteRows, to: PostgresWriting, table: Table): Promise<void> {
  let some: Record<string, unknown>[] = [];
  for await (const row of rowsOf(from, table, {})) {
    some.push(row);
    if (some.length < PORTION) continue;
    await to.put(table, some as never);
    some = [];
  }
  await to.put(table, some as never);
}

/** The two kinds of store have an index of words each of its own kind. */
async function moveWords(path: string, to: PostgresWriting): Promise<void> {
  const store = await storeAt(path, { readOnly: true });
  for await (const id of store.articleIds()) {
    const kept = await store.article(id);
    if (kept) await to.index(new Map([[id, () => searchWordsOf(kept.article)]]));
  }
  await store.close();
}
