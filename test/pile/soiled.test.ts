import { expect, test } from "vitest";
import { type Link, memoryStore, type Store } from "../../src/index.ts";
import { CARDS } from "../../src/pile/cards.ts";
import { SHELF } from "../../src/pile/shelves.ts";
import { areAsTold, groundKey, soil } from "../../src/pile/soiled.ts";
import type { Place } from "../../src/pile/state.ts";
import { rawOf } from "../piles.ts";
import { deskOver, reportAfter, reportOf } from "./desks.ts";

async function soiled(...steps: readonly (readonly [beside: string[], whole: string[]])[]): Promise<Store> {
  const store = memoryStore();
  for (const [beside, whole] of steps) {
    const change = await store.begin();
    await soil(change, beside, whole);
    await change.commit();
  }
  return store;
}

test("an article that is to be read again stays so, whatever becomes of its groups before its story is told", async () => {
  expect(await areAsTold(await soiled([["a"], []]), ["a", "b"])).toBe(true);
  expect(await areAsTold(await soiled([[], ["a"]], [["a"], []]), ["a"])).toBe(false);
  expect(await areAsTold(await soiled([["a"], []], [["a"], ["a"]]), ["a"])).toBe(false);
});

const place = (strict: string, loose = strict): Place => ({
  lineage: { id: "l", articles: [], weakest: 1 },
  strict,
  loose,
});
const link = (a: string, b: string, score = 0.9): Link => {
  return { a, b, kind: "copy", score, direction: "undetermined", evidence: [] };
};
const keyOf = (places: Record<string, Place>, links: readonly Link[], articles = ["a", "b"]) =>
  groundKey({ group: { id: "s", articles }, links, placeOf: (id) => places[id] });

test("what ties a story's articles to others does not change what it says; what ties them to each other does", () => {
  const key = keyOf({ a: place("a"), b: place("b", "a") }, [link("a", "b")]);
  expect(keyOf({ a: place("x"), b: place("y", "x") }, [link("a", "b"), link("b", "z")])).toBe(key);
  expect(keyOf({ a: place("x"), b: place("x") }, [link("a", "b")])).not.toBe(key);
  expect(keyOf({ a: place("a"), b: place("b", "a") }, [link("a", "b", 0.7)])).not.toBe(key);
  expect(keyOf({ a: place("a"), b: place("b", "a") }, [link("a", "b")], ["a", "b", "c"])).not.toBe(key);
});

const quay = (name: string, day: string, text: string) =>
  rawOf(
    name,
    JSON.stringify({ id: name, publisher: name, published: day, title: "Quay of Tarn", text }),
    `${name}.jsonl`,
  );
const FIRST =
  "The harbour board of Tarn closed its western quay on Monday after a crane had sunk into the planks, its chair Odile Marsh said. Repairs will cost 4 million crowns and take until the spring, the board said. Fishermen may use the eastern quay in the meantime.";
const OTHER = `A year ago this paper wrote: ${FIRST} Nothing of this has come about, the council of Tarn said on Friday, and the crane stands where it stood.`;

test("a copy in another story gives a story other lineages and no other words: the bytes of one batch", async () => {
  const first = [quay("herald", "2026-03-02", FIRST), quay("voice", "2026-03-02", `${FIRST} Boats lay idle.`)];
  const later = quay("echo", "2027-03-05", OTHER);
  const split = { split: [["herald"], ["voice"]] };
  const store = memoryStore();
  await deskOver(store).correct(split);
  await reportAfter([first], store);
  const [key, lineages] = [await keyOfStoryOf("voice", store), await lineagesBeside("voice", store)];
  await reportAfter([[later]], store);
  expect(await keyOfStoryOf("voice", store)).toBe(key);
  expect(await lineagesBeside("voice", store)).not.toEqual(lineages);
  const atOnce = memoryStore();
  await deskOver(atOnce).correct(split);
  expect(await reportOf(store)).toBe(await reportAfter([[...first, later]], atOnce));
  expect(await cardsIn(store)).toEqual(await cardsIn(atOnce));
});

async function cardsIn(store: Store): Promise<string[]> {
  const cards: string[] = [];
  for (const shelf of [...Object.values(CARDS), SHELF.cards])
    for await (const [key, bytes] of store.all(shelf)) cards.push(`${shelf} ${key} ${Buffer.from(bytes).toString()}`);
  return cards;
}

async function keyOfStoryOf(article: string, store: Store): Promise<string> {
  const [bytes] = await store.get(SHELF.grounds, [(await store.storyOf(article))!]);
  return Buffer.from(bytes!).toString("hex");
}

async function lineagesBeside(article: string, store: Store): Promise<unknown> {
  return (await store.dossier((await store.storyOf(article))!))!.lineages;
}
