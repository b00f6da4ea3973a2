import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe } from "vitest";
import { memoryStore } from "../../src/store/memory/open.ts";
import { postgresStore } from "../../src/store/postgres/open.ts";
import { sqliteStore } from "../../src/store/sqlite/open.ts";
import type { Store, StoreOptions } from "../../src/store/store.ts";
import { type Server, serverPrograms, startServer } from "./postgres-server.ts";

/** Where one store lies; opened as often as a test likes. */
export interface Place {
  open(options?: StoreOptions): Promise<Store>;
  gone(): Promise<void>;
}

interface Kind {
  readonly name: string;
  readonly missing?: string;
  fresh(): Promise<Place>;
  stop?(): Promise<void>;
}

const MISSING = serverPrograms()
  ? undefined
  : "skipped: no PostgreSQL server on this machine, apt-get install postgresql";

export const KINDS: readonly Kind[] = [
  { name: "memory", fresh: freshMemory },
  { name: "sqlite", fresh: freshSqlite },
  postgres(),
];

/** Runs the tests of one feature on every kind of store. `fresh` makes an empty store, gone after its test. */
export function onEveryKind(tests: (fresh: () => Promise<Place>, kind: string) => void): void {
  for (const kind of KINDS) {
    const title = kind.missing ? `${kind.name} (${kind.missing})` : kind.name;
    describe.skipIf(kind.missing !== undefined)(title, () => {
      const places: Place[] = [];
      afterEach(async () => {
        for (const place of places.splice(0)) await place.gone();
      });
      afterAll(async () => kind.stop?.());
      tests(async () => {
        const place = await kind.fresh();
        places.push(place);
        return place;
      }, kind.name);
    });
  }
}

async function freshMemory(): Promise<Place> {
  let store: Store | undefined;
  return { open: async (options) => (store ??= memoryStore(options)), gone: async () => {} };
}

async function freshSqlite(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "secondsource-store-"));
  return placeOf(
    (options) => sqliteStore(join(folder, "pile.db"), options),
    async () => rmSync(folder, { recursive: true }),
  );
}

function postgres(): Kind {
  let server: Server | undefined;
  return {
    name: "postgres",
    ...(MISSING ? { missing: MISSING } : {}),
    async fresh() {
      server ??= await startServer();
      const running = server;
      const database = await running.create();
      return placeOf(
        (options) => postgresStore(running.url(database), options),
        () => running.drop(database),
      );
    },
    async stop() {
      await server?.stop();
      server = undefined;
    },
  };
}

function placeOf(open: (options?: StoreOptions) => Promise<Store>, gone: () => Promise<void>): Place {
  const stores: Store[] = [];
  return {
    async open(options) {
      const store = await open(options);
      stores.push(store);
      return store;
    },
    async gone() {
      for (const store of stores) await store.close();
      await gone();
    },
  };
}
