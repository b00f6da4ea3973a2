import { type Kernels, kernelsOn } from "./kernels.ts";
import { packPanels } from "./kernels16.ts";
import type { Matrix } from "./shape.ts";

/** Memory that the kernels share with plain code. Places are cell numbers (four bytes a cell). */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #packed = new Map<number, { readonly at: number; readonly scaleBits: number }>();
  cells: Float32Array;
  #next = 4;

  constructor(cells: number) {
    this.#memory = new WebAssembly.Memory({ initial: pagesFor(cells) });
    this.#kernels = kernelsOn(this.#memory);
    this.cells = new Float32Array(this.#memory.buffer);
  }

  /** Sets `count` cells aside and returns the first; what is in them is left as it was. */
  take(count: number): number {
    const at = this.#next;
    this.#next += (count + 3) & ~3;
    if (this.#next > this.cells.length) {
      this.#memory.grow(pagesFor(this.#next - this.cells.length + (1 << 18)));
      this.cells = new Float32Array(this.#memory.buffer);
    }
    return at;
  }

  mark(): number {
    return this.#next;
  }

  /** Gives back everything taken since `mark`. */
  release(mark: number): void {
    this.#next = mark;
  }

  /** `C += A B`; `a` may have any strides (cells), so that a transpose costs nothing. */
  multiply(
    c: number,
    a: number,
    b: number,
    [m, n, k]: readonly [number, number, number],
    [aRow, aColumn]: readonly [number, number] = [k, 1],
    bRow = n,
    cRow = n,
  ): void {
    if (m > 0 && k > 0) {
      this.#kernels.multiply(c * 4, a * 4, b * 4, m, n, k, aRow * 4, aColumn * 4, bRow * 4, cRow * 4);
    }
  }

  /**
   * `C += A W` for rows of A and C that lie close together. A packed matrix is applied in 16-bit whole numbers, twice as
   * fast and within a thousandth; others in floats.
   */
  apply(c: number, a: number, matrix: Matrix, rows: number): void {
    const packed = this.#packed.get(matrix.at);
    if (!packed) {
      this.multiply(c, a, matrix.at, [rows, matrix.columns, matrix.rows]);
      return;
    }
    const cells = (rows * matrix.rows) / 2;
    const mark = this.mark();
    const levels = this.take(cells);
    this.#kernels.quantise(a * 4, levels * 4, cells / 4);
    const size = [rows, matrix.columns, matrix.rows / 2, matrix.rows * 2, matrix.columns * 4];
    this.#kernels.multiply16(c * 4, levels * 4, packed.at * 4, ...size, packed.scaleBits);
    this.release(mark);
  }

  /** Packs a matrix (rows a multiple of 8) of these values, times a scale, for `apply`, whatever its cells hold. */
  pack({ at: matrix, rows, columns }: Matrix, values: Int16Array | Float32Array, scale = 1): void {
    const count = rows * columns;
    const at = this.take(count / 2);
    const into = new Int16Array(this.#memory.buffer, at * 4, count);
    const factor = packPanels({ values, scale, rows, columns }, into);
    this.#packed.set(matrix, { at, scaleBits: new Int32Array(Float32Array.of(factor).buffer)[0]! });
  }

  /** One LSTM step for `rows` rows; see `Kernels.steps`. */
  step(z: number, before: number, after: number, out: number, rows: number, width: number): void {
    this.#kernels.cells(z * 4, before * 4, after * 4, out * 4, rows, width);
  }

  /** Fills `rows` rows with a copy of the row at `row`. */
  repeat(into: number, row: number, rows: number, width: number): void {
    for (let r = 0; r < rows; r++) this.cells.copyWithin(into + r * width, row, row + width);
  }
}

function pagesFor(cells: number): number {
  return Math.ceil((cells * 4) / 65536);
}
