import { type Change, type Store, StoreUnusable } from "../store/store.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** A change that counts itself, so that a desk knows whether another one has written in between. */
export interface Pen {
  readonly change: Change;
  /** True when the store is not as this pen left it. */
  readonly isForeign: boolean;
}

/** Begins changes of one store and knows how many there have been. */
export class Pens {
  readonly #store: Store;
  #last = -1;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Does `work` in a change: all of it is kept, or nothing. */
  async with<T>(work: (pen: Pen) => Promise<T>): Promise<T> {
    const change = await this.#store.begin();
    try {
      const count = (await shelved<number>(change, SHELF.desk, ["changes"])).get("changes") ?? 0;
      const isForeign = count !== this.#last;
      const result = await work({ change, isForeign });
      shelve(change, SHELF.desk, "changes", count + 1);
      await change.commit();
      this.#last = count + 1;
      return result;
    } catch (error) {
      this.#last = -1;
      await change.abandon();
      throw error;
    }
  }
}

/** State of another form than this version keeps. */
export function unknownForm(cause: unknown): StoreUnusable {
  return new StoreUnusable("What the store keeps of its index was written by another version; add the articles anew.", {
    cause,
  });
}
