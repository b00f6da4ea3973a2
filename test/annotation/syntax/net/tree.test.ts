import fc from "fast-check";
import { expect, test } from "vitest";
import { bestTree, isTree } from "../../../../src/annotation/syntax/net/tree.ts";

const runs = { seed: 11, numRuns: 150 };

test("any scores give a tree with one root", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.float({ min: -9, max: 9, noNaN: true })),
      (n, stream) => {
        const scores = Float32Array.from({ length: n * 16 }, () => stream.next().value as number);
        expect(isTree(bestTree(scores, 0, 16, n))).toBe(true);
      },
    ),
    runs,
  );
});

test("no tree without crossing arcs scores higher than the one found", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (n, stream) => {
      const scores = Float32Array.from({ length: n * 8 }, () => (stream.next().value as number) / 3);
      const found = scoreOf(bestTree(scores, 0, 8, n), scores);
      for (const heads of trees(n)) expect(scoreOf(heads, scores)).toBeLessThanOrEqual(found + 1e-4);
    }),
    runs,
  );
});

function scoreOf(heads: Int32Array, scores: Float32Array): number {
  return heads.reduce((sum, head, t) => sum + scores[t * 8 + 1 + head]!, 0);
}

function* trees(n: number): Generator<Int32Array> {
  for (let code = 0; code < (n + 1) ** n; code++) {
    const heads = Int32Array.from({ length: n }, (_, t) => (Math.floor(code / (n + 1) ** t) % (n + 1)) - 1);
    if (heads.every((head, t) => head !== t) && isTree(heads) && !crosses(heads)) yield heads;
  }
}

function crosses(heads: Int32Array): boolean {
  const arcs = [...heads]
    .map((head, t) => [Math.min(head, t), Math.max(head, t)] as const)
    .filter(([from]) => from >= 0);
  return arcs.some(([a, b]) => arcs.some(([c, d]) => a < c && c < b && b < d)) || coversRoot(heads, arcs);
}

/** The root's arc comes from outside: an arc over the root crosses it. */
function coversRoot(heads: Int32Array, arcs: readonly (readonly [number, number])[]): boolean {
  const root = heads.indexOf(-1);
  return arcs.some(([a, b]) => a < root && root < b);
}
