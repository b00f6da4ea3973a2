import type { Arena } from "./arena.ts";
import type { Batch } from "./batch.ts";
import { affine, type Pass, SLOPE } from "./forward.ts";
import { type Layout, PROJECTED, padded, SIZE } from "./shape.ts";

/** Scores of every governor of every word of one sentence: row `t`, column 0 the root, column `1 + g` word `g`. */
export interface ArcScores {
  readonly at: number;
  /** Cells a row. */
  readonly width: number;
  /** Governors as rows (`SIZE.arc` each, the root first) and the dependents' queries, for the way back. */
  readonly heads: number;
  readonly queries: number;
}

/** Arc scores of sentence `s` of the batch. */
export function arcScores(arena: Arena, layout: Layout, batch: Batch, pass: Pass, s: number): ArcScores {
  const n = batch.length[s]!;
  const width = padded(n + 1);
  const [heads, queries] = [arena.take((n + 1) * SIZE.arc), arena.take(n * SIZE.arc)];
  const [turned, at] = [arena.take(SIZE.arc * width), arena.take(n * width)];
  const { cells } = arena;
  cells.copyWithin(heads, layout.root.at, layout.root.at + SIZE.arc);
  for (let t = 0; t < n; t++) {
    const row = batch.offset[t]! + s;
    const from = pass.projected + row * PROJECTED + SIZE.arc;
    cells.copyWithin(heads + (t + 1) * SIZE.arc, from, from + SIZE.arc);
    cells.copyWithin(queries + t * SIZE.arc, pass.query + row * SIZE.arc, pass.query + (row + 1) * SIZE.arc);
  }
  cells.fill(0, turned, turned + SIZE.arc * width);
  cells.fill(0, at, at + n * width);
  for (let g = 0; g <= n; g++) {
    let bias = 0;
    for (let c = 0; c < SIZE.arc; c++) {
      const value = cells[heads + g * SIZE.arc + c]!;
      cells[turned + c * width + g] = value;
      bias += value * cells[layout.headBias.at + c]!;
    }
    for (let t = 0; t < n; t++) cells[at + t * width + g] = bias;
  }
  arena.multiply(at, queries, turned, [n, width, SIZE.arc]);
  return { at, width, heads, queries };
}

/**
 * Relation scores of pairs of rows, a dependent and its governor (-1 for the root).
 * Returns the places of the hidden layer and of the scores, padded to 8 a pair.
 */
export function relationScores(
  arena: Arena,
  layout: Layout,
  pass: Pass,
  dependents: Int32Array,
  governors: Int32Array,
): { hidden: number; scores: number } {
  const width = SIZE.relation;
  const hidden = arena.take(dependents.length * width);
  const { cells } = arena;
  for (let k = 0; k < dependents.length; k++) {
    const dependent = pass.projected + dependents[k]! * PROJECTED + 2 * SIZE.arc;
    const g = governors[k]!;
    const head = g < 0 ? layout.root.at + SIZE.arc : pass.projected + g * PROJECTED + 2 * SIZE.arc + width;
    for (let c = 0; c < width; c++) {
      const sum = cells[dependent + c]! + cells[head + c]!;
      cells[hidden + k * width + c] = sum < 0 ? sum * SLOPE : sum;
    }
  }
  return { hidden, scores: affine(arena, hidden, dependents.length, layout.relationOut, layout.relationBias) };
}
