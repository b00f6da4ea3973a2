import { type Store, type StoreOptions, StoreUnusable } from "./store.ts";

/**
 * Opens the store at a place: `postgres://...` is a database, anything else the path of a SQLite file. The driver is
 * loaded only now. Throws `StoreUnusable`, also when the driver cannot be loaded on this machine.
 */
export async function storeAt(place: string, options: StoreOptions = {}): Promise<Store> {
  if (isDatabase(place)) {
    const { postgresStore } = await loaded("pg", () => import("./postgres/open.ts"));
    return postgresStore(place, options);
  }
  const { sqliteStore } = await loaded("@photostructure/sqlite", () => import("./sqlite/open.ts"));
  return sqliteStore(place, options);
}

/**
 * Writes the last commit of a store in a SQLite file to another file, which must not be there yet, while others go on. Throws
 * `StoreUnusable` for a PostgreSQL database, which has its own tools.
 */
export async function backupStore(place: string, to: string): Promise<void> {
  if (isDatabase(place))
    throw new StoreUnusable("A PostgreSQL store is saved with pg_dump --schema=secondsource; see docs/desk/backup.md.");
  const { backupSqlite } = await loaded("@photostructure/sqlite", () => import("./sqlite/backup.ts"));
  backupSqlite(place, to);
}

function isDatabase(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

async function loaded<T>(driver: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new StoreUnusable(
      `The driver ${driver} cannot be loaded here. Install it again with npm install ${driver}.`,
      {
        cause,
      },
    );
  }
}
