import type { Arena } from "./arena.ts";
import type { Batch } from "./batch.ts";
import { BOTH, GATES, INPUT, type Layer, type Layout, type Matrix, PROJECTED, SIZE } from "./shape.ts";

/** Where the intermediate results of one direction of one layer lie. */
export interface Run {
  readonly input: number;
  readonly gates: number;
  readonly cell: number;
  readonly out: number;
}

/** Where the results of one forward pass lie. */
export interface Pass {
  readonly input: number;
  /** Layer 1 forward, backward, layer 2 forward, backward. */
  readonly runs: readonly Run[];
  /** Outputs of layers 1 and 2, `BOTH` a row. */
  readonly middle: number;
  readonly top: number;
  /** Scores of the tags, padded to 8. */
  readonly tagScores: number;
  readonly projected: number;
  /** Dependents times the bilinear matrix, `SIZE.arc` a row. */
  readonly query: number;
}

/** Called on each stage's cells while training: drops some of them. */
export type Drop = (stage: "input" | "middle" | "top" | "projected", at: number, width: number) => void;

/** Runs the network over a batch whose `INPUT` columns are filled in at `input`. */
export function forward(arena: Arena, layout: Layout, batch: Batch, input: number, drop: Drop = keep): Pass {
  drop("input", input, INPUT);
  const first = bothWays(arena, [layout.layers[0]!, layout.layers[1]!], batch, input, INPUT);
  return upwards(arena, layout, batch, first, drop);
}

/** The same from what layer 1 makes of its input, `GATES` a row, in the order of the batch and in that of its mirror. */
export function forwardFrom(arena: Arena, layout: Layout, batch: Batch, ahead: number, back: number): Pass {
  const first: Both = {
    ahead: recur(arena, layout.layers[0]!, batch, ahead, NOWHERE),
    back: recur(arena, layout.layers[1]!, batch, back, NOWHERE),
  };
  return upwards(arena, layout, batch, first, keep);
}

/** Input cells of a run whose input was not laid out. */
const NOWHERE = -1;

interface Both {
  readonly ahead: Run;
  readonly back: Run;
}

function upwards(arena: Arena, layout: Layout, batch: Batch, first: Both, drop: Drop): Pass {
  const { rows } = batch;
  const middle = joined(arena, batch, first);
  drop("middle", middle, BOTH);
  const tagScores = affine(arena, middle, rows, layout.tagOut, layout.tagBias);
  const second = bothWays(arena, [layout.layers[2]!, layout.layers[3]!], batch, middle, BOTH);
  const top = joined(arena, batch, second);
  drop("top", top, BOTH);
  arena.apply(tagScores, top, layout.tagTop, rows);
  const projected = affine(arena, top, rows, layout.projection, layout.projectionBias);
  leak(arena.cells, projected, rows);
  drop("projected", projected, PROJECTED);
  const query = zeros(arena, rows * SIZE.arc);
  arena.multiply(query, projected, layout.bilinear.at, [rows, SIZE.arc, SIZE.arc], [PROJECTED, 1]);
  const runs = [first.ahead, first.back, second.ahead, second.back];
  return { input: first.ahead.input, runs, middle, top, tagScores, projected, query };
}

function keep(): void {}

function bothWays(
  arena: Arena,
  [ahead, back]: readonly [Layer, Layer],
  batch: Batch,
  input: number,
  width: number,
): Both {
  const mirrored = arena.take(batch.rows * width);
  gather(arena.cells, mirrored, input, batch.mirror, width);
  const run = (layer: Layer, from: number) =>
    recur(arena, layer, batch, affine(arena, from, batch.rows, layer.input, layer.bias), from);
  return { ahead: run(ahead, input), back: run(back, mirrored) };
}

/** Outputs of both directions side by side, `BOTH` a row. */
function joined(arena: Arena, batch: Batch, { ahead, back }: Both): number {
  const out = arena.take(batch.rows * BOTH);
  const { cells } = arena;
  const h = SIZE.hidden;
  for (let r = 0; r < batch.rows; r++) {
    cells.copyWithin(out + r * BOTH, ahead.out + r * h, ahead.out + r * h + h);
    const m = back.out + batch.mirror[r]! * h;
    cells.copyWithin(out + r * BOTH + h, m, m + h);
  }
  return out;
}

/** One direction of a layer, step by step, over gates that hold what the input adds to them. */
function recur(arena: Arena, layer: Layer, batch: Batch, gates: number, input: number): Run {
  const h = SIZE.hidden;
  const cell = arena.take(batch.rows * h);
  const out = arena.take(batch.rows * h);
  const start = zeros(arena, batch.sentences * h);
  for (let t = 0; t < batch.steps; t++) {
    const [now, count] = [batch.offset[t]!, batch.active[t]!];
    const before = t > 0 ? batch.offset[t - 1]! : -1;
    if (t > 0) arena.apply(gates + now * GATES, out + before * h, layer.recurrent, count);
    const cellBefore = t > 0 ? cell + before * h : start;
    arena.step(gates + now * GATES, cellBefore, cell + now * h, out + now * h, count, h);
  }
  return { input, gates, cell, out };
}

/** `input * weights + bias`, in cells of its own. */
export function affine(arena: Arena, input: number, rows: number, weights: Matrix, bias: Matrix): number {
  const out = arena.take(rows * weights.columns);
  arena.repeat(out, bias.at, rows, weights.columns);
  arena.apply(out, input, weights, rows);
  return out;
}

/** Slope of the activation below zero. */
export const SLOPE = 0.1;

/** The arc columns pass a leaky rectifier; the relation columns wait until dependent and head are added. */
function leak(cells: Float32Array, projected: number, rows: number): void {
  for (let r = 0; r < rows; r++) {
    const from = projected + r * PROJECTED;
    for (let c = from; c < from + 2 * SIZE.arc; c++) if (cells[c]! < 0) cells[c] = cells[c]! * SLOPE;
  }
}

/** Copies rows: row `r` of `into` is row `index[r]` of `from`. */
export function gather(cells: Float32Array, into: number, from: number, index: Int32Array, width: number): void {
  for (let r = 0; r < index.length; r++) {
    const at = from + index[r]! * width;
    cells.copyWithin(into + r * width, at, at + width);
  }
}

/** Takes `count` cells and clears them. */
export function zeros(arena: Arena, count: number): number {
  const at = arena.take(count);
  arena.cells.fill(0, at, at + count);
  return at;
}
