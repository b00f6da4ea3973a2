import type { ByteReader, ByteWriter } from "./bytes.ts";

const HALF_PAIR = /\p{Surrogate}/u;

/** Every text once, in order of first use. */
export class StringTable {
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** UTF-8; UTF-16 for a text with half a surrogate pair, which UTF-8 cannot hold. */
  write(to: ByteWriter): void {
    to.count(this.#numbers.size);
    for (const text of this.#numbers.keys()) {
      const length = Buffer.byteLength(text);
      const isWhole = length === text.length || !HALF_PAIR.test(text);
      const bytes = isWhole ? length : 2 * text.length;
      to.count(bytes * 2 + (isWhole ? 0 : 1));
      to.text(text, bytes, isWhole ? "utf8" : "utf16le");
    }
  }
}

export function readStrings(from: ByteReader): string[] {
  const strings: string[] = [];
  for (let left = from.length(); left > 0; left--) {
    const head = from.count();
    strings.push(from.text(Math.floor(head / 2), head % 2 ? "utf16le" : "utf8"));
  }
  return strings;
}
