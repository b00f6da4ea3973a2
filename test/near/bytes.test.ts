import { expect, test } from "vitest";
import { packed, together, unpacked } from "../../src/near/bytes.ts";

test("what was packed is read from bytes of any kind, wherever they lie", () => {
  const [head, arrays] = [{ form: 1 }, [Uint32Array.of(7, 8), Float32Array.of(0.5), Uint8Array.of(1, 2, 3)]];
  const bytes = packed(head, arrays);
  const inside = Buffer.concat([Buffer.from("xyz"), bytes]).subarray(3);
  expect([unpacked(bytes), unpacked(inside)]).toEqual([
    { head, arrays },
    { head, arrays },
  ]);
});

test("arrays read together share one memory, and none reads or writes what is another's", () => {
  const arrays = [Uint8Array.of(1, 2, 3), Float64Array.of(0.25, -1), new Uint32Array(0), Uint8Array.of(9)];
  const read = unpacked(packed({}, arrays)).arrays;
  expect(new Set(read.map(({ buffer }) => buffer)).size).toBe(1);
  read[0]!.fill(77);
  expect(read).toEqual([Uint8Array.of(77, 77, 77), ...arrays.slice(1)]);
});

test("arrays laid together share one memory and are what they were, whatever they were cut from", () => {
  const arrays = [Uint32Array.of(5, 6, 7).subarray(1), Uint8Array.of(1, 2, 3), Float32Array.of(0.5)] as const;
  const twins = together(arrays);
  expect(twins).toEqual(arrays);
  expect(new Set(twins.map(({ buffer }) => buffer)).size).toBe(1);
  twins[1].fill(0);
  expect([arrays[1], twins[0], twins[2]]).toEqual([Uint8Array.of(1, 2, 3), arrays[0], arrays[2]]);
});

test("a state that is cut off is refused", () => {
  const bytes = packed({ form: 1 }, [Uint32Array.of(7, 8, 9)]);
  for (const length of [0, 3, 9, bytes.length - 1])
    expect(() => unpacked(bytes.subarray(0, length))).toThrow(RangeError);
});
