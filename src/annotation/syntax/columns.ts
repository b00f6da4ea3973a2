/**
 * The tokens of one text as columns: what the analysers work on, without an object a token.
 * Token `i` is `text.slice(start[i], end[i])`; sentence `s` holds the tokens `first[s] .. first[s + 1] - 1`.
 */
export interface Columns {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly sentences: number;
  /** `sentences + 1` token numbers, the last is `count`. */
  readonly first: Int32Array;
  /** Joint tag numbers, names by `uposOf` and `xposOf`. */
  readonly tag: Uint8Array;
  /** Token number of the governor, -1 for a root. */
  readonly head: Int32Array;
  /** Relation numbers, names by `relationOf`. */
  readonly relation: Uint8Array;
}

/** A column that grows; `done` gives the used part. */
export class Growing {
  #cells = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.#cells.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#cells);
      this.#cells = wider;
    }
    this.#cells[this.length++] = value;
  }

  at(index: number): number {
    return this.#cells[index] ?? -1;
  }

  done(): Int32Array {
    return this.#cells.slice(0, this.length);
  }
}
