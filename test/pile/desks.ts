import {
  type Desk,
  type DeskOptions,
  memoryStore,
  openDesk,
  type Raw,
  renderReport,
  type Store,
} from "../../src/index.ts";

export const AT = "2026-01-01T00:00:00Z";

export function deskOver(store: Store, options: Partial<DeskOptions> = {}): Desk {
  return openDesk(store, { now: () => AT, threads: 1, ...options });
}

/** Adds in one go; returns how many articles were new, changed, known. */
export async function addAll(
  desk: Desk,
  raws: Iterable<Raw>,
): Promise<{ added: number; changed: number; same: number }> {
  const sum = { added: 0, changed: 0, same: 0 };
  for await (const one of desk.add(raws)) {
    sum.added += one.added;
    sum.changed += one.changed;
    sum.same += one.same;
  }
  return sum;
}

/** The whole report of a store as JSON. */
export async function reportOf(store: Store): Promise<string> {
  let text = "";
  for await (const chunk of renderReport(await store.source(), "json")) text += chunk;
  return text;
}

/** The report of a pile that came in these portions, each with a refresh behind it. */
export async function reportAfter(
  portions: readonly (readonly Raw[])[],
  store: Store = memoryStore(),
  options: Partial<DeskOptions> = {},
): Promise<string> {
  const desk = deskOver(store, options);
  for (const portion of portions) {
    await addAll(desk, portion);
    await desk.refresh();
  }
  return reportOf(store);
}

export async function logOf(store: Store): Promise<{ readonly what: string; readonly subject: string }[]> {
  const entries: { what: string; subject: string }[] = [];
  for await (const { what, subject } of store.log(0, 10_000)) entries.push({ what, subject });
  return entries;
}
