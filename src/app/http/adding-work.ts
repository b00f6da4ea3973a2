import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { storeAt } from "../../index.ts";
import { adderOver } from "./adding.ts";
import type { FromWriter, ToWriter } from "./adding-beside.ts";
import type { Filed } from "./jobs.ts";

// The thread that writes: a desk of its own over the store.
const port = parentPort as MessagePort;
const store = storeAt(workerData as string);
const adder = store.then((opened) => adderOver(opened, () => new Date().toISOString()));
let last: Promise<void> = Promise.resolve();
port.on("message", (asked: ToWriter) => {
  last = last.then(() => answer(asked));
});

async function answer({ id, ...asked }: ToWriter): Promise<void> {
  try {
    const filed = await done(asked);
    port.postMessage({ id, ...(filed && { filed }) } satisfies FromWriter);
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.name : "failed" } satisfies FromWriter);
  }
}

async function done({ bytes, mediaType = "", corrections, isLast }: Omit<ToWriter, "id">): Promise<Filed | undefined> {
  const writer = await adder;
  if (bytes) return writer.add(bytes, mediaType);
  if (corrections) await writer.correct(corrections);
  else if (isLast) await (await store).close();
  else await writer.refresh();
  return undefined;
}
