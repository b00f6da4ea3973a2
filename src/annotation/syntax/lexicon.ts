import { modelBytes } from "../load.ts";
import { ListedWords } from "./listed-words.ts";
import { readSections } from "./sections.ts";

/** Numbers a component. */
export const WIDTH = 100;

/** The word table: lower-cased words by frequency with clusters and vectors, cut from GloVe. */
export interface Lexicon {
  /** Rows of the table. */
  readonly count: number;
  /** Row of a lower-cased word, -1 when unknown. */
  row(word: string): number;
  /** Row of a word by its `foldedHash`, -1 when unknown. */
  rowOfHash(hash: number): number;
  /** Cluster number at two grains (about 64 and 512 clusters), 0 for row -1. */
  coarse(row: number): number;
  fine(row: number): number;
  /** `WIDTH` signed bytes a row; the direction matters, the length does not. */
  readonly vectors: Int8Array;
}

const EMPTY: Lexicon = {
  count: 0,
  row: () => -1,
  rowOfHash: () => -1,
  coarse: () => 0,
  fine: () => 0,
  vectors: new Int8Array(0),
};

let loaded: Lexicon | undefined;

/** The word table, read on first use. Without the file every word is unknown. */
export function lexicon(): Lexicon {
  loaded ??= lexiconFrom(modelBytes("words.bin"));
  return loaded;
}

/** A word table from the bytes of its file. */
export function lexiconFrom(bytes: Uint8Array | undefined): Lexicon {
  if (!bytes) return EMPTY;
  const { columns, texts } = readSections(bytes);
  const words = new ListedWords(texts.get("words") ?? "");
  const coarse = columns.get("coarse") as Uint8Array;
  const fine = columns.get("fine") as Uint16Array;
  return {
    count: words.count,
    row: (word) => words.rowOf(word),
    rowOfHash: (hash) => words.rowOfHash(hash),
    coarse: (row) => (row < 0 ? 0 : coarse[row]! + 1),
    fine: (row) => (row < 0 ? 0 : fine[row]! + 1),
    vectors: columns.get("vectors") as Int8Array,
  };
}
