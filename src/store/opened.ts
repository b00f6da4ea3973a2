import { unpack } from "./packed/unpack.ts";
import { StoreUnusable } from "./store.ts";

/** Unpacks what the store packed; anything else is damage. */
export function opened(packed: Uint8Array): unknown {
  try {
    return unpack(packed);
  } catch (cause) {
    throw damaged("a packed value cannot be read", cause);
  }
}

/** What is said of a store that is not as it was written. */
export function damaged(what: string, cause?: unknown): StoreUnusable {
  return new StoreUnusable(`The store is damaged: ${what}. Restore it from a backup, or add the articles anew.`, {
    cause,
  });
}
