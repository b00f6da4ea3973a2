import { type Facets, GRAMS, mix, PREFIXES, SUFFIXES } from "../facets.ts";
import { type Lexicon, WIDTH } from "../lexicon.ts";
import type { Arena } from "./arena.ts";
import type { Embeddings } from "./embeddings.ts";
import { INPUT, type Layout, SIZE } from "./shape.ts";

/** Hashed spelling features a token, each a row of the affix table. */
export const AFFIXES = 7 + GRAMS;

/** Rows of the embedding tables for every token of a text. */
export interface Rows {
  readonly glove: Int32Array;
  /** Own row of a word of the training data, 0 for others. */
  readonly word: Int32Array;
  readonly affix: Int32Array;
  /** Joint tag plus one. */
  readonly tag: Uint8Array;
}

/** Looks up the table rows of every token. `own` maps the hash of a lower-cased word to its own row. */
export function rowsOf(facets: Facets, tags: Uint8Array, own: ReadonlyMap<number, number>): Rows {
  const affix = new Int32Array(facets.count * AFFIXES);
  const grams = facets.grams();
  for (let i = 0; i < facets.count; i++) {
    const seen = [
      facets.suffix[i * SUFFIXES]!,
      facets.suffix[i * SUFFIXES + 1]!,
      facets.suffix[i * SUFFIXES + 2]!,
      facets.suffix[i * SUFFIXES + 3]!,
      facets.prefix[i * PREFIXES + 1]!,
      facets.prefix[i * PREFIXES + 2]!,
      facets.shape[i]!,
    ];
    for (let k = 0; k < seen.length; k++) affix[i * AFFIXES + k] = rowFor(seen[k]!, k);
    for (let k = 0; k < GRAMS; k++) {
      const gram = grams[i * GRAMS + k]!;
      affix[i * AFFIXES + seen.length + k] = gram === 0 ? NO_ROW : rowFor(gram, seen.length);
    }
  }
  return {
    glove: facets.row,
    word: Int32Array.from(facets.lower, (hash) => own.get(hash) ?? 0),
    affix,
    tag: Uint8Array.from(tags, (tag) => tag + 1),
  };
}

/** Sign of a spelling feature that a short word does not have. */
export const NO_ROW = -1;

/** Row of the spelling table for feature `hash` of kind `kind`. */
function rowFor(hash: number, kind: number): number {
  return mix(hash, 977 + kind) & (SIZE.affixRows - 1);
}

/** Where the vectors of a text's tokens come from: its rows, own and spelling vectors, and the word table with the scale of each of its words. */
export interface Sources {
  readonly rows: Rows;
  readonly own: Embeddings;
  readonly spelling: Embeddings;
  readonly unit: Float32Array;
  readonly words: Lexicon;
}

/** Writes the input vectors of tokens: word vector, own vector, sum of the spelling vectors, tag vector. */
export function writeInputs(arena: Arena, layout: Layout, tokens: Int32Array, sources: Sources): number {
  const { rows, own, spelling, unit, words } = sources;
  const input = arena.take(tokens.length * INPUT);
  const { cells } = arena;
  for (let r = 0; r < tokens.length; r++) {
    const i = tokens[r]!;
    let at = input + r * INPUT;
    writeGlove(cells, at, rows.glove[i]!, unit, words.vectors);
    at += SIZE.glove;
    cells.fill(0, at, at + SIZE.word + SIZE.affix);
    own.addRow(cells, at, rows.word[i]!);
    at += SIZE.word;
    for (let k = 0; k < AFFIXES; k++) {
      const row = rows.affix[i * AFFIXES + k]!;
      if (row === NO_ROW) break;
      spelling.addRow(cells, at, row);
    }
    copyRow(cells, at + SIZE.affix, layout.tag.at, rows.tag[i]!, SIZE.tag);
  }
  return input;
}

function copyRow(cells: Float32Array, into: number, table: number, row: number, width: number): void {
  cells.copyWithin(into, table + row * width, table + row * width + width);
}

function writeGlove(cells: Float32Array, at: number, row: number, unit: Float32Array, vectors: Int8Array): void {
  if (row < 0) {
    cells.fill(0, at, at + WIDTH);
    return;
  }
  const [scale, from] = [scaleOf(row, unit, vectors), row * WIDTH];
  for (let c = 0; c < WIDTH; c++) cells[at + c] = vectors[from + c]! * scale;
}

/** A cell a word of the table, for `scaleOf` to fill in. */
export function unitScales(words: Lexicon): Float32Array {
  return new Float32Array(words.vectors.length / WIDTH);
}

/** The factor that gives a word's vector a length of 5, so that a component is about 0.5; worked out when first asked for. */
function scaleOf(row: number, unit: Float32Array, vectors: Int8Array): number {
  if (unit[row] === 0) {
    let sum = 1e-9;
    for (let c = 0; c < WIDTH; c++) sum += vectors[row * WIDTH + c]! ** 2;
    unit[row] = 5 / Math.sqrt(sum);
  }
  return unit[row]!;
}
