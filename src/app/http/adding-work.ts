import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { adderAt } from "./adding.ts";
import type { FromWriter, ToWriter, WriterData } from "./adding-beside.ts";
import { type Filed, NOTHING } from "./jobs.ts";

// The thread that writes: a desk of its own over the store.
const port = parentPort as MessagePort;
const { place, stopped } = workerData as WriterData;
const adder = adderAt(place, () => Atomics.load(stopped, 0) === 1);
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

async function done({ what, post }: Omit<ToWriter, "id">): Promise<Filed | undefined> {
  const writer = await adder;
  if (post && "bytes" in post) return writer.add(post.bytes, post.mediaType);
  if (what === "unknownIn") return { ...NOTHING, messages: await writer.unknownIn(post!.corrections) };
  if (post) return writer.correct(post.corrections);
  if (what) await writer[what]();
  return undefined;
}
