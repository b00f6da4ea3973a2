import type { Arena } from "../src/annotation/syntax/net/arena.ts";
import type { Layout, Matrix } from "../src/annotation/syntax/net/shape.ts";

/** Transposed copies of the weights, for the way back. */
export interface Turned {
  readonly inputs: readonly number[];
  readonly recurrents: readonly number[];
  readonly tagOut: number;
  readonly tagTop: number;
  readonly projection: number;
  readonly bilinear: number;
  readonly relationOut: number;
}

/** Sets cells aside for the transposes. */
export function turnedPlaces(arena: Arena, layout: Layout): Turned {
  const place = (matrix: Matrix) => arena.take(matrix.rows * matrix.columns);
  return {
    inputs: layout.layers.map((layer) => place(layer.input)),
    recurrents: layout.layers.map((layer) => place(layer.recurrent)),
    tagOut: place(layout.tagOut),
    tagTop: place(layout.tagTop),
    projection: place(layout.projection),
    bilinear: place(layout.bilinear),
    relationOut: place(layout.relationOut),
  };
}

/** Copies the present weights, transposed. */
export function turn(arena: Arena, layout: Layout, turned: Turned): void {
  layout.layers.forEach((layer, k) => {
    transpose(arena.cells, layer.input, turned.inputs[k]!);
    transpose(arena.cells, layer.recurrent, turned.recurrents[k]!);
  });
  transpose(arena.cells, layout.tagOut, turned.tagOut);
  transpose(arena.cells, layout.tagTop, turned.tagTop);
  transpose(arena.cells, layout.projection, turned.projection);
  transpose(arena.cells, layout.bilinear, turned.bilinear);
  transpose(arena.cells, layout.relationOut, turned.relationOut);
}

function transpose(cells: Float32Array, { at, rows, columns }: Matrix, into: number): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) cells[into + c * rows + r] = cells[at + r * columns + c]!;
  }
}
