import {
  type Acknowledged,
  type Desk,
  type DeskOptions,
  type Message,
  openDesk,
  type Raw,
  type Store,
} from "../../index.ts";
import type { Call } from "./call.ts";
import { inputsOf } from "./inputs.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { statusFor, tellMessages } from "./notices.ts";
import { printable } from "./printable.ts";
import { ProgressBar } from "./progress.ts";
import { Stopping } from "./stopping.ts";
import { withStore } from "./store.ts";
import type { World } from "./world.ts";

type AddCall = Extract<Call, { command: "add" }>;

/** `add`: reads into a store and brings it up to date. What was acknowledged stays, whatever ends the run. */
export async function runAdd(call: AddCall, world: World): Promise<number> {
  return withStore(call.store, false, async (store) => {
    const inputs = await inputsOf(call.inputs, world, { name: call.store });
    const memory = memoryOf(call.memory, inputs.corrections);
    const messages: Message[] = [...inputs.messages, ...memory.messages];
    const bar = new ProgressBar(world);
    const now = () => new Date().toISOString();
    const options: DeskOptions = { now, onProgress: bar.update, onMessage: (message) => messages.push(message) };
    const stopping = new Stopping(world);
    const done = { added: 0, changed: 0, same: 0 };
    const desk = openDesk(store, options);
    try {
      if (memory.corrections) await correct(store, desk, memory.corrections);
      for await (const one of desk.add(stopping.until(inputs.raws))) {
        count(done, one);
        messages.push(...one.messages);
        if (stopping.isAsked) break;
      }
      if (!stopping.isAsked) await refreshed(desk);
    } finally {
      bar.stop();
      stopping.over();
    }
    tellMessages(messages, world);
    if (!call.quiet) world.stderr.write(`${printable(lastLine(call, done, inputs.raws, messages))}\n`);
    return statusFor(messages);
  });
}

/** The corrections of a file come behind those that are kept; those that are kept already stay where they are. */
async function correct(store: Store, desk: Desk, more: NonNullable<Memory["corrections"]>): Promise<void> {
  const { correctionsIn, withMore } = await import("../../question/index.ts");
  const corrections = withMore(await correctionsIn(store), more as Parameters<typeof withMore>[1], "first");
  await desk.correct(corrections as Parameters<Desk["correct"]>[0]);
}

async function refreshed(desk: Desk): Promise<void> {
  await desk.refresh();
}

function count(done: { added: number; changed: number; same: number }, one: Acknowledged): void {
  done.added += one.added;
  done.changed += one.changed;
  done.same += one.same;
}

function lastLine(
  { store }: AddCall,
  { added, changed, same }: { readonly added: number; readonly changed: number; readonly same: number },
  raws: readonly Raw[],
  messages: readonly Message[],
): string {
  const failed = new Set(messages.flatMap(({ level, location }) => (level === "error" && location ? [location] : [])));
  const inputs = new Set([...raws.map(({ location }) => location), ...failed]).size;
  const counts = `${added.toLocaleString("en")} new, ${changed.toLocaleString("en")} changed, ${same.toLocaleString("en")} known`;
  const read = `read ${inputs.toLocaleString("en")} input${inputs === 1 ? "" : "s"}, ${failed.size} with problems`;
  return `wrote articles to ${store} (${counts}); ${read}`;
}
