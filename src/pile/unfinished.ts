import type { Store } from "../store/store.ts";
import { SHELF } from "./shelves.ts";

/** Whether a refresh has something to do: articles wait for it, or stories do that one which ended between two commits did not tell. */
export async function isUnfinished(store: Store): Promise<boolean> {
  for (const shelf of [SHELF.pending, SHELF.dirty]) for await (const _ of store.all(shelf, { limit: 1 })) return true;
  return false;
}

/** How many articles of a store wait for a refresh. */
export async function pendingIn(store: Store): Promise<number> {
  let waiting = 0;
  for await (const _ of store.all(SHELF.pending)) waiting++;
  return waiting;
}
