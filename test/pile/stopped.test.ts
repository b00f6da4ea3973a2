import { expect, test } from "vitest";
import { isUnfinished, memoryStore, type Store } from "../../src/index.ts";
import { rawOf } from "../piles.ts";
import { recordOf } from "../written.ts";
import { addAll, deskOver, reportAfter, reportOf } from "./desks.ts";

class Stopped extends Error {}

/** A store whose user dies at its commit number `at`, right before it or right after it. */
function dyingAt(store: Store, at: number, isAfter: boolean): Store {
  let count = 0;
  const through = <T extends object>(target: T, instead: Partial<T>): T =>
    new Proxy(target, {
      get(_, key) {
        const value = instead[key as keyof T] ?? target[key as keyof T];
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return through(store, {
    begin: async () => {
      const change = await store.begin();
      const commit = async () => {
        if (++count < at) return change.commit();
        await (isAfter ? change.commit() : change.abandon());
        throw new Stopped();
      };
      return through(change, { commit });
    },
  });
}

const HAPPENING = {
  site: "paper mill",
  chief: "Hedda Strohm",
  owner: "Hollin Transit",
  month: "April",
};

const RAWS = [0, 1, 2].flatMap((k) =>
  [0, 1, 2].map((style) => {
    const happening = { ...HAPPENING, town: ["Oxmoor", "Velbury", "Castrand"][k]!, hurt: 20 + k, money: 30 + k };
    return rawOf(`a${k}${style}`, recordOf(`a${k}${style}`, { happening, style }), `a${k}${style}.jsonl`);
  }),
);

/** Portions of two: some ten commits a refresh. */
const SMALL = { portion: 2 };

test.each([
  ["before", false],
  ["after", true],
])("a long refresh that ends right %s any of its commits is gone on with to the same bytes", async (_, isAfter) => {
  const whole = await reportAfter([RAWS], memoryStore(), SMALL);
  expect(await reportAfter([RAWS])).toBe(whole);
  let deaths = 0;
  for (let at = 1; ; at++) {
    const store = memoryStore();
    await addAll(deskOver(store, SMALL), RAWS);
    const stopped = await deskOver(dyingAt(store, at, isAfter), SMALL)
      .refresh()
      .then(() => false)
      .catch((error) => error instanceof Stopped || Promise.reject(error));
    if (!stopped) break;
    deaths++;
    // Whoever goes on may be stopped again.
    await deskOver(dyingAt(store, 2, !isAfter), SMALL)
      .refresh()
      .catch(() => undefined);
    if (await isUnfinished(store)) await deskOver(store, SMALL).refresh();
    expect(await reportOf(store)).toBe(whole);
    expect(await isUnfinished(store)).toBe(false);
    expect((await deskOver(store, SMALL).refresh()).stories).toBe(0);
  }
  expect(deaths).toBeGreaterThan(6);
});
