/** Bits of a key that name its stretch of the list. */
const UPPER = 16;

/** Places of 32-bit keys in an ascending list: keys with the same upper bits stand together, so nothing is built but where they begin. */
export class SortedKeys {
  readonly #keys: Uint32Array;
  readonly #first = new Uint32Array((1 << UPPER) + 1);

  constructor(keys: Uint32Array) {
    this.#keys = keys;
    const first = this.#first;
    for (let i = 0; i < keys.length; i++) first[(keys[i]! >>> UPPER) + 1]!++;
    for (let upper = 0; upper < 1 << UPPER; upper++) first[upper + 1]! += first[upper]!;
  }

  /** Place of a key, the first of equals; -1 where it is not in the list. */
  placeOf(key: number): number {
    const upper = key >>> UPPER;
    const end = this.#first[upper + 1]!;
    for (let i = this.#first[upper]!; i < end; i++) if (this.#keys[i] === key) return i;
    return -1;
  }
}
