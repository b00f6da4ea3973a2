import type { LogEntry, Store } from "../../index.ts";
import type { Clock } from "../watch/clock.ts";
import { type Alert, alertsIn, groundOf } from "./matching.ts";
import type { AlertRule } from "./rules.ts";

/** An alert, or none, and up to which entry everything is told once it is told. */
export interface Step {
  readonly alert?: Alert;
  readonly seq: number;
}

/** Entries of the log that are looked at together. */
const PORTION = 200;
const EVERY_MS = 2000;

/** What the rules ask for in the log behind entry `after`, in its order, to its end; one step at least when there are entries. */
export async function* alertsAfter(store: Store, rules: readonly AlertRule[], after: number): AsyncGenerator<Step> {
  let seq = after;
  for (;;) {
    const entries = await portionOf(store, seq);
    for (const entry of entries) {
      const ground = await groundOf(store, entry);
      const alerts = ground ? alertsIn(ground, rules) : [];
      for (const [i, alert] of alerts.entries())
        yield { alert, seq: i === alerts.length - 1 ? entry.seq : entry.seq - 1 };
      seq = entry.seq;
    }
    if (entries.length > 0) yield { seq };
    if (entries.length < PORTION) return;
  }
}

/** The same without an end: it waits until the log grows, until it is stopped. */
export async function* alertsForEver(
  store: Store,
  rules: readonly AlertRule[],
  after: number,
  { clock, stop }: { readonly clock: Clock; readonly stop: AbortSignal },
): AsyncGenerator<Step> {
  let seq = after;
  while (!stop.aborted) {
    for await (const step of alertsAfter(store, rules, seq)) {
      yield step;
      seq = step.seq;
      if (stop.aborted) return;
    }
    while (!stop.aborted && (await store.seq()) <= seq) await clock.until(clock.now() + EVERY_MS, [], stop);
  }
}

async function portionOf(store: Store, after: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const entry of store.log(after, PORTION)) entries.push(entry);
  return entries;
}
