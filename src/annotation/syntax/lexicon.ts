import { modelBytes } from "../load.ts";
import { readSections } from "./sections.ts";

/** Numbers a component. */
export const WIDTH = 100;

/** The word table: lower-cased words by frequency with clusters and vectors, cut from GloVe. */
export interface Lexicon {
  /** In order of rows. */
  readonly words: readonly string[];
  /** Row of a lower-cased word, -1 when unknown. */
  row(word: string): number;
  /** Cluster number at two grains (about 64 and 512 clusters), 0 for row -1. */
  coarse(row: number): number;
  fine(row: number): number;
  /** `WIDTH` signed bytes a row; the direction matters, the length does not. */
  readonly vectors: Int8Array;
}

let loaded: Lexicon | undefined;

/** The word table, read on first use. Without the file every word is unknown. */
export function lexicon(): Lexicon {
  loaded ??= lexiconFrom(modelBytes("words.bin"));
  return loaded;
}

/** A word table from the bytes of its file. */
export function lexiconFrom(bytes: Uint8Array | undefined): Lexicon {
  if (!bytes) return { words: [], row: () => -1, coarse: () => 0, fine: () => 0, vectors: new Int8Array(0) };
  const { columns, texts } = readSections(bytes);
  const words = (texts.get("words") ?? "").split("\n");
  const rows = new Map(words.map((word, row) => [word, row]));
  const coarse = columns.get("coarse") as Uint8Array;
  const fine = columns.get("fine") as Uint16Array;
  return {
    words,
    row: (word) => rows.get(word) ?? -1,
    coarse: (row) => (row < 0 ? 0 : coarse[row]! + 1),
    fine: (row) => (row < 0 ? 0 : fine[row]! + 1),
    vectors: columns.get("vectors") as Int8Array,
  };
}
