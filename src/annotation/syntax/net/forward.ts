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
  const { rows } = batch;
  drop("input", input, INPUT);
  const [r0, r1, middle] = bothWays(arena, layout.layers[0]!, layout.layers[1]!, batch, input, INPUT);
  drop("middle", middle, BOTH);
  const tagScores = affine(arena, middle, rows, layout.tagOut, layout.tagBias);
  const [r2, r3, top] = bothWays(arena, layout.layers[2]!, layout.layers[3]!, batch, middle, BOTH);
  drop("top", top, BOTH);
  arena.apply(tagScores, top, layout.tagTop, rows);
  const projected = affine(arena, top, rows, layout.projection, layout.projectionBias);
  leak(arena.cells, projected, rows);
  drop("projected", projected, PROJECTED);
  const query = zeros(arena, rows * SIZE.arc);
  arena.multiply(query, projected, layout.bilinear.at, [rows, SIZE.arc, SIZE.arc], [PROJECTED, 1]);
  return { input, runs: [r0, r1, r2, r3], middle, top, tagScores, projected, query };
}

function keep(): void {}

function bothWays(
  arena: Arena,
  ahead: Layer,
  back: Layer,
  batch: Batch,
  input: number,
  width: number,
): [Run, Run, number] {
  const mirrored = arena.take(batch.rows * width);
  gather(arena.cells, mirrored, input, batch.mirror, width);
  const a = run(arena, ahead, batch, input);
  const b = run(arena, back, batch, mirrored);
  const out = arena.take(batch.rows * BOTH);
  const { cells } = arena;
  const h = SIZE.hidden;
  for (let r = 0; r < batch.rows; r++) {
    cells.copyWithin(out + r * BOTH, a.out + r * h, a.out + r * h + h);
    const m = b.out + batch.mirror[r]! * h;
    cells.copyWithin(out + r * BOTH + h, m, m + h);
  }
  return [a, b, out];
}

function run(arena: Arena, layer: Layer, batch: Batch, input: number): Run {
  const h = SIZE.hidden;
  const gates = arena.take(batch.rows * GATES);
  const cell = arena.take(batch.rows * h);
  const out = arena.take(batch.rows * h);
  const start = zeros(arena, batch.sentences * h);
  arena.repeat(gates, layer.bias.at, batch.rows, GATES);
  arena.apply(gates, input, layer.input, batch.rows);
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
