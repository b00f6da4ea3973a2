import { StoreBusy, StoreUnusable } from "../store.ts";

/** SQLSTATE codes or their classes, and errors of the network, and what is to be said. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [
    /^(ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT)$/,
    "the server cannot be reached. Check that it runs and the address",
  ],
  [/^28/, "the server does not let this user in. Check name, password and pg_hba.conf"],
  [/^3D000$/, "there is no such database. Make it with createdb"],
  [/^42501$/, "this user may not do that. Grant it the schema secondsource, or make it the owner of the database"],
  [/^25006$/, "the server or the connection is read-only. Use the primary server, or open the store for reading only"],
  [
    /^53100$/,
    "the server's disk is full. Make room and try again. Nothing of this change was kept, everything before it was",
  ],
  [/^53/, "the server has run out of memory or connections. Try again later"],
  [
    /^(57P0|08|ECONNRESET|EPIPE)/,
    "the connection was lost. If it was lost while a change was committed, the store's last entry tells whether it was kept",
  ],
  [/^XX00[12]$/, "the server says that its data is damaged. Restore it from a backup"],
];
const LOST = /connection terminated|timeout exceeded when trying to connect|not queryable/i;
const LOCKED = /^(55P03|40P01|40001)$/;

/** Runs `use`; turns the driver's errors into `StoreBusy` and `StoreUnusable`, with the driver's error as cause. */
export async function guarded<T>(place: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw failureOf(place, error);
  }
}

function failureOf(place: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (LOCKED.test(code)) return new StoreBusy(`The store ${place} is in use by another process.`, { cause: error });
  const said = SAID.find(([codes]) => codes.test(code))?.[1];
  return said === undefined
    ? error
    : new StoreUnusable(`The store ${place} cannot be used: ${said}.`, { cause: error });
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  return LOST.test(error.message) ? "08006" : "";
}

/** A URL without its password, for messages. */
export function shown(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) return "at that address";
  parsed.password = "";
  parsed.searchParams.delete("password");
  return parsed.href;
}
