import { resolve } from "node:path";
import type { Backend, Looking, Writing } from "../backend.ts";
import { storeOver } from "../reader.ts";
import { type Store, type StoreOptions, StoreUnusable } from "../store.ts";
import { PATIENCE_MS, patiently } from "../waiting.ts";
import { type Connection, connect } from "./driver.ts";
import { codeOf, guarded } from "./failures.ts";
import { SqliteRows, SqliteWriting } from "./rows.ts";
import { migrate, versionOf } from "./schema.ts";

/** How long a reader waits while another process puts a killed run's file in order. */
const READER_TIMEOUT_MS = 10_000;
const IDLE_READERS = 16;
const [CANNOT_OPEN, READ_ONLY, BUSY] = [14, 8, 5];

/**
 * Opens the store in a SQLite file, and makes it if there is none. Throws `StoreUnusable` when the file is damaged, of
 * another program, of a newer version, or cannot be read or written.
 */
export async function sqliteStore(path: string, options: StoreOptions = {}): Promise<Store> {
  if (path === "" || path === ":memory:") throw new RangeError("a store needs a file; use memoryStore()");
  const backend = new SqliteBackend(resolve(path), options);
  backend.prepare();
  return storeOver(backend);
}

class SqliteBackend implements Backend {
  readonly #path: string;
  readonly #options: StoreOptions;
  readonly #idle: SqliteRows[] = [];
  readonly #open = new Set<Connection>();
  #writer: Connection | undefined;
  #isWriting = false;
  #isImmutable = false;
  #isClosed = false;

  constructor(path: string, options: StoreOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Checks what the file is, and brings it up to date. */
  prepare(): void {
    guarded(this.#path, () => (this.#options.readOnly ? this.#check() : this.#migrate()));
  }

  #migrate(): void {
    const connection = connect(this.#path, { readOnly: false, timeoutMs: READER_TIMEOUT_MS });
    try {
      migrate(connection, this.#path);
      connection.exec("pragma journal_mode = wal");
    } finally {
      connection.close();
    }
  }

  /** On a disk or in a folder that cannot be written, the files that SQLite lays beside a store cannot be made. */
  #check(): void {
    try {
      this.#checkVersion();
    } catch (error) {
      if (codeOf(error) !== CANNOT_OPEN && codeOf(error) !== READ_ONLY) throw error;
      this.#isImmutable = true;
      this.#checkVersion();
    }
  }

  #checkVersion(): void {
    const connection = this.#connect(true);
    try {
      if (versionOf(connection, this.#path) > 0) return;
    } finally {
      this.#close(connection);
    }
    throw new StoreUnusable(`The file ${this.#path} is empty: there is no store in it yet.`);
  }

  async look(): Promise<Looking> {
    const rows = this.#idle.pop() ?? this.#newReader();
    guarded(this.#path, () => {
      rows.begin();
    });
    return rows;
  }

  #newReader(): SqliteRows {
    const connection = guarded(this.#path, () => this.#connect(true));
    const rows: SqliteRows = new SqliteRows(connection, this.#path, () => {
      if (this.#idle.length < IDLE_READERS && this.#open.has(connection)) this.#idle.push(rows);
      else this.#close(connection);
    });
    return rows;
  }

  async write(): Promise<Writing> {
    if (this.#options.readOnly) throw new StoreUnusable(`The store ${this.#path} was opened for reading only.`);
    const connection = await patiently(this.#options.patienceMs ?? PATIENCE_MS, () => this.#takePen());
    return new SqliteWriting(connection, this.#path, () => {
      this.#isWriting = false;
    });
  }

  /** The writer's connection in a transaction of its own; undefined while somebody else writes. */
  #takePen(): Connection | undefined {
    if (this.#isWriting) return undefined;
    try {
      this.#writer ??= this.#writerConnection();
      this.#writer.exec("begin immediate");
      this.#isWriting = true;
      return this.#writer;
    } catch (error) {
      if (codeOf(error) === BUSY) return undefined;
      return guarded(this.#path, () => {
        throw error;
      });
    }
  }

  #writerConnection(): Connection {
    const connection = this.#connect(false);
    connection.exec("pragma synchronous = full; pragma cache_size = -16000; pragma journal_size_limit = 67108864");
    return connection;
  }

  #connect(readOnly: boolean): Connection {
    if (this.#isClosed) throw new Error("the store is closed");
    const timeoutMs = readOnly ? READER_TIMEOUT_MS : 0;
    const connection = connect(this.#path, { readOnly, timeoutMs, isImmutable: this.#isImmutable });
    this.#open.add(connection);
    return connection;
  }

  #close(connection: Connection): void {
    if (this.#open.delete(connection)) connection.close();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#idle.length = 0;
    if (this.#writer) moveLogIntoFile(this.#writer);
    for (const connection of this.#open) guarded(this.#path, () => this.#close(connection));
    this.#writer = undefined;
  }
}

/** The driver's `close` leaves that undone while a statement is not collected. It is no loss when a reader is in the way. */
function moveLogIntoFile(writer: Connection): void {
  try {
    writer.exec("pragma busy_timeout = 0; pragma wal_checkpoint(truncate)");
  } catch {
    // The next opening does it.
  }
}
