import type { Batch } from "../src/annotation/syntax/net/batch.ts";
import { type Pass, type Run, zeros } from "../src/annotation/syntax/net/forward.ts";
import { BOTH, GATES, INPUT, type Layer, SIZE } from "../src/annotation/syntax/net/shape.ts";
import { addColumns, type Back } from "./gradient.ts";

const H = SIZE.hidden;
/** Input columns whose gradient nobody asks for: the frozen word vectors, down to a multiple of 8. */
const FROZEN = SIZE.glove & ~7;

/** The way back through both directions of layer 0 or 1; returns the gradient of the layer's input. */
export function layersBackward(back: Back, batch: Batch, pass: Pass, layer: 0 | 1, out: number): number {
  const { arena } = back;
  const [ahead, behind] = [arena.take(batch.rows * H), arena.take(batch.rows * H)];
  const { cells } = arena;
  for (let r = 0; r < batch.rows; r++) {
    cells.copyWithin(ahead + r * H, out + r * BOTH, out + r * BOTH + H);
    cells.copyWithin(behind + batch.mirror[r]! * H, out + r * BOTH + H, out + (r + 1) * BOTH);
  }
  const width = back.layout.layers[2 * layer]!.input.rows;
  const a = runBack(back, batch, 2 * layer, pass.runs[2 * layer]!, ahead);
  const b = runBack(back, batch, 2 * layer + 1, pass.runs[2 * layer + 1]!, behind);
  for (let r = 0; r < batch.rows; r++) {
    const [into, from] = [a + r * width, b + batch.mirror[r]! * width];
    for (let c = 0; c < width; c++) arena.cells[into + c] = arena.cells[into + c]! + arena.cells[from + c]!;
  }
  return a;
}

function runBack(back: Back, batch: Batch, number: number, run: Run, out: number): number {
  const { arena, turned } = back;
  const layer = back.layout.layers[number]!;
  const gates = arena.take(batch.rows * GATES);
  const carry = zeros(arena, batch.sentences * H);
  for (let t = batch.steps - 1; t >= 0; t--) {
    const now = batch.offset[t]!;
    if (t + 1 < batch.steps) {
      const next = batch.offset[t + 1]!;
      const size = [batch.active[t + 1]!, H, GATES] as const;
      arena.multiply(out + now * H, gates + next * GATES, turned.recurrents[number]!, size);
    }
    cellsBack(arena.cells, batch, run, t, out, gates, carry);
  }
  return weightsBack(back, batch, layer, run, gates, turned.inputs[number]!);
}

function cellsBack(
  cells: Float32Array,
  batch: Batch,
  run: Run,
  t: number,
  out: number,
  gates: number,
  carry: number,
): void {
  const [now, before] = [batch.offset[t]!, t > 0 ? batch.offset[t - 1]! : -1];
  for (let s = 0; s < batch.active[t]!; s++) {
    const row = now + s;
    for (let j = 0; j < H; j++) {
      const z = run.gates + row * GATES + j;
      const [i, f, o, g] = [cells[z]!, cells[z + H]!, cells[z + 2 * H]!, cells[z + 3 * H]!];
      const squashed = Math.tanh(cells[run.cell + row * H + j]!);
      const d = cells[out + row * H + j]!;
      const inside = cells[carry + s * H + j]! + d * o * (1 - squashed * squashed);
      const earlier = before < 0 ? 0 : cells[run.cell + (before + s) * H + j]!;
      const into = gates + row * GATES + j;
      cells[into] = inside * g * i * (1 - i);
      cells[into + H] = inside * earlier * f * (1 - f);
      cells[into + 2 * H] = d * squashed * o * (1 - o);
      cells[into + 3 * H] = inside * i * (1 - g * g);
      cells[carry + s * H + j] = inside * f;
    }
  }
}

function weightsBack(back: Back, batch: Batch, layer: Layer, run: Run, gates: number, turnedInput: number): number {
  const { arena, shift } = back;
  const width = layer.input.rows;
  const rows = batch.rows;
  const earlier = zeros(arena, rows * H);
  for (let t = 1; t < batch.steps; t++) {
    const from = run.out + batch.offset[t - 1]! * H;
    arena.cells.copyWithin(earlier + batch.offset[t]! * H, from, from + batch.active[t]! * H);
  }
  arena.multiply(layer.recurrent.at + shift, earlier, gates, [H, GATES, rows], [1, H]);
  arena.multiply(layer.input.at + shift, run.input, gates, [width, GATES, rows], [1, width]);
  addColumns(arena.cells, layer.bias.at + shift, gates, rows, GATES);
  const input = zeros(arena, rows * width);
  const skipped = width === INPUT ? FROZEN : 0;
  arena.multiply(
    input + skipped,
    gates,
    turnedInput + skipped,
    [rows, width - skipped, GATES],
    [GATES, 1],
    width,
    width,
  );
  return input;
}
