import { setTimeout as after } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { StoreBusy, storeAt } from "../../index.ts";
import type { Adder, Filed } from "./jobs.ts";
import type { Posted } from "./posted.ts";

/** What the thread that writes is asked. */
export interface ToWriter {
  readonly id: number;
  readonly post?: Posted;
  /** Behind `close` nothing is asked. */
  readonly what?: "refresh" | "goOn" | "close" | "unknownIn";
}
/** What it is started with. `stopped` is 1 when it is to let go of the store. */
export interface WriterData {
  readonly place: string;
  readonly stopped: Int32Array<SharedArrayBuffer>;
}
/** What it answers; `error` when it could not. */
export type FromWriter = { readonly id: number; readonly filed?: Filed; readonly error?: string };

/** Adds on a thread of its own with its own connection, so that readers do not wait for an article to be read. */
export function adderBeside(
  place: string,
  program = new URL(`./adding-work${import.meta.url.slice(-3)}`, import.meta.url),
): Adder {
  const writer = new Writer(place, program);
  return {
    add: async (bytes, mediaType) => (await writer.ask({ post: { bytes, mediaType } }))!,
    correct: async (corrections) => (await writer.ask({ post: { corrections } }))!,
    unknownIn: async (corrections) => (await writer.ask({ what: "unknownIn", post: { corrections } }))!.messages,
    refresh: async () => void (await writer.ask({ what: "refresh" })),
    goOn: async () => void (await writer.ask({ what: "goOn" })),
    close: () => writer.close(),
  };
}

/** How long the thread may take to end what it does and to close its store. */
const CLOSING_MS = 250;
/** How long another writer is waited for when the store is only put in order. */
const SETTLING_MS = 50;

/** Moves what was committed into the store's file: a copy of the file has it then. */
async function settle(place: string): Promise<void> {
  const store = await storeAt(place, { patienceMs: SETTLING_MS });
  try {
    await (await store.begin()).abandon();
  } catch (error) {
    // Who writes now does it.
    if (!(error instanceof StoreBusy)) throw error;
  } finally {
    await store.close();
  }
}

class Writer {
  readonly #place: string;
  readonly #program: URL;
  readonly #asked = new Map<number, { resolve(filed?: Filed): void; reject(error: Error): void }>();
  readonly #stopped = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | undefined;
  #next = 0;

  constructor(place: string, program: URL) {
    this.#place = place;
    this.#program = program;
  }

  ask(what: Omit<ToWriter, "id">): Promise<Filed | undefined> {
    const worker = this.#running();
    const id = ++this.#next;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      worker.postMessage({ id, ...what } satisfies ToWriter);
    });
  }

  /** The thread closes its store, which moves what it wrote into the file; one that is long at work is ended, and that is done here. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    Atomics.store(this.#stopped, 0, 1);
    const closed = this.ask({ what: "close" }).then(
      () => true,
      () => false,
    );
    const isClosed = await Promise.race([closed, after(CLOSING_MS, undefined, { ref: false })]);
    await worker.terminate();
    if (isClosed !== true) await settle(this.#place);
  }

  /** The thread; one that has ended is started anew. */
  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#program, {
      workerData: { place: this.#place, stopped: this.#stopped } satisfies WriterData,
    });
    worker.on("message", (answer: FromWriter) => this.#hear(answer));
    worker.on("error", () => undefined);
    worker.on("exit", () => this.#lose());
    this.#worker = worker;
    return worker;
  }

  #hear({ id, filed, error }: FromWriter): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error === undefined) asked?.resolve(filed);
    else asked?.reject(new Error(error));
  }

  #lose(): void {
    this.#worker = undefined;
    for (const { reject } of this.#asked.values()) reject(new Error("the thread that writes has ended"));
    this.#asked.clear();
  }
}
