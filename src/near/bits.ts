/** The least byte sizes grow by when there is no room left. */
const ROOM = 256;
/** A number that needs more ones before it than this was written by nobody. */
const MOST_ONES = 4096;

/** Numbers as bits, the highest first. */
export class BitWriter {
  #bytes = new Uint8Array(ROOM);
  #length = 0;

  /** The lowest `width` (0..32) bits of a number. */
  write(value: number, width: number): void {
    for (let left = width; left > 0; ) {
      const at = this.#length >>> 3;
      if (at === this.#bytes.length) this.#grow();
      const room = 8 - (this.#length & 7);
      const taken = Math.min(room, left);
      const part = (value >>> (left - taken)) & ((1 << taken) - 1);
      this.#bytes[at]! |= part << (room - taken);
      this.#length += taken;
      left -= taken;
    }
  }

  /** A whole number from 0 to 2^32 - 1, the shorter the smaller it is beside 2^`low` (Rice's code). */
  rice(value: number, low: number): void {
    for (let ones = Math.floor(value / 2 ** low); ones > 0; ones--) this.write(1, 1);
    this.write(0, 1);
    this.write(value, low);
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, (this.#length + 7) >>> 3);
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#bytes.length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a `BitWriter` wrote. Throws `RangeError` behind the end and on numbers that no writer wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(width: number): number {
    if (this.#at + width > 8 * this.#bytes.length) throw new RangeError("cut off: bits are missing");
    let value = 0;
    for (let left = width; left > 0; ) {
      const room = 8 - (this.#at & 7);
      const taken = Math.min(room, left);
      const part = (this.#bytes[this.#at >>> 3]! >>> (room - taken)) & ((1 << taken) - 1);
      value = ((value << taken) | part) >>> 0;
      this.#at += taken;
      left -= taken;
    }
    return value;
  }

  rice(low: number): number {
    let ones = 0;
    while (this.read(1) === 1) if (++ones > MOST_ONES) throw new RangeError("bits that nobody wrote");
    return ones * 2 ** low + this.read(low);
  }
}

/** The `low` for which these numbers take the fewest bits, and those bits; undefined where one would take too many. */
export function lowFor(values: readonly number[]): { readonly low: number; readonly bits: number } | undefined {
  let best: { low: number; bits: number } | undefined;
  for (let low = 0; low <= 31; low++) {
    let [bits, most] = [0, 0];
    for (const value of values) {
      const ones = Math.floor(value / 2 ** low);
      bits += ones + 1 + low;
      most = Math.max(most, ones);
    }
    if (most <= MOST_ONES && (!best || bits < best.bits)) best = { low, bits };
  }
  return best;
}
