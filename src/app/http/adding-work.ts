import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { storeAt } from "../../index.ts";
import { adderOver } from "./adding.ts";
import type { FromWriter, ToWriter } from "./adding-beside.ts";

// The thread that writes: a desk of its own over the store.
const port = parentPort as MessagePort;
const adder = storeAt(workerData as string).then((store) => adderOver(store, () => new Date().toISOString()));
let last: Promise<void> = Promise.resolve();
port.on("message", (asked: ToWriter) => {
  last = last.then(() => answer(asked));
});

async function answer({ id, bytes, mediaType = "", corrections }: ToWriter): Promise<void> {
  try {
    const writer = await adder;
    const rest = () => (corrections ? writer.correct(corrections) : writer.refresh());
    const filed = bytes ? await writer.add(bytes, mediaType) : await rest();
    port.postMessage({ id, ...(filed && { filed }) } satisfies FromWriter);
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.name : "failed" } satisfies FromWriter);
  }
}
