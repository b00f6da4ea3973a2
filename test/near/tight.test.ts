import fc from "fast-check";
import { expect, test } from "vitest";
import { type Flat, packed } from "../../src/near/bytes.ts";
import { loosened, tightened } from "../../src/near/tight.ts";

const u32 = fc.nat(0xffffffff);
const float = fc.float({ noNaN: true });
const column: fc.Arbitrary<Flat> = fc.oneof(
  fc.uint8Array(),
  fc.uint32Array(),
  fc.uniqueArray(u32).map((values) => Uint32Array.from(values).sort()),
  fc.float32Array(),
  fc.float64Array(),
  fc.array(fc.nat(300)).map((values) => Float32Array.from(values, (value) => value / 20)),
);
/** A column and a part of it; products by few factors, then what they are products of. */
const related = fc
  .record({
    all: fc.uniqueArray(u32),
    factors: fc.array(float, { minLength: 1, maxLength: 3 }),
    other: fc.array(float),
  })
  .map(({ all, factors, other }): Flat[] => {
    const sorted = Uint32Array.from(all).sort();
    const part = sorted.filter((_, k) => k % 3 === 0);
    const rare = Float32Array.from(other, Math.abs);
    return [sorted, part, rare.map((value, k) => value * Math.abs(factors[k % factors.length]!)), rare];
  });

test("what was tightened comes back byte for byte", () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(column), related), fc.jsonValue(), (arrays, head) => {
      const again = loosened(tightened(head, arrays));
      expect(Buffer.from(packed(again.head, again.arrays)).equals(Buffer.from(packed(head, arrays)))).toBe(true);
    }),
    { seed: 20261129, numRuns: 500 },
  );
});

test("a set takes some 25 bits a number, a part of it 5, multiples of rarities less than a byte", () => {
  const set = Uint32Array.from({ length: 400 }, (_, k) => Math.imul(k + 1, 0x9e3779b1) ^ Math.imul(k, k)).sort();
  const part = set.filter((_, k) => k % 7 === 0);
  const rarity = Float32Array.from(set, (value) => Math.log(2 + (value % 30_000)));
  const weights = rarity.map((value, k) => Math.fround([1, 1.693147, 2][k % 3]! * value) / 37.25);
  const sizeOf = (...arrays: Flat[]) => (6 * (tightened(0, arrays).split("\n")[1]!.length - 4)) / 8;
  expect(sizeOf(set)).toBeLessThan((400 * 26) / 8);
  expect(sizeOf(set, part) - sizeOf(set)).toBeLessThan((part.length * 6) / 8);
  expect(sizeOf(weights, rarity) - sizeOf(rarity)).toBeLessThan(400);
});

test("other text is refused, and never by running on", () => {
  const whole = tightened({ a: 1 }, [Uint32Array.of(1, 5, 9), Float32Array.of(0.5, 2), Uint8Array.of(7)]);
  for (let k = 0; k < whole.length; k++) refused(whole.slice(0, k));
  refused(`[0,[[1,1000000000]]]\nAAAA`);
  refused(`[0,[[9,1]]]\nAAAA`);
  refused(`[0,[[1,8]]]\n${"/".repeat(4000)}`);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.base64String(), (at, noise) => {
      try {
        loosened(whole.slice(0, at) + noise + whole.slice(at + 1));
      } catch (error) {
        expect(["RangeError", "SyntaxError", "TypeError"]).toContain((error as Error).name);
      }
    }),
    { seed: 20261129 },
  );
});

function refused(text: string): void {
  expect(() => loosened(text)).toThrow();
}
