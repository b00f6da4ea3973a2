import { type Store, type StoreOptions, StoreUnusable } from "./store.ts";

/**
 * Opens the store at a place: `postgres://...` is a database, anything else the path of a SQLite file. The driver is
 * loaded only now. Throws `StoreUnusable`, also when the driver cannot be loaded on this machine.
 */
export async function storeAt(place: string, options: StoreOptions = {}): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(place)) {
    const { postgresStore } = await loaded("pg", () => import("./postgres/open.ts"));
    return postgresStore(place, options);
  }
  const { sqliteStore } = await loaded("@photostructure/sqlite", () => import("./sqlite/open.ts"));
  return sqliteStore(place, options);
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
