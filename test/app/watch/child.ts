import { Readable } from "node:stream";
import { main } from "../../../src/app/cli/main.ts";
import { loopback } from "./loopback.ts";

/** The command line under a clock that the parent moves: it stands while a request is underway and jumps while none is. */
let now = Number(process.env.CLOCK);
let finish: () => Promise<void> = async () => undefined;
let wake: () => void = () => undefined;

process.on("message", (message: { readonly now?: number; readonly stop?: true }) => {
  if (message.now !== undefined) now = message.now;
  if (message.stop) void finish();
  wake();
});

const clock = {
  now: () => now,
  async until(time: number, events: readonly Promise<unknown>[], stop: AbortSignal) {
    if (events.length > 0) return void (await Promise.race(events));
    if (time <= now || stop.aborted) return;
    const moved = new Promise<void>((resume) => {
      wake = resume;
    });
    process.send?.({ until: time });
    await moved;
  },
};

const status = await main(process.argv.slice(2), {
  stdin: Readable.from([]),
  stdout: process.stdout,
  stderr: process.stderr,
  env: {},
  clock,
  lookup: loopback,
  onStop: (end) => {
    finish = end;
    return () => undefined;
  },
});
process.exit(status);
