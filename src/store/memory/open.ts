import type { Backend, Looking, Writing } from "../backend.ts";
import { storeOver } from "../reader.ts";
import { type Store, type StoreOptions, StoreUnusable } from "../store.ts";
import { PATIENCE_MS, patiently } from "../waiting.ts";
import { MemoryLook, MemoryState, MemoryWriting } from "./look.ts";

/** A store that lasts as long as its process: for one analysis, and to test the others against. */
export function memoryStore(options: StoreOptions = {}): Store {
  return storeOver(new MemoryBackend(options));
}

class MemoryBackend implements Backend {
  #state = new MemoryState();
  readonly #options: StoreOptions;
  #isWriting = false;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  async look(): Promise<Looking> {
    return new MemoryLook(this.#state);
  }

  async write(): Promise<Writing> {
    if (this.#options.readOnly) throw new StoreUnusable("The store was opened for reading only.");
    await patiently(this.#options.patienceMs ?? PATIENCE_MS, () => this.#takePen());
    return new MemoryWriting(this.#state, (next) => {
      this.#state = next;
      this.#isWriting = false;
    });
  }

  #takePen(): true | undefined {
    if (this.#isWriting) return undefined;
    this.#isWriting = true;
    return true;
  }

  async close(): Promise<void> {}
}
