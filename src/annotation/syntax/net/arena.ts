import { type Kernels, kernelsOn } from "./kernels.ts";

/** Memory that the kernels share with plain code. Places are cell numbers (four bytes a cell). */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
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
