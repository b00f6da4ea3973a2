import { expect, test } from "vitest";
import { memoryStore, type Raw, type Store } from "../../src/index.ts";
import { CARDS } from "../../src/pile/cards.ts";
import { Desk, type DeskOptions } from "../../src/pile/desk.ts";
import { SHELF } from "../../src/pile/shelves.ts";
import type { Passing } from "../../src/pile/telling.ts";
import { rawOf } from "../piles.ts";
import { addAll, deskOver, reportOf } from "./desks.ts";

const report = (name: string, publisher: string, text: string): Raw =>
  rawOf(name, JSON.stringify({ publisher, title: "Fire at the mill of Vell", text }), `${name}.jsonl`);
const PILE = [
  report("a", "Vell Echo", "A fire at the mill of Vell injured 12 people, said Hedda Strohm of the fire service."),
  report("b", "Ostrand Post", "Twelve people were hurt when the mill of Vell burned, Hedda Strohm told reporters."),
  report("c", "Kessel Times", "The council of Kessel voted on Monday to close its only bridge."),
];
/** Shelves that only later refreshes, lists and look-ups read. */
const FOR_LATER = [...Object.values(CARDS), SHELF.cards, SHELF.facts, SHELF.lineage, SHELF.window, SHELF.near];

test("a desk for one report says what another desk says, and keeps nothing for later", async () => {
  const [kept, passing] = [memoryStore(), memoryStore()];
  await workThrough(deskOver(kept));
  const options: DeskOptions & Passing = { now: () => "2026-01-01T00:00:00Z", threads: 1, isPassing: true };
  await workThrough(new Desk(passing, options));
  expect(await reportOf(passing)).toBe(await reportOf(kept));
  expect(await rowsFor(kept, FOR_LATER)).toBeGreaterThan(20);
  expect(await rowsFor(passing, FOR_LATER)).toBe(0);
});

async function workThrough(desk: Desk): Promise<void> {
  await addAll(desk, PILE);
  await desk.refresh();
}

async function rowsFor(store: Store, shelves: readonly string[]): Promise<number> {
  let rows = 0;
  for (const shelf of shelves) for await (const _ of store.all(shelf)) rows++;
  return rows;
}
