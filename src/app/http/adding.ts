import { type Desk, openDesk, type Raw, type Store } from "../../index.ts";
import { correctionsIn, withMore } from "../../question/index.ts";
import type { Adder, Filed } from "./jobs.ts";

const MOST_MESSAGES = 20;

/** Adds what is posted through a desk in this thread. */
export function adderOver(store: Store, now: () => string): Adder {
  const desk = openDesk(store, { now, threads: 1 });
  return {
    add: (bytes, mediaType) => addTo(desk, bytes, mediaType),
    correct: async (more) => desk.correct(withMore(await correctionsIn(store), more) as Parameters<Desk["correct"]>[0]),
    refresh: async () => void (await desk.refresh()),
    close: async () => undefined,
  };
}

async function addTo(desk: Desk, bytes: Uint8Array, mediaType: string): Promise<Filed> {
  const filed = { added: 0, changed: 0, same: 0, messages: [] as Filed["messages"][number][] };
  for await (const { added, changed, same, messages } of desk.add([posted(bytes, mediaType)])) {
    filed.added += added;
    filed.changed += changed;
    filed.same += same;
    filed.messages.push(...messages.map(({ rule, text }) => ({ rule, text })));
  }
  return { ...filed, messages: filed.messages.slice(0, MOST_MESSAGES) };
}

/** The place is the same whoever posts: the same text without id and address is the same article then. */
function posted(bytes: Uint8Array, mediaType: string): Raw {
  const name = mediaType === "application/json" ? "posted.json" : "posted.jsonl";
  return {
    location: name,
    name: "posted",
    mediaType,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}
