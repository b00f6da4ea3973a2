import { type Desk, openDesk, type Store, storeAt } from "../../index.ts";
import { type Corrections, correctionsIn, notKept, storyNamesIn, withMore } from "../../question/index.ts";
import { type Adder, type Filed, NOTHING } from "./jobs.ts";
import { postedIn } from "./posted.ts";
import { rawOf, withTexts } from "./records.ts";
import { stoppable } from "./stoppable.ts";

type Beside = NonNullable<Parameters<Desk["add"]>[1]>;

const MOST_MESSAGES = 20;

/** Adds what is posted through a desk in this thread. */
export function adderOver(store: Store, now: () => string): Adder {
  const desk = openDesk(store, { now, threads: 1 });
  const correct = async (more: Corrections) => {
    const before = await correctionsIn(store);
    await desk.correct(withMore(before, more) as Parameters<Desk["correct"]>[0]);
    return { ...NOTHING, messages: messagesOn(notKept(before, more)) };
  };
  return {
    add: (bytes, mediaType) => addTo(desk, bytes, mediaType),
    correct,
    refresh: async () => void (await desk.refresh()),
    unknownIn: (corrections) => unknownIn(store, corrections),
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

function messagesOn(count: number): Filed["messages"] {
  const text = `of the corrections that were to be taken back, ${count} are not kept`;
  return count === 0 ? [] : [{ rule: "correction-not-kept", text }];
}

/** The desk's notes on names that nobody has, as far as they are of these corrections. */
async function unknownIn(store: Store, corrections: Corrections): Promise<Filed["messages"]> {
  const names = [...storyNamesIn(corrections)].map((name) => JSON.stringify(name.slice(0, 80)));
  const said: Filed["messages"][number][] = [];
  for await (const { rule, text } of (await store.source()).messages())
    if (rule === "unknown-in-correction" && names.some((name) => text.endsWith(name))) said.push({ rule, text });
  return said.slice(0, MOST_MESSAGES);
}

/** The same over a store of its own, which `close` closes; work ends at its next use of the store when it is stopped. */
export async function adderAt(place: string, isStopped: () => boolean): Promise<Adder> {
  const store = await storeAt(place);
  return { ...adderOver(stoppable(store, isStopped), () => new Date().toISOString()), close: () => store.close() };
}

async function addTo(desk: Desk, bytes: Uint8Array, mediaType: string, beside?: Beside): Promise<Filed> {
  const given = await withTexts(bytes, mediaType);
  const filed = { added: 0, changed: 0, same: 0, messages: [...given.messages] };
  if (isEmpty(given.bytes)) {
    if (beside) await desk.keep(beside);
    return filed;
  }
  for await (const { added, changed, same, messages } of desk.add([rawOf(given.bytes, mediaType)], beside)) {
    filed.added += added;
    filed.changed += changed;
    filed.same += same;
    filed.messages.push(...messages.map(({ rule, text }) => ({ rule, text })));
  }
  return { ...filed, messages: filed.messages.slice(0, MOST_MESSAGES) };
}

/** No record is left, or an empty list. */
function isEmpty(bytes: Uint8Array): boolean {
  return bytes.length <= 2 && ["", "[]"].includes(Buffer.from(bytes).toString().trim());
}
