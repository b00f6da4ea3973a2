import { type Message, pendingIn, type ReportSource, type Store, sourceSince, storeAt } from "../../index.ts";
import { WrongCall } from "./call.ts";
import { counted } from "./counted.ts";
import { type Output, withOutput } from "./output.ts";
import type { World } from "./world.ts";

/** Opens a store, lets `work` use it, and closes it whatever happens. `patienceMs`: how long it waits for another writer. */
export async function withStore<T>(
  place: string,
  readOnly: boolean,
  work: (store: Store) => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  checkPlace(place);
  const store = await storeAt(place, { readOnly, ...(patienceMs !== undefined && { patienceMs }) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Throws `WrongCall` for the address of something that is no store: it is no name of a file either. */
export function checkPlace(place: string): void {
  const [, scheme] = /^([a-z][a-z0-9+.-]{1,20}):\/\//i.exec(place) ?? [];
  if (scheme === undefined || isDatabase(place)) return;
  throw new WrongCall(`--store ${scheme}://...: a store is a SQLite file (pile.db) or a database at postgres://...`);
}

/** True for the address of a database, false for the path of a file. */
export function isDatabase(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

/** Opens a store to be read and what `--out` names to be written, for `work`. */
export function fromStore<T>(
  place: string,
  out: string | undefined,
  world: World,
  work: (store: Store, output: Output) => Promise<T>,
): Promise<T> {
  return withStore(place, true, (store) => withOutput(out, world, (output) => work(store, output)));
}

/** The source of a store, or of its stories since a day, with a note when articles wait to be worked in. */
export async function storedSource(
  store: Store,
  since: string | undefined,
): Promise<{ readonly source: ReportSource; readonly messages: readonly Message[] }> {
  const source = since === undefined ? await store.source() : await sourceSince(store, since);
  return { source, messages: await behind(store) };
}

async function behind(store: Store): Promise<Message[]> {
  const waiting = await pendingIn(store);
  if (waiting === 0) return [];
  const text = `${counted(waiting, "article of the store is", "articles of the store are")} not worked in yet; "secondsource add" goes on there`;
  return [{ rule: "store-behind", text, level: "note" }];
}

/** A day as ISO 8601. Throws `WrongCall` for anything else. */
export function dayOf(since: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(since) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== since)
    throw new WrongCall(`--since ${since}: give a day as in 2026-11-28.`);
  return since;
}
