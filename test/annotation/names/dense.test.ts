import { expect, test } from "vitest";
import { modelBytes } from "../../../src/annotation/load.ts";
import { type Dense, DenseScorer, HIDDEN, LOOKS, lookOf, WINDOW } from "../../../src/annotation/names/dense.ts";
import { type Seen, seenIn } from "../../../src/annotation/names/features.ts";
import { LABELS } from "../../../src/annotation/names/labels.ts";
import { lexicon } from "../../../src/annotation/names/lexicon.ts";
import { WIDTH, wordVectors } from "../../../src/annotation/names/vectors.ts";
import { wordsFrom } from "../../../src/annotation/names/words.ts";
import { readSections } from "../../../src/annotation/syntax/sections.ts";
import { randomFrom } from "../../../train/random.ts";

/** A hidden layer of seeded random weights. */
function layer(seed: number): Dense {
  const random = randomFrom(seed);
  const weights = (count: number) => Float32Array.from({ length: count }, () => random() - 0.5);
  return {
    input: weights(WINDOW * WIDTH * HIDDEN),
    looks: weights(WINDOW * LOOKS * HIDDEN),
    output: weights(HIDDEN * LABELS),
  };
}

function seenOf(words: readonly string[]): Seen {
  const text = words.join(" ");
  const cuts = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const start = Int32Array.from(cuts, (cut) => cut.start);
  const end = Int32Array.from(cuts, (cut) => cut.end);
  return seenIn(wordsFrom(text, start, end, [{ start: 0, end: text.length }]), lexicon());
}

/** The layer's share of the label scores of token `i` by its definition: floats between the steps, doubles at the end. */
function plainly(model: Dense, seen: Seen, i: number, count: number): number[] {
  const vectors = wordVectors();
  const hidden = new Float32Array(HIDDEN);
  for (let w = 0; w < WINDOW; w++) {
    const j = i + w - (WINDOW >> 1);
    const isOut = j < 0 || j >= count;
    const row = isOut ? -1 : vectors.row(seen.words.folded[j]!);
    const look = isOut ? LOOKS - 1 : lookOf(seen, j, 0);
    const product = new Float32Array(HIDDEN);
    for (let d = 0; row >= 0 && d < WIDTH; d++) {
      const value = vectors.bytes[row * WIDTH + d]! * vectors.scaleOf(row);
      for (let h = 0; h < HIDDEN; h++) product[h]! += value * model.input[(w * WIDTH + d) * HIDDEN + h]!;
    }
    for (let h = 0; h < HIDDEN; h++) hidden[h]! += model.looks[(w * LOOKS + look) * HIDDEN + h]! + product[h]!;
  }
  return Array.from({ length: LABELS }, (_, label) => {
    let sum = label / 8;
    for (let h = 0; h < HIDDEN; h++) if (hidden[h]! > 0) sum += hidden[h]! * model.output[h * LABELS + label]!;
    return sum;
  });
}

function expectSame(words: readonly string[], model: Dense, scorer: DenseScorer): void {
  const seen = seenOf(words);
  scorer.open(seen, 0, words.length);
  for (let i = 0; i < words.length; i++) {
    const out = Float64Array.from({ length: LABELS + 4 }, (_, k) => (k - 2) / 8);
    scorer.add(i, out, 2);
    expect(Array.from(out.subarray(2, 2 + LABELS))).toEqual(plainly(model, seen, i, words.length));
    expect([out[0], out[1], out[2 + LABELS], out[3 + LABELS]]).toEqual([-0.25, -0.125, LABELS / 8, (LABELS + 1) / 8]);
  }
}

const known = (readSections(modelBytes("words.bin")).texts.get("words") ?? "").split("\n");
const isPlain = (word: string | undefined): word is string => word !== undefined && /^[a-z]+$/.test(word);

test("scores are those of plain arithmetic, bit for bit, at either end of a sentence and for words without a vector", () => {
  const model = layer(3);
  const scorer = new DenseScorer(model);
  expectSame(["Ruta"], model, scorer);
  expectSame(
    ["The", "mayor", "of", "Ellerwick", "qqzzkvv", "met", "Ruta", "Pellmore", "on", "12", "May", "."],
    model,
    scorer,
  );
});

test("words that share a place for their products do not disturb one another, in one window or one after another", () => {
  const model = layer(5);
  const scorer = new DenseScorer(model);
  const SHARED = 4096;
  const rows = Array.from({ length: 600 }, (_, k) => SHARED + k).filter((row) =>
    [row, row + SHARED, row + 2 * SHARED].every((each) => isPlain(known[each])),
  );
  expect(rows.length).toBeGreaterThan(10);
  const words = rows
    .slice(0, 8)
    .flatMap((row) => [row, row + SHARED, row, row + 2 * SHARED].map((each) => known[each]!));
  expectSame(words, model, scorer);
  expectSame([...words].reverse(), model, scorer);
});
