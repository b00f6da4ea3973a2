import { foldedHash } from "../clusters.ts";
import { lexicon } from "../syntax/index.ts";

/** Components of a word vector. */
export const WIDTH = 100;

/** Word vectors by the hash of the folded word. */
export interface Vectors {
  /** Row of a word, -1 when it has no vector. */
  row(hash: number): number;
  /** `WIDTH` signed bytes a row. */
  readonly bytes: Int8Array;
  /** What brings a row to unit length. */
  scaleOf(row: number): number;
}

let loaded: Vectors | undefined;

/** The vectors of the word table, indexed at first use. */
export function wordVectors(): Vectors {
  if (loaded) return loaded;
  const { words, vectors } = lexicon();
  loaded = indexed(words, vectors);
  return loaded;
}

function indexed(words: readonly string[], bytes: Int8Array): Vectors {
  const count = Math.min(words.length, Math.floor(bytes.length / WIDTH));
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 2)) - 1;
  const keys = new Uint32Array(mask + 1);
  const rows = new Int32Array(mask + 1);
  const slotOf = (hash: number) => {
    let slot = hash & mask;
    while (rows[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (let row = 0; row < count; row++) {
    const word = words[row]!;
    const hash = foldedHash(word, 0, word.length);
    const slot = slotOf(hash);
    if (rows[slot] === 0) rows[slot] = row + 1;
    keys[slot] = hash;
  }
  return { row: (hash) => rows[slotOf(hash)]! - 1, bytes, scaleOf: (row) => Math.fround(1 / lengthOf(bytes, row)) };
}

function lengthOf(bytes: Int8Array, row: number): number {
  let sum = 0;
  for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) sum += bytes[at]! * bytes[at]!;
  return Math.sqrt(sum || 1);
}
