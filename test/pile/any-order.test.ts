import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../../src/index.ts";
import { rawOf, rawsOfExample } from "../piles.ts";
import { onEveryKind } from "../store/kinds.ts";
import { type Draft, drafts, recordOf, textOf } from "../written.ts";
import { addAll, deskOver, reportAfter, reportOf } from "./desks.ts";

const RUNS = { seed: 20261128, numRuns: 4, endOnFailure: true };

/** Reports, light copies of them, a second version of one, namesakes: each in a file of its own. */
function rawsFrom(pile: readonly Draft[]) {
  const records = pile.map((draft, k) => ({ draft, record: recordOf(`r${k}`, draft) }));
  const copies = pile
    .slice(0, 2)
    .map((draft, k) => recordOf(`c${k}`, { ...draft, publisher: "Copy Post" }, textOf(draft, 5)));
  const first = pile[0]!;
  const later = {
    ...JSON.parse(recordOf("r0", first)),
    published: "2025-04-09",
    text: `${textOf(first)}\n\nThe count rose to 99 in the evening.`,
  };
  const namesake = recordOf("r1", { ...pile[1]!, publisher: "Namesake Letter" });
  return [...records.map(({ record }) => record), ...copies, JSON.stringify(later), namesake].map((record, k) =>
    rawOf(`f${k}`, record, `f${k}.jsonl`),
  );
}

function shuffled<T>(items: readonly T[], keys: Iterator<number>): T[] {
  const keyed = items.map((item) => ({ item, key: keys.next().value ?? 0 }));
  return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
}

function inParts<T>(items: readonly T[], parts: number): T[][] {
  const size = Math.max(1, Math.ceil(items.length / parts));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, k) => items.slice(k * size, (k + 1) * size));
}

describe("one batch, portions, one by one, in any order: the same bytes", () => {
  test("of generated piles", async () => {
    const numbers = fc.infiniteStream(fc.double({ noNaN: true }));
    await fc.assert(
      fc.asyncProperty(drafts, numbers, fc.integer({ min: 2, max: 5 }), async (pile, keys, parts) => {
        const raws = rawsFrom(pile);
        const whole = await reportAfter([raws]);
        expect(await reportAfter(inParts(shuffled(raws, keys), parts))).toBe(whole);
        expect(await reportAfter(shuffled(raws, keys).map((raw) => [raw]))).toBe(whole);
        expect(await reportAfter([shuffled(raws, keys)])).toBe(whole);
      }),
      RUNS,
    );
  });

  test("of the example pile, one by one from the end, and on two threads", async () => {
    const raws = rawsOfExample("pile");
    const whole = await reportAfter([raws]);
    expect(await reportAfter([...raws].reverse().map((raw) => [raw]))).toBe(whole);
    expect(await reportAfter([raws], memoryStore(), { threads: 2 })).toBe(whole);
  });
});

describe("adding, taking off, correcting", () => {
  test("what is taken off and added again is as if it had never gone", async () => {
    const numbers = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(drafts, numbers, async (pile, keys) => {
        const raws = rawsFrom(pile);
        const store = memoryStore();
        const whole = await reportAfter([raws], store);
        const ids: string[] = [];
        for await (const id of store.articleIds()) ids.push(id);
        const gone = ids.filter(() => (keys.next().value ?? 0) % 2 === 0);
        const desk = deskOver(store);
        await desk.remove(gone);
        await desk.refresh();
        const left: string[] = [];
        for await (const id of store.articleIds()) left.push(id);
        expect(left.length).toBe(ids.length - gone.length);
        await addAll(desk, raws);
        await desk.refresh();
        expect(await reportOf(store)).toBe(whole);
      }),
      RUNS,
    );
  });

  test("a second refresh changes nothing, nor does adding the same again", async () => {
    const raws = rawsOfExample("pile");
    const store = memoryStore();
    const whole = await reportAfter([raws], store);
    const seq = await store.seq();
    const desk = deskOver(store);
    expect(await desk.refresh()).toEqual({ articles: 0, stories: 0 });
    expect(await addAll(desk, raws)).toEqual({ added: 0, changed: 0, same: 20 });
    expect(await desk.refresh()).toEqual({ articles: 0, stories: 0 });
    expect([await reportOf(store), await store.seq()]).toEqual([whole, seq]);
  });
});

onEveryKind((fresh) => {
  test("holds the same bytes, opened anew for every portion", async () => {
    const raws = rawsOfExample("pile");
    const place = await fresh();
    for (const portion of inParts(raws, 3)) {
      const store = await place.open();
      await reportAfter([portion], store);
    }
    expect(await reportOf(await place.open())).toBe(await reportAfter([raws]));
  });
});
