import { expect, test } from "vitest";
import { mix32 } from "../../src/model/index.ts";
import type { NearKeys } from "../../src/near/meetings.ts";
import { Nearest } from "../../src/near/nearest.ts";

const ITEMS = 160;
const [REACH, MOST, LEAST] = [4, 5, 300];

/** Items with 1 to 8 of 24 keys, the first keys in most of them. */
const KEYS: readonly NearKeys[] = Array.from({ length: ITEMS }, (_, number) => {
  const drawn = Array.from({ length: 1 + (mix32(number) % 8) }, (_, k) => {
    const draw = mix32(number * 31 + k);
    return (draw % 5) * (draw % 3 === 0 ? 1 : 1 + ((draw >>> 8) % 5));
  });
  const keys = Uint32Array.from(new Set(drawn)).sort();
  const worth = keys.map((key) => 1 + (mix32(number * 977 + key) % 60));
  return { keys, worth: Uint8Array.from(worth), total: worth.reduce((sum, each) => sum + each, 0) };
});
const placeOf = (number: number) => mix32(number * 13 + 5);
const isHead = (number: number) => number % 4 !== 1;

function made(): Nearest {
  const register = {
    keysOf: (number: number) => KEYS[number]!,
    precedes: (a: number, b: number) => placeOf(a) < placeOf(b),
    ownList: () => (key: number) => key,
    otherLists: () => [(key: number) => key],
  };
  const measure = { common: (x: number, y: number) => x * y, share: (common: number) => common, reach: REACH };
  return new Nearest(register, measure, { least: LEAST, most: MOST, spare: 2 });
}

function listsOf(nearest: Nearest, inside: ReadonlySet<number>): Map<number, string> {
  const entries = [...inside].sort((x, y) => x - y);
  return new Map(
    entries.map((number) => [
      number,
      nearest
        .of(number)
        .map((each) => `${each.number}:${each.share}`)
        .join(" "),
    ]),
  );
}

/** Comes or goes; says whose lists are others for that. */
function take(nearest: Nearest, number: number, inside: Set<number>): Set<number> {
  if (inside.delete(number)) {
    const changed = nearest.unfile(number, isHead(number));
    nearest.forget(number);
    return changed;
  }
  inside.add(number);
  nearest.await(number);
  return nearest.file(number, isHead(number));
}

/** The list of one item by the definition alone. */
function plainList(inside: readonly number[], number: number): string {
  const inOrder = inside.filter(isHead).sort((x, y) => placeOf(x) - placeOf(y));
  const shareWith = (head: number): number => {
    const [own, other] = [KEYS[number]!, KEYS[head]!];
    return [...own.keys].reduce((sum, key, i) => {
      const j = other.keys.indexOf(key);
      const under = inOrder.filter((each) => KEYS[each]!.keys.includes(key));
      const between = under.filter((each) => placeOf(each) > placeOf(head) && placeOf(each) < placeOf(number)).length;
      return j >= 0 && between < REACH ? sum + own.worth[i]! * other.worth[j]! : sum;
    }, 0);
  };
  const found = inOrder
    .filter((head) => placeOf(head) < placeOf(number))
    .map((head) => ({ head, share: shareWith(head) }));
  const near = found.filter(({ share }) => share >= LEAST);
  near.sort((x, y) => y.share - x.share || placeOf(x.head) - placeOf(y.head));
  return near
    .slice(0, MOST)
    .map(({ head, share }) => `${head}:${share}`)
    .join(" ");
}

test.each([1, 2, 3, 4])(
  "lists are those of the definition, one change at a time or many, and all changes are named (%i)",
  (seed) => {
    const nearest = made();
    const inside = new Set<number>();
    let full = 0;
    for (let step = 0; step < 200; step++) {
      const before = listsOf(nearest, inside);
      const changed = new Set<number>();
      const count = step % 40 === 0 ? 100 : 1 + (mix32(step + seed) % 4);
      for (let k = 0; k < count; k++) {
        for (const other of take(nearest, mix32(step * 701 + k + seed * 7919) % ITEMS, inside)) changed.add(other);
      }
      for (const other of nearest.settle()) changed.add(other);
      const after = listsOf(nearest, inside);
      for (const [other, list] of after) if (before.get(other) !== list) expect(changed).toContain(other);
      if (step % 8 === 0) for (const [other, list] of after) expect(list).toBe(plainList([...inside], other));
      for (const list of after.values()) if (list.split(" ").length === MOST) full++;
    }
    expect(full).toBeGreaterThan(2_000);
  },
);

test("a look takes a bounded number of steps, however many share the keys", () => {
  const steps = (size: number) => {
    let asked = 0;
    const keys = { keys: Uint32Array.of(1, 2, 3), worth: Uint8Array.of(9, 9, 9), total: 27 };
    const register = {
      keysOf: () => keys,
      precedes: (a: number, b: number) => a < b,
      ownList: () => (key: number) => key,
      otherLists: () => [(key: number) => key],
    };
    const common = () => {
      asked++;
      return 1;
    };
    const measure = { common, share: (sum: number) => sum, reach: 16 };
    const nearest = new Nearest(register, measure, { least: 1, most: 8, spare: 2 });
    for (let number = 0; number < size; number++) enterPlain(nearest, number);
    asked = 0;
    enterPlain(nearest, size);
    return asked;
  };
  expect(steps(50)).toBe(3 * 16);
  expect(steps(2_000)).toBe(steps(50));
});

function enterPlain(nearest: Nearest, number: number): void {
  nearest.await(number);
  nearest.file(number, true);
  nearest.settle();
}
