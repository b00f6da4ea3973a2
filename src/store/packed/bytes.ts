/** From here on numbers are too large for the operators on 32 bits. */
const WORD = 2 ** 31;

/** Grows as it is written to. Whole numbers are LEB128 varints, low group first. */
export class ByteWriter {
  #bytes = Buffer.alloc(64);
  #length = 0;

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  /** `value` is a whole number in `[0, 2^53)`. */
  count(value: number): void {
    this.#room(8);
    let rest = value;
    for (; rest >= WORD; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128;
    for (; rest >= 128; rest >>>= 7) this.#bytes[this.#length++] = (rest & 127) | 128;
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign with an absolute value under 2^52. */
  whole(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value);
  }

  float(value: number): void {
    this.#room(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }

  /** Text that takes so many bytes. */
  text(text: string, length: number, encoding: "utf8" | "utf16le" | "hex"): void {
    this.#room(length);
    this.#length += this.#bytes.write(text, this.#length, length, encoding);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.taken());
    this.#bytes = larger;
  }
}

/** Reads what a `ByteWriter` wrote; throws `RangeError` where the bytes end early. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError(`packed bytes end at ${this.#bytes.length}`);
    return value;
  }

  count(): number {
    const first = this.byte();
    if (first < 128) return first;
    let value = first - 128;
    let scale = 128;
    for (let group = 1; group < 8; group++) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new RangeError(`packed number too long at ${this.#at}`);
  }

  whole(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  float(): number {
    return this.#bytes.readDoubleLE(this.#past(8));
  }

  /** The next so many bytes as text. */
  text(length: number, encoding: "utf8" | "utf16le" | "hex"): string {
    const from = this.#past(length);
    return this.#bytes.toString(encoding, from, from + length);
  }

  /** Goes past so many bytes; returns where they begin. */
  #past(length: number): number {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw new RangeError(`packed bytes end at ${this.#bytes.length}`);
    this.#at += length;
    return from;
  }

  /** A number of things that each take at least one byte, or that a column of few bytes may repeat up to `most` times. */
  length(most = this.#bytes.length): number {
    const value = this.count();
    if (value > most) throw new RangeError(`packed length ${value} at ${this.#at}`);
    return value;
  }
}
