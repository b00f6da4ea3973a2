import { expect, test } from "vitest";
import { SortedKeys } from "../../src/annotation/sorted-keys.ts";

test("places of keys in ascending order, of the first and the last key too", () => {
  const keys = Uint32Array.of(0, 1, 65535, 65536, 65537, 0x7fffffff, 0x80000000, 0xffff0000, 0xffffffff);
  const sorted = new SortedKeys(keys);
  expect(Array.from(keys, (key) => sorted.placeOf(key))).toEqual([...keys.keys()]);
});

test("keys that are not in the list have no place, whatever shares their upper bits", () => {
  const sorted = new SortedKeys(Uint32Array.of(5, 7, 65541));
  expect([0, 4, 6, 8, 65540, 65542, 0xffffffff].map((key) => sorted.placeOf(key))).toEqual(Array(7).fill(-1));
  expect(new SortedKeys(new Uint32Array(0)).placeOf(0)).toBe(-1);
});

test("of equal keys the first", () => {
  expect(new SortedKeys(Uint32Array.of(3, 9, 9, 9)).placeOf(9)).toBe(1);
});
