import { setTimeout } from "node:timers/promises";

/** The time a watch goes by; a test hands in its own and runs days in seconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves at `time` (milliseconds since 1970), or sooner when one of `events` has come or `stop` is aborted. */
  until(time: number, events: readonly Promise<unknown>[], stop: AbortSignal): Promise<void>;
}

/** Timers of Node hold no more than about 24 days; who waits looks again. */
const LONGEST_MS = 3_600_000;

/** The machine's own clock. */
export const MACHINE_CLOCK: Clock = {
  now: () => Date.now(),
  async until(time, events, stop) {
    const ms = Math.min(Math.max(0, time - Date.now()), LONGEST_MS);
    const timer = new AbortController();
    const ends = AbortSignal.any([timer.signal, stop]);
    const timeout = setTimeout(ms, undefined, { signal: ends }).catch(() => undefined);
    await Promise.race([timeout, ...events]);
    timer.abort();
  },
};

/** A time as it is kept. */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** Milliseconds of a kept time; the beginning of time when there is none. */
export function msOf(time: string | undefined): number {
  return time === undefined ? 0 : Date.parse(time);
}
