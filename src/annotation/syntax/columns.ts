import type { Facets } from "./facets.ts";

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
  /** What the analysers saw of each word: hashes, shapes, clusters. */
  readonly facets: Facets;
  /** Joint tag numbers, names by `uposOf` and `xposOf`. */
  readonly tag: Uint8Array;
  /** Token number of the governor, -1 for a root. */
  readonly head: Int32Array;
  /** Relation numbers, names by `relationOf` (0 where not parsed). */
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

  done(): Int32Array {
    return this.#cells.slice(0, this.length);
  }
}
