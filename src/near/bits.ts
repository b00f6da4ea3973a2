/** The least byte sizes grow by when there is no room left. */
const ROOM = 256;
/** A number that needs more ones before it than this was written by nobody. */
const MOST_ONES = 4096;
/** Bits that a word of four bytes holds wherever in its first byte they start. */
const AT_ONCE = 25;

const POWERS = Float64Array.from({ length: 33 }, (_, k) => 2 ** k);

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
    for (let ones = Math.floor(value / POWERS[low]!); ones > 0; ones--) this.write(1, 1);
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
  /** Four bytes of nothing behind them, so that a word can be taken anywhere. */
  readonly #bytes: Uint8Array;
  readonly #length: number;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.length + 4);
    this.#bytes.set(bytes);
    this.#length = 8 * bytes.length;
  }

  /** The next `width` (0..32) bits. */
  read(width: number): number {
    if (width > AT_ONCE) return this.read(width - 16) * 2 ** 16 + this.read(16);
    const found = width === 0 ? 0 : this.#word() >>> (32 - width);
    this.#skip(width);
    return found;
  }

  rice(low: number): number {
    let ones = 0;
    for (;;) {
      const run = Math.min(Math.clz32(~this.#word()), AT_ONCE);
      ones += run;
      if (ones > MOST_ONES) throw new RangeError("bits that nobody wrote");
      if (run < AT_ONCE) {
        this.#skip(run + 1);
        return ones * POWERS[low]! + this.read(low);
      }
      this.#skip(run);
    }
  }

  /** The next 25 bits at least, from the highest down. */
  #word(): number {
    const bytes = this.#bytes;
    const at = this.#at >>> 3;
    const word = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    return word << (this.#at & 7);
  }

  #skip(width: number): void {
    this.#at += width;
    if (this.#at > this.#length) throw new RangeError("cut off: bits are missing");
  }
}

/** The `low` for which these numbers take the fewest bits, and those bits; undefined where one would take too many. */
export function lowFor(values: readonly number[]): { readonly low: number; readonly bits: number } | undefined {
  let best: { low: number; bits: number } | undefined;
  for (let low = 0; low <= 31; low++) {
    let [bits, most] = [0, 0];
    for (const value of values) {
      const ones = Math.floor(value / POWERS[low]!);
      bits += ones + 1 + low;
      most = Math.max(most, ones);
    }
    if (most <= MOST_ONES && (!best || bits < best.bits)) best = { low, bits };
  }
  return best;
}
