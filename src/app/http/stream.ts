import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { LogEntry, Store } from "../../index.ts";
import { Problem } from "./problem.ts";

const POLL_MS = 1_000;
/** A comment keeps the connection open. */
const BEATS = 15;
const PORTION = 200;
const MOST_STREAMS = 200;

/** Events as they come (text/event-stream), behind Last-Event-ID, `after`, or from now on; `unnamed` for readers that cannot know all names. */
export class EventStreams {
  readonly #store: Store;
  #open = 0;
  #isClosed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  close(): void {
    this.#isClosed = true;
  }

  async respond(c: Context): Promise<Response> {
    if (this.#open >= MOST_STREAMS) throw new Problem(503, "Too many readers listen.", {}, { "Retry-After": "30" });
    const given = c.req.header("last-event-id") ?? c.req.query("after");
    if (given !== undefined && !/^\d{1,15}$/.test(given)) throw new Problem(422, "after: is the number of an event");
    const from = given === undefined ? await this.#store.seq() : Number(given);
    const unnamed = c.req.query("unnamed") ?? "false";
    if (!/^(?:true|false)$/.test(unnamed)) throw new Problem(422, "unnamed: is true or false");
    c.header("X-Accel-Buffering", "no");
    this.#open++;
    return streamSSE(c, (stream) => this.#tell(stream, from, unnamed === "true").finally(() => this.#open--));
  }

  async #tell(stream: SSEStreamingApi, from: number, isUnnamed: boolean): Promise<void> {
    let last = from;
    for (let beat = 0; !stream.aborted && !stream.closed && !this.#isClosed; beat++) {
      const entries = await this.#after(last);
      for (const entry of entries)
        await stream.writeSSE({
          ...(!isUnnamed && { event: entry.what }),
          ...{ id: String(entry.seq), data: JSON.stringify(entry) },
        });
      last = entries.at(-1)?.seq ?? last;
      if (beat % BEATS === 0) await stream.write(": here\n\n");
      if (entries.length < PORTION) await stream.sleep(POLL_MS);
    }
  }

  async #after(seq: number): Promise<LogEntry[]> {
    if ((await this.#store.seq()) <= seq) return [];
    const entries: LogEntry[] = [];
    for await (const entry of this.#store.log(seq, PORTION)) entries.push(entry);
    return entries;
  }
}
