import { expect, test } from "vitest";
import type { Lexicon } from "../../src/annotation/syntax/lexicon.ts";
import { AFFIXES, NO_ROW } from "../../src/annotation/syntax/net/inputs.ts";
import { matricesOf, SIZE } from "../../src/annotation/syntax/net/shape.ts";
import { Learner, type ParseData } from "../../train/network.ts";
import { randomFrom } from "../../train/random.ts";

test("the gradient of every matrix agrees with finite differences", () => {
  const learner = new Learner(data(), words(), 5);
  const loss = () => {
    learner.refresh();
    return learner.learn([0, 1, 2], randomFrom(9));
  };
  loss();
  const gradient = Float32Array.from(learner.gradient);
  for (const [name, matrix] of matricesOf(learner.layout)) {
    const cell = largest(gradient, matrix.at - learner.layout.word.at, matrix.rows * matrix.columns);
    const kept = learner.weights[cell]!;
    learner.weights[cell] = kept + 0.005;
    const above = loss();
    learner.weights[cell] = kept - 0.005;
    const slope = (above - loss()) / 0.01;
    learner.weights[cell] = kept;
    expect(Math.abs(slope - gradient[cell]!), name).toBeLessThan(0.1 * Math.abs(gradient[cell]!) + 1e-3);
  }
});

function largest(values: Float32Array, from: number, count: number): number {
  let best = from;
  for (let i = from; i < from + count; i++) if (Math.abs(values[i]!) > Math.abs(values[best]!)) best = i;
  return best;
}

/** Three made-up sentences of 7, 5 and 4 words. */
function data(): ParseData {
  const random = randomFrom(3);
  const count = 16;
  const first = Int32Array.of(0, 7, 12, 16);
  const below = (most: number) => Math.floor(random() * most);
  const head = Int32Array.from({ length: count }, (_, i) => {
    const from = i < 7 ? 0 : i < 12 ? 7 : 12;
    return i === from ? -1 : from + below(i - from);
  });
  return {
    rows: {
      glove: Int32Array.from({ length: count }, () => below(10) - 1),
      word: Int32Array.from({ length: count }, () => below(5)),
      affix: Int32Array.from({ length: count * AFFIXES }, (_, k) => (k % AFFIXES > 9 ? NO_ROW : below(SIZE.affixRows))),
      tag: Uint8Array.from({ length: count }, () => below(9)),
    },
    first,
    counts: { words: 5, tags: 9, relations: 11 },
    head,
    relation: Uint8Array.from({ length: count }, () => below(11)),
    tag: Uint8Array.from({ length: count }, () => below(9)),
  };
}

function words(): Lexicon {
  const random = randomFrom(4);
  const vectors = Int8Array.from({ length: 1000 }, () => random() * 200 - 100);
  return { count: 10, row: () => 0, rowOfHash: () => 0, coarse: () => 0, fine: () => 0, vectors };
}
