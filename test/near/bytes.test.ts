import { expect, test } from "vitest";
import { packed, unpacked } from "../../src/near/bytes.ts";

test("what was packed is read from bytes of any kind, wherever they lie", () => {
  const [head, arrays] = [{ form: 1 }, [Uint32Array.of(7, 8), Float32Array.of(0.5), Uint8Array.of(1, 2, 3)]];
  const bytes = packed(head, arrays);
  const inside = Buffer.concat([Buffer.from("xyz"), bytes]).subarray(3);
  expect([unpacked(bytes), unpacked(inside)]).toEqual([
    { head, arrays },
    { head, arrays },
  ]);
});
