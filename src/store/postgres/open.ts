import type { Backend, Looking, Writing } from "../backend.ts";
import { storeOver } from "../reader.ts";
import { type Store, type StoreOptions, StoreUnusable } from "../store.ts";
import { PATIENCE_MS, patiently } from "../waiting.ts";
import { type Connection, connectPool, type Pool } from "./driver.ts";
import { guarded, shown } from "./failures.ts";
import { PostgresRows, PostgresWriting } from "./rows.ts";
import { migrate, versionOf, WRITER_LOCK } from "./schema.ts";

/**
 * Opens the store in a PostgreSQL database (`postgres://user@host/database`), in its schema `secondsource`, and makes it
 * if there is none. Throws `StoreUnusable` when the server cannot be reached or the store cannot be used.
 */
export async function postgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const backend = new PostgresBackend(url, options);
  try {
    await backend.prepare();
  } catch (error) {
    await backend.close();
    throw error;
  }
  return storeOver(backend);
}

class PostgresBackend implements Backend {
  readonly #pool: Pool;
  readonly #place: string;
  readonly #options: StoreOptions;
  #closing: Promise<void> | undefined;

  constructor(url: string, options: StoreOptions) {
    this.#pool = connectPool(url);
    this.#place = shown(url);
    this.#options = options;
  }

  async prepare(): Promise<void> {
    const connection = await this.#connection();
    try {
      await guarded(this.#place, () =>
        this.#options.readOnly ? this.#check(connection) : migrate(connection, this.#place),
      );
    } finally {
      connection.release();
    }
  }

  async #check(connection: Connection): Promise<void> {
    if ((await versionOf(connection, this.#place)) === 0)
      throw new StoreUnusable(`The database ${this.#place} is empty: there is no store in it yet.`);
  }

  #connection(): Promise<Connection> {
    return guarded(this.#place, () => this.#pool.connect());
  }

  async look(): Promise<Looking> {
    const connection = await this.#connection();
    await this.#begin(connection, "begin isolation level repeatable read read only");
    return new PostgresRows(connection, this.#place);
  }

  async write(): Promise<Writing> {
    if (this.#options.readOnly) throw new StoreUnusable(`The store ${this.#place} was opened for reading only.`);
    const connection = await this.#connection();
    await this.#begin(connection, "begin");
    const writing = new PostgresWriting(connection, this.#place);
    try {
      await patiently(this.#options.patienceMs ?? PATIENCE_MS, () => takePen(connection));
    } catch (error) {
      await writing.end();
      throw error;
    }
    return writing;
  }

  async #begin(connection: Connection, sql: string): Promise<void> {
    try {
      await guarded(this.#place, () => connection.query(sql));
    } catch (error) {
      connection.release(error as Error);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }
}

/** The writer's lock ends with its transaction, also when its process is killed. */
async function takePen(connection: Connection): Promise<true | undefined> {
  const { rows } = await connection.query("select pg_try_advisory_xact_lock($1) as mine", [WRITER_LOCK]);
  return rows[0]?.mine ? true : undefined;
}
