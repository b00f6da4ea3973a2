import { expect, test } from "vitest";
import { LABELS } from "../../../src/annotation/names/labels.ts";
import { RowSums } from "../../../src/annotation/names/row-sums.ts";
import { randomFrom } from "../../../train/random.ts";

const ROWS = 300;

test("the sums of rows are those of plain addition, up to the largest weights and for no row at all", () => {
  const random = randomFrom(5);
  const levels = Int8Array.from({ length: ROWS * LABELS }, () => Math.floor(random() * 256) - 128);
  const weights = Int16Array.from({ length: 256 }, (_, byte) =>
    byte < 4 ? 32767 : Math.floor(random() * 65536) - 32768,
  );
  const rows = new RowSums(levels, weights, 72);
  for (const count of [0, 1, 2, 17, 72]) {
    const asked = Array.from({ length: count }, () => Math.floor(random() * ROWS));
    const plain = new Int32Array(LABELS);
    for (const row of asked)
      for (let label = 0; label < LABELS; label++) plain[label]! += weights[levels[row * LABELS + label]! & 255]!;
    asked.forEach((row, k) => {
      rows.places[k] = rows.placeOf(row);
    });
    rows.sum(count);
    expect(rows.sums).toEqual(plain);
  }
});
