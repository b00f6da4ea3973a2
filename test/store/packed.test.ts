import fc from "fast-check";
import { expect, test } from "vitest";
import { pack } from "../../src/store/packed/pack.ts";
import { unpack } from "../../src/store/packed/unpack.ts";

const SPAN = fc.record({ start: fc.nat(5000), end: fc.nat(9000) }, { noNullPrototype: true });
const ID = fc.stringMatching(/^[0-9a-f]{12}$/).map((hex) => `q-${hex}`);
const ROW = fc.record(
  { id: ID, span: SPAN, name: fc.string({ unit: "binary" }), score: fc.double() },
  { requiredKeys: ["id"], noNullPrototype: true },
);
const PLAIN = fc.oneof(
  fc.anything({ withNullPrototype: false, withMap: false, withSet: false, maxDepth: 6, stringUnit: "binary" }),
  fc.array(ROW),
  fc.array(SPAN),
);

test("plain data comes back as it was, the order of its keys too", () => {
  fc.assert(
    fc.property(PLAIN, (value) => {
      const back = unpack(pack(value));
      expect(back).toStrictEqual(value);
      expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      expect(Buffer.compare(pack(value), pack(back))).toBe(0);
    }),
    { numRuns: 1000, seed: 4 },
  );
});

test.each([
  ["half a surrogate pair", ["\ud800", "a\udc00b", "\u0000"]],
  [
    "numbers at the edge",
    [-0, 0, NaN, Infinity, -Infinity, 2 ** 53 - 1, -(2 ** 53), 1e300, 5e-324, 2 ** 50 - 1, -(2 ** 50) + 1],
  ],
  ["a key named like the prototype", JSON.parse('[{"__proto__":{"x":1},"a":2},{"constructor":3}]')],
  ["holes of the list type", [[], [[]], [[], [[]]], {}, [{}], null, undefined]],
])("%s comes back", (_, value) => {
  expect(unpack(pack(value))).toStrictEqual(value);
});

test("what is no plain data is refused", () => {
  for (const value of [new Map(), new Date(0), () => 1, 1n, Symbol("x")])
    expect(() => pack([value])).toThrow(TypeError);
});

test("nesting without end is refused, not followed", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(() => pack(deep)).toThrow(/nested/);
});

test("damaged bytes are a RangeError or another value, never anything worse", () => {
  const good = pack([
    { id: "q-0123456789ab", span: { start: 3, end: 9 } },
    { id: "q-ffffffffffff", span: { start: 12, end: 40 }, n: 0.5 },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.nat(good.length),
      (hits, cut) => {
        const bad = good.slice(0, cut);
        for (const [at, value] of hits) if (at < cut) bad[at] = value;
        try {
          unpack(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      },
    ),
    { numRuns: 3000, seed: 4 },
  );
});
