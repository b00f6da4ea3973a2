import { type Desk, openDesk, type Raw, type Store, storeAt } from "../../index.ts";
import { type Corrections, correctionsIn, withMore } from "../../question/index.ts";
import type { Adder, Filed } from "./jobs.ts";
import { postedIn } from "./posted.ts";
import { stoppable } from "./stoppable.ts";

type Beside = Parameters<Desk["add"]>[1];

const MOST_MESSAGES = 20;

/** Adds what is posted through a desk in this thread. */
export function adderOver(store: Store, now: () => string): Adder {
  const desk = openDesk(store, { now, threads: 1 });
  const correct = async (more: Corrections) =>
    desk.correct(withMore(await correctionsIn(store), more) as Parameters<Desk["correct"]>[0]);
  return {
    add: (bytes, mediaType) => addTo(desk, bytes, mediaType),
    correct,
    refresh: async () => void (await desk.refresh()),
    async goOn() {
      for await (const [post, take] of postedIn(store)) {
        if ("bytes" in post) await addTo(desk, post.bytes, post.mediaType, take);
        else await correct(post.corrections).then(() => desk.keep(take));
      }
      await desk.refresh();
    },
    close: async () => undefined,
  };
}

/** The same over a store of its own, which `close` closes; work ends at its next use of the store when it is stopped. */
export async function adderAt(place: string, isStopped: () => boolean): Promise<Adder> {
  const store = await storeAt(place);
  return { ...adderOver(stoppable(store, isStopped), () => new Date().toISOString()), close: () => store.close() };
}

async function addTo(desk: Desk, bytes: Uint8Array, mediaType: string, beside?: Beside): Promise<Filed> {
  const filed = { added: 0, changed: 0, same: 0, messages: [] as Filed["messages"][number][] };
  for await (const { added, changed, same, messages } of desk.add([posted(bytes, mediaType)], beside)) {
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
