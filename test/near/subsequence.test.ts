import { expect, test } from "vitest";
import { lineUp, subsequences } from "../../src/near/subsequence.ts";
import { randomFrom } from "../../train/random.ts";

/** The longest common subsequence by trying all. */
function longest(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + longest(a.slice(1), b.slice(1));
  return Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
}

test("two sequences stand side by side, equal, in order, and as many as can be", () => {
  const random = randomFrom(7);
  for (let round = 0; round < 200; round++) {
    const [a, b] = [0, 0].map(() => Array.from({ length: Math.floor(random() * 9) }, () => Math.floor(random() * 4)));
    const found = [...lineUp(Uint32Array.from(a!), Uint32Array.from(b!))];
    const pairs = found.flatMap((y, x) => (y < 0 ? [] : [[x, y] as const]));
    for (const [x, y] of pairs) expect(a![x]).toBe(b![y]);
    const places = pairs.map(([, y]) => y);
    expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
    expect(pairs.length).toBe(longest(a!, b!));
    expect(subsequences(Uint32Array.from(a!), Uint32Array.from(b!))[0]).toBe(pairs.length);
  }
});
