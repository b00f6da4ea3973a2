import { mix32 } from "../model/index.ts";

/**
 * Sums of weights that depend on a few whole numbers alone, kept by these numbers so that a frequent word is added up once.
 * A slot answers only when all numbers are equal: what comes out never depends on what was asked before.
 */
export class KeptSums {
  /** The numbers asked for: filled in before `find`. */
  readonly key: Int32Array;
  /** `width` sums a slot. */
  readonly sums: Int32Array;
  readonly #width: number;
  readonly #slots: number;
  /** Key numbers a slot, then 1 where the slot is taken. */
  readonly #keys: Int32Array;

  /** `slots` is a power of two. */
  constructor(slots: number, numbers: number, width: number) {
    this.key = new Int32Array(numbers);
    this.sums = new Int32Array(slots * width);
    this.#width = width;
    this.#slots = slots;
    this.#keys = new Int32Array(slots * (numbers + 1));
  }

  /**
   * Where the sums of `key` begin. A negative answer is the complement (`~`) of a place whose sums are all zero and still to
   * be added up; the next `find` may take any place away.
   */
  find(): number {
    const { key } = this;
    const keys = this.#keys;
    const count = key.length;
    let hash = 0;
    for (let k = 0; k < count; k++) hash = Math.imul(hash ^ key[k]!, 0x01000193);
    const slot = mix32(hash) & (this.#slots - 1);
    const from = slot * (count + 1);
    const place = slot * this.#width;
    let k = 0;
    while (k < count && keys[from + k] === key[k]) k++;
    if (k === count && keys[from + count] === 1) return place;
    for (let c = 0; c < count; c++) keys[from + c] = key[c]!;
    keys[from + count] = 1;
    this.sums.fill(0, place, place + this.#width);
    return ~place;
  }
}
