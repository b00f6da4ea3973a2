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

/** The vectors of the word table. */
export function wordVectors(): Vectors {
  if (loaded) return loaded;
  const { rowOfHash, vectors } = lexicon();
  loaded = { row: rowOfHash, bytes: vectors, scaleOf: (row) => Math.fround(1 / lengthOf(vectors, row)) };
  return loaded;
}

function lengthOf(bytes: Int8Array, row: number): number {
  let sum = 0;
  for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) sum += bytes[at]! * bytes[at]!;
  return Math.sqrt(sum || 1);
}
