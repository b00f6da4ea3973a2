import { type Dense, HIDDEN, LOOKS, WINDOW } from "../src/annotation/names/dense.ts";
import { LABELS, labelOf } from "../src/annotation/names/labels.ts";
import { ORGANISATION } from "../src/annotation/names/stretches.ts";
import { WIDTH } from "../src/annotation/names/vectors.ts";
import { writeSections } from "../src/annotation/syntax/sections.ts";
import type { Learnt } from "./name-learner.ts";

/** Rows of features kept in the packed model, the weightiest first. */
const KEPT_ROWS = 200_000;
const [BEGIN, UNIT] = [0, 3];
/** Taken off the score of every token outside names: a name missed costs as much as one too many. Tuned on UNER-EWT dev. */
const OUTSIDE = 0.3;
/** Added to the score of every token that begins an organisation: EWT passes over bodies that news names. Chosen on worldwide-ner and UNER-EWT dev. */
const ORGANISATION_LIFT = 0.5;

/**
 * The model file: the mean of the learners. Weights of features and label bigrams are averaged; the hidden layers stand side by
 * side, each with its part of the say. The weightiest rows take one byte a weight.
 */
export function packNames(keys: Uint32Array, learnt: readonly Learnt[], outside = OUTSIDE): Uint8Array {
  const weights = mean(learnt.map((one) => one.weights));
  const transitions = mean(learnt.map((one) => one.transitions));
  for (let previous = 0; previous < LABELS; previous++) {
    transitions[previous * LABELS]! -= outside;
    for (const place of [BEGIN, UNIT])
      transitions[previous * LABELS + labelOf(place, ORGANISATION)]! += ORGANISATION_LIFT;
  }
  const dense = sideBySide(learnt.map((one) => one.dense));
  return writeSections({ ...packRows(keys, weights), transitions, ...dense });
}

function mean(columns: readonly Float32Array[]): Float32Array {
  const sum = Float32Array.from(columns[0]!);
  for (const column of columns.slice(1)) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!;
  return sum.map((value) => value / columns.length);
}

function sideBySide(layers: readonly Dense[]): { input: Float32Array; looks: Float32Array; output: Float32Array } {
  const units = HIDDEN / layers.length;
  const join = (rows: number, columns: readonly Float32Array[]) => {
    const joined = new Float32Array(rows * HIDDEN);
    for (let row = 0; row < rows; row++) {
      columns.forEach((column, k) => {
        joined.set(column.subarray(row * units, (row + 1) * units), row * HIDDEN + k * units);
      });
    }
    return joined;
  };
  return {
    input: join(
      WINDOW * WIDTH,
      layers.map((one) => one.input),
    ),
    looks: join(
      WINDOW * LOOKS,
      layers.map((one) => one.looks),
    ),
    output: Float32Array.from(layers.flatMap((one) => [...one.output])).map((value) => value / layers.length),
  };
}

function packRows(keys: Uint32Array, weights: Float32Array) {
  const most = Float64Array.from(keys, (_, row) => largest(weights, row));
  const kept = Array.from(keys.keys())
    .sort((a, b) => most[b]! - most[a]! || keys[a]! - keys[b]!)
    .slice(0, KEPT_ROWS)
    .sort((a, b) => keys[a]! - keys[b]!);
  const scale = kept.reduce((top, row) => Math.max(top, most[row]!), 0);
  const rows = new Int8Array(kept.length * LABELS);
  kept.forEach((row, k) => {
    for (let l = 0; l < LABELS; l++) rows[k * LABELS + l] = packed(weights[row * LABELS + l]!, scale);
  });
  return { keys: Uint32Array.from(kept, (row) => keys[row]!), rows, scale: Float32Array.of(scale) };
}

function largest(weights: Float32Array, row: number): number {
  let most = 0;
  for (let l = 0; l < LABELS; l++) most = Math.max(most, Math.abs(weights[row * LABELS + l]!));
  return most;
}

/** Square-root coding: small weights keep their difference. */
function packed(weight: number, scale: number): number {
  return Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / scale) * 127);
}
