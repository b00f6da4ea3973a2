import { arcScores, relationScores } from "../src/annotation/syntax/net/arcs.ts";
import type { Arena } from "../src/annotation/syntax/net/arena.ts";
import type { Batch } from "../src/annotation/syntax/net/batch.ts";
import { type Pass, SLOPE, zeros } from "../src/annotation/syntax/net/forward.ts";
import { BOTH, type Layout, type Matrix, PROJECTED, SIZE } from "../src/annotation/syntax/net/shape.ts";
import { layersBackward } from "./recurrent.ts";
import type { Turned } from "./turned.ts";

/** What the network should say about each row of a batch. */
export interface Gold {
  /** Row of the governor, -1 for the root. */
  readonly governor: Int32Array;
  readonly relation: Uint8Array;
  readonly tag: Uint8Array;
}

/** Everything the way back needs. `shift` takes a weight's place to its gradient's place. */
export interface Back {
  readonly arena: Arena;
  readonly layout: Layout;
  readonly turned: Turned;
  readonly shift: number;
  /** Multiplies a stage's gradient by the mask of its dropout. */
  readonly mask: (stage: "input" | "middle" | "top" | "projected", at: number) => void;
}

const TAG_SHARE = 1;

/** Adds the gradients of one batch and returns its loss a token and the place of the input's gradient. */
export function backward(back: Back, batch: Batch, pass: Pass, gold: Gold): { loss: number; input: number } {
  const { arena, layout, turned } = back;
  const projected = zeros(arena, batch.rows * PROJECTED);
  let loss = arcLoss(back, batch, pass, gold, projected) + relationLoss(back, batch, pass, gold, projected);
  back.mask("projected", projected);
  unleak(arena.cells, pass.projected, projected, batch.rows);
  const top = affineBack(
    back,
    pass.top,
    projected,
    batch.rows,
    layout.projection,
    layout.projectionBias,
    turned.projection,
  );
  const scores = pass.tagScores;
  loss +=
    TAG_SHARE *
    softmax(arena.cells, scores, batch.rows, layout.tagOut.columns, layout.counts.tags, gold.tag, TAG_SHARE);
  arena.multiply(layout.tagTop.at + back.shift, pass.top, scores, [BOTH, layout.tagTop.columns, batch.rows], [1, BOTH]);
  arena.multiply(top, scores, turned.tagTop, [batch.rows, BOTH, layout.tagTop.columns]);
  back.mask("top", top);
  const middle = layersBackward(back, batch, pass, 1, top);
  const fromTags = affineBack(back, pass.middle, scores, batch.rows, layout.tagOut, layout.tagBias, turned.tagOut);
  for (let i = 0; i < batch.rows * BOTH; i++)
    arena.cells[middle + i] = arena.cells[middle + i]! + arena.cells[fromTags + i]!;
  back.mask("middle", middle);
  const input = layersBackward(back, batch, pass, 0, middle);
  back.mask("input", input);
  return { loss: loss / batch.rows, input };
}

/** Gradients of `out = input * weights + bias`; returns the gradient of the input. */
export function affineBack(
  back: Back,
  input: number,
  out: number,
  rows: number,
  weights: Matrix,
  bias: Matrix,
  turnedWeights: number,
): number {
  const { arena, shift } = back;
  const { rows: inner, columns } = weights;
  arena.multiply(weights.at + shift, input, out, [inner, columns, rows], [1, inner]);
  addColumns(arena.cells, bias.at + shift, out, rows, columns);
  const into = zeros(arena, rows * inner);
  arena.multiply(into, out, turnedWeights, [rows, inner, columns]);
  return into;
}

/** Adds the sum of all rows to one row. */
export function addColumns(cells: Float32Array, into: number, from: number, rows: number, columns: number): void {
  for (let r = 0; r < rows; r++) {
    const row = from + r * columns;
    for (let c = 0; c < columns; c++) cells[into + c] = cells[into + c]! + cells[row + c]!;
  }
}

/** Turns scores into gradients (probability minus one for the right class) and returns the summed loss. */
function softmax(
  cells: Float32Array,
  at: number,
  rows: number,
  width: number,
  classes: number,
  gold: ArrayLike<number>,
  share: number,
): number {
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    const row = at + r * width;
    let most = cells[row]!;
    for (let c = 1; c < classes; c++) if (cells[row + c]! > most) most = cells[row + c]!;
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(cells[row + c]! - most);
    const right = gold[r]!;
    loss += Math.log(sum) + most - cells[row + right]!;
    const scale = share / (sum * rows);
    for (let c = 0; c < classes; c++) cells[row + c] = Math.exp(cells[row + c]! - most) * scale;
    for (let c = classes; c < width; c++) cells[row + c] = 0;
    cells[row + right] = cells[row + right]! - share / rows;
  }
  return loss;
}

