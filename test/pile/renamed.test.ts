import { expect, test } from "vitest";
import { type ArticleId, heirOf, type LogEntry, memoryStore, type Store } from "../../src/index.ts";
import { rawOf } from "../piles.ts";
import { recordOf } from "../written.ts";
import { addAll, deskOver } from "./desks.ts";

const HAPPENING = {
  site: "paper mill",
  chief: "Hedda Strohm",
  owner: "Hollin Transit",
  month: "April",
  town: "Oxmoor",
};
const raw = (name: string, style: number) =>
  rawOf(name, recordOf(name, { happening: { ...HAPPENING, hurt: 20, money: 30 }, style }), `${name}.jsonl`);
/** Articles of one day stand in the order of their ids. */
const NAMES = ["before", "zero"];

async function entriesOf(store: Store, after: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const entry of store.log(after, 10_000)) entries.push(entry);
  return entries;
}

async function storyOf(store: Store): Promise<{ readonly id: string; readonly articles: readonly ArticleId[] }> {
  for await (const story of store.stories({ limit: 1 })) return story;
  throw new Error("no story");
}

/** A story of two, and what the log says of a third article, whose name decides whether it is the first of them. */
async function thirdCame(name: string) {
  const store = memoryStore();
  const desk = deskOver(store);
  await addAll(desk, [raw("one", 0), raw("two", 1)]);
  await desk.refresh();
  const [seq, before] = [await store.seq(), await storyOf(store)];
  await addAll(desk, [raw(name, 2)]);
  await desk.refresh();
  return { store, before, now: await storyOf(store), entries: await entriesOf(store, seq) };
}

test("what a third article brings is told whether or not the story keeps its id", async () => {
  const [earlier, later] = [await thirdCame("before"), await thirdCame("zero")];
  expect(earlier.now.id).not.toBe(earlier.before.id);
  expect(later.now.id).toBe(later.before.id);
  const facts = ({ entries }: typeof later) =>
    entries
      .filter(({ what }) => /^fact-(?:new|gone|changed)$/.test(what))
      .map(({ what, after, before }) => JSON.stringify([what, before, after]))
      .sort();
  expect(facts(later).length).toBeGreaterThan(0);
  expect(facts(earlier)).toEqual(facts(later));
  const told = earlier.entries.filter(({ what }) => what.startsWith("story-"));
  expect(told.map(({ what, subject }) => [what, subject])).toEqual([
    ["story-renamed", earlier.now.id],
    ["story-changed", earlier.now.id],
  ]);
  expect(told[0]).toMatchObject({ before: [earlier.before.id], after: [earlier.now.id] });
});

test("what was left to a story is off the shelf once it is told", async () => {
  for (const name of NAMES) {
    const { store } = await thirdCame(name);
    for await (const [id] of store.all("heirs")) throw new Error(`${id} waits`);
  }
});

test("the id that a story had leads on to the one that it has, and one that it has leads nowhere", async () => {
  const { store, before, now } = await thirdCame("before");
  expect([await heirOf(store, before.id), await heirOf(store, now.id)]).toEqual([now.id, undefined]);
  await addAll(deskOver(store), [raw("aaa", 3)]);
  await deskOver(store).refresh();
  const last = await storyOf(store);
  expect(last.id).not.toBe(now.id);
  expect([await heirOf(store, before.id), await heirOf(store, now.id)]).toEqual([last.id, last.id]);
  expect(await heirOf(store, "s-none")).toBeUndefined();
});
