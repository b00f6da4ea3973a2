import type { LogEntry, Store } from "../../store/store.ts";
import { type Alert, alertsIn, groundOf } from "./matching.ts";
import type { AlertRule } from "./rules.ts";
import { Told } from "./told.ts";

/** An alert, or none, and up to which entry everything is told once it is told. */
export interface Step {
  readonly alert?: Alert;
  readonly seq: number;
  /** Names of what the alert is about, for who remembers what was told. */
  readonly names?: readonly string[];
}

/** Entries of the log that are looked at together. */
const PORTION = 200;

/**
 * What the rules ask for in the log behind entry `after`, in its order, to its end; one step at least when there are entries. What
 * was told before is not told again.
 */
export async function* alertsAfter(
  store: Store,
  rules: readonly AlertRule[],
  after: number,
  { told = new Told(), pace }: { readonly told?: Told; readonly pace?: () => Promise<void> } = {},
): AsyncGenerator<Step> {
  let seq = after;
  for (;;) {
    const entries = await portionOf(store, seq);
    for (const entry of entries) {
      await pace?.();
      const alerts = await freshIn(store, rules, entry, told);
      for (const [i, one] of alerts.entries())
        yield { ...one, seq: i === alerts.length - 1 ? entry.seq : entry.seq - 1 };
      seq = entry.seq;
    }
    if (entries.length > 0) yield { seq };
    if (entries.length < PORTION) return;
  }
}

type Fresh = Required<Pick<Step, "alert" | "names">>;

/** What the rules tell of an entry and have not told yet. */
async function freshIn(store: Store, rules: readonly AlertRule[], entry: LogEntry, told: Told): Promise<Fresh[]> {
  if (entry.what === "story-renamed") for (const from of namesIn(entry.before)) told.rename(from, entry.subject);
  const ground = await groundOf(store, entry);
  return (ground ? alertsIn(ground, rules) : []).flatMap(({ things, ...alert }): Fresh[] => {
    const { story } = alert;
    const first = (part: string) => (part === story ? told.storyOf(part) : part);
    const names = told.namesOf(
      alert.rule,
      things.map((parts) => parts.map(first)),
    );
    return told.isTold(names) ? [] : [{ alert, names }];
  });
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

async function portionOf(store: Store, after: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const entry of store.log(after, PORTION)) entries.push(entry);
  return entries;
}
