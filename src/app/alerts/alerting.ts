import type { Store } from "../../index.ts";
import { type AlertRule, alertsAfter, type Step, Told } from "../../question/index.ts";
import type { Clock } from "../watch/clock.ts";

const EVERY_MS = 2000;

/** What `alertsAfter` gives without an end: it waits until the log grows, until it is stopped. */
export async function* alertsForEver(
  store: Store,
  rules: readonly AlertRule[],
  after: number,
  { clock, stop, told = new Told() }: { readonly clock: Clock; readonly stop: AbortSignal; readonly told?: Told },
): AsyncGenerator<Step> {
  let seq = after;
  while (!stop.aborted) {
    for await (const step of alertsAfter(store, rules, seq, { told })) {
      yield step;
      seq = step.seq;
      if (stop.aborted) return;
    }
    while (!stop.aborted && (await store.seq()) <= seq) await clock.until(clock.now() + EVERY_MS, [], stop);
  }
}
