import { foldedHash } from "../clusters.ts";

/**
 * The words of a list, one a line of a text, by their rows. They are found by hash and told apart in the text itself: of 50,000
 * words a pile uses a tenth, and none becomes a string of its own. Words are in small letters and none stands twice.
 */
export class ListedWords {
  readonly count: number;
  readonly #text: string;
  /** Where each row begins, and behind the last one where the next would. */
  readonly #start: Int32Array;
  readonly #hashes: Int32Array;
  /** Row plus one, 0 for an empty slot. */
  readonly #slots: Int32Array;

  constructor(text: string) {
    this.#text = text;
    this.count = linesIn(text);
    this.#start = new Int32Array(this.count + 1);
    this.#hashes = new Int32Array(this.count);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(this.count * 2 + 2)));
    for (let row = 0, at = 0; row < this.count; row++) {
      const stop = text.indexOf("\n", at);
      const end = stop < 0 ? text.length : stop;
      this.#start[row] = at;
      this.#file(row, foldedHash(text, at, end));
      at = end + 1;
    }
    this.#start[this.count] = text.length + 1;
  }

  #file(row: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
    this.#hashes[row] = hash;
  }

  /** Row of a word in small letters, -1 for one that is not listed. */
  rowOf(word: string): number {
    return this.#find(foldedHash(word, 0, word.length), word);
  }

  /** The first row whose word has this `foldedHash`, -1 for none. */
  rowOfHash(hash: number): number {
    return this.#find(hash, undefined);
  }

  #find(hash: number, word: string | undefined): number {
    const [slots, mask, wanted] = [this.#slots, this.#slots.length - 1, hash | 0];
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = slots[slot]! - 1;
      if (this.#hashes[row] === wanted && (word === undefined || this.#reads(row, word))) return row;
    }
    return -1;
  }

  #reads(row: number, word: string): boolean {
    const [text, from] = [this.#text, this.#start[row]!];
    if (this.#start[row + 1]! - 1 - from !== word.length) return false;
    for (let k = 0; k < word.length; k++) if (text.charCodeAt(from + k) !== word.charCodeAt(k)) return false;
    return true;
  }
}

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
