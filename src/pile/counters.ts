import { type CountersState, counterKeys, PileCounters } from "../article/index.ts";
import type { Article } from "../model/index.ts";
import type { Change, Shelves } from "../store/store.ts";
import { SHELF } from "./shelves.ts";

/** The part of the counters that some articles are counted in. */
export interface CountersPart {
  readonly counters: PileCounters;
  /** Keeps what has changed since the part was loaded. */
  save(to: Change): void;
}

/** Loads what the pile tells of these articles, and what they tell of others. */
export async function countersFor(from: Shelves, articles: readonly Article[]): Promise<CountersPart> {
  const keys = articles.map(counterKeys);
  const publishers = await loaded(
    from,
    SHELF.publishers,
    keys.flatMap(({ publisher }) => publisher ?? []),
  );
  const headlines = await loaded(
    from,
    SHELF.headlines,
    keys.flatMap((each) => each.headlines),
  );
  const state = {
    publishers: entriesOf(publishers) as unknown as CountersState["publishers"],
    headlines: entriesOf(headlines) as unknown as CountersState["headlines"],
  };
  const counters = new PileCounters(state);
  const save = (to: Change) => {
    const now = counters.state();
    keepChanged(to, SHELF.publishers, publishers, now.publishers);
    keepChanged(to, SHELF.headlines, headlines, now.headlines);
  };
  return { counters, save };
}

async function loaded(from: Shelves, shelf: string, keys: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(keys)].sort();
  const values = await from.get(shelf, wanted);
  return new Map(wanted.map((key, at) => [key, values[at] ? Buffer.from(values[at]!).toString() : ""]));
}

function entriesOf(loaded: ReadonlyMap<string, string>): (readonly [string, unknown])[] {
  return [...loaded].flatMap(([key, json]) => (json === "" ? [] : [[key, JSON.parse(json)] as const]));
}

function keepChanged(
  to: Change,
  shelf: string,
  before: ReadonlyMap<string, string>,
  now: readonly (readonly [string, unknown])[],
): void {
  const after = new Map(now.map(([key, value]) => [key, JSON.stringify(value)]));
  for (const [key, json] of before) {
    const next = after.get(key) ?? "";
    if (next !== json) to.keep(shelf, key, next === "" ? undefined : Buffer.from(next));
  }
}
