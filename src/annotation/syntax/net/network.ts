import type { Facets } from "../facets.ts";
import type { Lexicon } from "../lexicon.ts";
import { type Column, readSections, type Sections, writeSections } from "../sections.ts";
import { Arena } from "./arena.ts";
import { type Parse, parseStretches, type Stretch } from "./decode.ts";
import { type Embeddings, packedEmbeddings } from "./embeddings.ts";
import { rowsOf, unitScales } from "./inputs.ts";
import { KnownWords } from "./known-words.ts";
import { type Layout, layoutOf, matricesOf } from "./shape.ts";

/** Names behind the numbers, and the words with rows of their own (hash of the lower-cased word to row). */
export interface NetworkNames {
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly own: ReadonlyMap<number, number>;
}

/** Longest stretch the network reads at once; arcs cost the square of it. */
export const LONGEST_STRETCH = 120;

/** The parser: a two-layer bidirectional LSTM with a biaffine arc scorer (Dozat and Manning 2017), kept small. */
export class Network {
  readonly names: NetworkNames;
  readonly #arena: Arena;
  readonly #layout: Layout;
  readonly #known: KnownWords;
  readonly #words: Lexicon;
  readonly #unit: Float32Array;
  readonly #own: Embeddings;
  readonly #spelling: Embeddings;

  constructor(bytes: Uint8Array, words: Lexicon) {
    const { columns, texts } = readSections(bytes);
    const own = columns.get("own")!;
    const list = (name: string) => (texts.get(name) ?? "").split("\n");
    this.names = {
      tags: list("tags"),
      relations: list("relations"),
      own: new Map(Array.from(own, (hash, i) => [hash, i + 1])),
    };
    this.#words = words;
    this.#unit = unitScales(words);
    const counts = { words: own.length, tags: this.names.tags.length, relations: this.names.relations.length };
    const { size } = layoutOf(counts, 0);
    this.#arena = new Arena(size + (1 << 21));
    this.#layout = layoutOf(counts, this.#arena.take(size));
    const tableOf = (name: string) =>
      packedEmbeddings(columns.get(name) as Int8Array, columns.get(`${name}.scale`) as Float32Array);
    [this.#own, this.#spelling] = [tableOf("word"), tableOf("affix")];
    this.#fill(columns);
    this.#known = new KnownWords(this.#arena, this.#layout);
  }

  /** Matrices that are applied in 16-bit numbers are never laid out in floats, so that memory set aside for these is not used. */
  #fill(columns: Sections["columns"]): void {
    const { layers, tagOut, tagTop, projection, relationOut, word, affix } = this.#layout;
    const packed = new Set([...layers.flatMap((l) => [l.input, l.recurrent]), tagOut, tagTop, projection, relationOut]);
    for (const [name, matrix] of matricesOf(this.#layout)) {
      if (matrix === word || matrix === affix) continue;
      const levels = columns.get(name) as Int16Array;
      const [scale] = columns.get(`${name}.scale`)!;
      if (packed.has(matrix)) this.#arena.pack(matrix, levels, scale);
      else for (let i = 0; i < levels.length; i++) this.#arena.cells[matrix.at + i] = levels[i]! * scale!;
    }
  }

  /** Parses stretches of a text's tokens; heads of tokens outside all stretches stay as they are in `into`. */
  parse(facets: Facets, tags: Uint8Array, stretches: readonly Stretch[], into: Parse): void {
    const rows = rowsOf(facets, tags, this.names.own);
    const sources = { rows, own: this.#own, spelling: this.#spelling, unit: this.#unit, words: this.#words };
    parseStretches({ arena: this.#arena, layout: this.#layout, known: this.#known }, stretches, sources, into);
  }
}

/** The model file of a network: tables in one byte a cell with a scale a row, matrices in two bytes with one scale. */
export function packNetwork(layout: Layout, weights: Float32Array, names: NetworkNames): Uint8Array {
  const own = [...names.own].sort((a, b) => a[1] - b[1]).map(([hash]) => hash);
  const sections: Record<string, Column | string> = {
    tags: names.tags.join("\n"),
    relations: names.relations.join("\n"),
    own: Int32Array.from(own),
  };
  for (const [name, { at, rows, columns }] of matricesOf(layout)) {
    const values = weights.subarray(at - layout.word.at, at - layout.word.at + rows * columns);
    const isTable = name === "word" || name === "affix";
    const [most, width] = isTable ? [127, columns] : [32767, rows * columns];
    const scales = Float32Array.from({ length: values.length / width }, (_, r) =>
      values.subarray(r * width, (r + 1) * width).reduce((top, v) => Math.max(top, Math.abs(v) / most), 1e-12),
    );
    const levels = Array.from(values, (v, i) => Math.round(v / scales[Math.floor(i / width)]!));
    sections[name] = isTable ? Int8Array.from(levels) : Int16Array.from(levels);
    sections[`${name}.scale`] = scales;
  }
  return writeSections(sections);
}