function arcLoss(back: Back, batch: Batch, pass: Pass, gold: Gold, projected: number): number {
  const { arena, layout, turned, shift } = back;
  const query = zeros(arena, batch.rows * SIZE.arc);
  const mark = arena.mark();
  let loss = 0;
  for (let s = 0; s < batch.sentences; s++) {
    loss += sentenceArcs(back, batch, pass, gold, s, query, projected);
    arena.release(mark);
  }
  const { arc } = SIZE;
  arena.multiply(layout.bilinear.at + shift, pass.projected, query, [arc, arc, batch.rows], [1, PROJECTED]);
  arena.multiply(projected, query, turned.bilinear, [batch.rows, arc, arc], [arc, 1], arc, PROJECTED);
  return loss;
}

function sentenceArcs(
  back: Back,
  batch: Batch,
  pass: Pass,
  gold: Gold,
  s: number,
  query: number,
  projected: number,
): number {
  const { arena, layout, shift } = back;
  const { arc } = SIZE;
  const n = batch.length[s]!;
  const { at, width, heads, queries } = arcScores(arena, layout, batch, pass, s);
  const right = Int32Array.from({ length: n }, (_, t) => 1 + positionOf(batch, gold.governor[batch.offset[t]! + s]!));
  const loss = softmax(arena.cells, at, n, width, n + 1, right, n / batch.rows);
  const toQueries = zeros(arena, n * arc);
  arena.multiply(toQueries, at, heads, [n, arc, n + 1], [width, 1]);
  const toHeads = zeros(arena, (n + 1) * arc);
  arena.multiply(toHeads, at, queries, [n + 1, arc, n], [1, width]);
  const { cells } = arena;
  for (let t = 0; t < n; t++) {
    cells.copyWithin(query + (batch.offset[t]! + s) * arc, toQueries + t * arc, toQueries + (t + 1) * arc);
  }
  for (let g = 0; g <= n; g++) {
    let bias = 0;
    for (let t = 0; t < n; t++) bias += cells[at + t * width + g]!;
    const into = g === 0 ? layout.root.at + shift : projected + (batch.offset[g - 1]! + s) * PROJECTED + arc;
    for (let c = 0; c < arc; c++) {
      const towards = layout.headBias.at + c;
      cells[towards + shift] = cells[towards + shift]! + bias * cells[heads + g * arc + c]!;
      cells[into + c] = cells[into + c]! + cells[toHeads + g * arc + c]! + bias * cells[towards]!;
    }
  }
  return loss;
}

/** Place in its sentence of a row; -1 stays -1. */
function positionOf(batch: Batch, row: number): number {
  if (row < 0) return -1;
  let [low, high] = [0, batch.steps - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (batch.offset[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

function relationLoss(back: Back, batch: Batch, pass: Pass, gold: Gold, projected: number): number {
  const { arena, layout, turned, shift } = back;
  const { arc, relation } = SIZE;
  const { hidden, scores } = relationScores(arena, layout, pass, rowsOf(batch), gold.governor);
  const columns = layout.relationOut.columns;
  const loss = softmax(arena.cells, scores, batch.rows, columns, layout.counts.relations, gold.relation, 1);
  const toHidden = affineBack(
    back,
    hidden,
    scores,
    batch.rows,
    layout.relationOut,
    layout.relationBias,
    turned.relationOut,
  );
  const { cells } = arena;
  for (let r = 0; r < batch.rows; r++) {
    const dependent = projected + r * PROJECTED + 2 * arc;
    const g = gold.governor[r]!;
    const head = g < 0 ? layout.root.at + arc + shift : projected + g * PROJECTED + 2 * arc + relation;
    for (let c = 0; c < relation; c++) {
      const slope = cells[hidden + r * relation + c]! < 0 ? SLOPE : 1;
      const amount = cells[toHidden + r * relation + c]! * slope;
      cells[dependent + c] = cells[dependent + c]! + amount;
      cells[head + c] = cells[head + c]! + amount;
    }
  }
  return loss;
}

function rowsOf(batch: Batch): Int32Array {
  return Int32Array.from({ length: batch.rows }, (_, r) => r);
}

function unleak(cells: Float32Array, values: number, gradient: number, rows: number): void {
  for (let r = 0; r < rows; r++) {
    const row = r * PROJECTED;
    for (let c = row; c < row + 2 * SIZE.arc; c++) {
      if (cells[values + c]! < 0) cells[gradient + c] = cells[gradient + c]! * SLOPE;
    }
  }
}
