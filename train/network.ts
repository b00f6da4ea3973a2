import type { Lexicon } from "../src/annotation/syntax/lexicon.ts";
import { Arena } from "../src/annotation/syntax/net/arena.ts";
import { type Batch, batchOf } from "../src/annotation/syntax/net/batch.ts";
import { embeddingsIn } from "../src/annotation/syntax/net/embeddings.ts";
import { forward } from "../src/annotation/syntax/net/forward.ts";
import { AFFIXES, NO_ROW, type Rows, unitScales, writeInputs } from "../src/annotation/syntax/net/inputs.ts";
import {
  BOTH,
  type Counts,
  GATES,
  INPUT,
  type Layout,
  layoutOf,
  matricesOf,
  SIZE,
} from "../src/annotation/syntax/net/shape.ts";
import { Dropout } from "./dropout.ts";
import { type Back, backward, type Gold } from "./gradient.ts";
import { randomFrom } from "./random.ts";
import { type Turned, turn, turnedPlaces } from "./turned.ts";

/** The training sentences as numbers: columns over all tokens. */
export interface ParseData {
  readonly rows: Rows;
  readonly first: Int32Array;
  readonly counts: Counts;
  /** Token number of the governor, -1 for the root. */
  readonly head: Int32Array;
  readonly relation: Uint8Array;
  readonly tag: Uint8Array;
}

/** The network while it learns: weights and gradients in one memory. */
export class Learner {
  readonly arena: Arena;
  readonly layout: Layout;
  readonly #gradient: number;
  readonly #turned: Turned;
  readonly #mark: number;
  readonly #data: ParseData;
  readonly #words: Lexicon;
  readonly #unit: Float32Array;

  constructor(data: ParseData, words: Lexicon, seed: number) {
    this.#data = data;
    this.#words = words;
    this.#unit = unitScales(words);
    this.arena = new Arena(1 << 24);
    const size = layoutOf(data.counts, 0).size;
    this.layout = layoutOf(data.counts, this.arena.take(size));
    this.#gradient = this.arena.take(size);
    this.#turned = turnedPlaces(this.arena, this.layout);
    this.#mark = this.arena.mark();
    start(this.arena.cells, this.layout, seed);
  }

  get weights(): Float32Array {
    return this.arena.cells.subarray(this.layout.word.at, this.layout.word.at + this.layout.size);
  }

  get gradient(): Float32Array {
    return this.arena.cells.subarray(this.#gradient, this.#gradient + this.layout.size);
  }

  /** Prepares the transposes; call after every change of the weights. */
  refresh(): void {
    turn(this.arena, this.layout, this.#turned);
  }

  /** Fills `gradient` with that of the given sentences and returns the loss a token. */
  learn(sentences: readonly number[], random: (() => number) | undefined): number {
    this.arena.release(this.#mark);
    this.gradient.fill(0);
    const { first, rows } = this.#data;
    const batch = batchOf(sentences.map((s) => ({ from: first[s]!, length: first[s + 1]! - first[s]! })));
    const [own, spelling] = [embeddingsIn(this.layout.word), embeddingsIn(this.layout.affix)];
    const sources = { rows, own, spelling, unit: this.#unit, words: this.#words };
    const input = writeInputs(this.arena, this.layout, batch.token, sources);
    const dropout = random && new Dropout(this.arena, batch, random);
    const pass = forward(this.arena, this.layout, batch, input, (stage, at, width) => dropout?.drop(stage, at, width));
    const back: Back = {
      arena: this.arena,
      layout: this.layout,
      turned: this.#turned,
      shift: this.#gradient - this.layout.word.at,
      mask: (stage, at) => dropout?.mask(stage, at),
    };
    const result = backward(back, batch, pass, goldOf(this.#data, batch));
    this.#scatter(batch, result.input, back.shift);
    return result.loss;
  }

  #scatter(batch: Batch, input: number, shift: number): void {
    const { cells } = this.arena;
    const { word, affix, tag } = this.layout;
    const { rows } = this.#data;
    const add = (into: number, from: number, width: number) => {
      for (let c = 0; c < width; c++) cells[into + c] = cells[into + c]! + cells[from + c]!;
    };
    for (let r = 0; r < batch.rows; r++) {
      const i = batch.token[r]!;
      let at = input + r * INPUT + SIZE.glove;
      add(word.at + shift + rows.word[i]! * SIZE.word, at, SIZE.word);
      at += SIZE.word;
      for (let k = 0; k < AFFIXES && rows.affix[i * AFFIXES + k] !== NO_ROW; k++)
        add(affix.at + shift + rows.affix[i * AFFIXES + k]! * SIZE.affix, at, SIZE.affix);
      add(tag.at + shift + rows.tag[i]! * SIZE.tag, at + SIZE.affix, SIZE.tag);
    }
  }
}

function goldOf(data: ParseData, batch: Batch): Gold {
  const governor = new Int32Array(batch.rows);
  for (let s = 0; s < batch.sentences; s++) {
    for (let t = 0; t < batch.length[s]!; t++) {
      const head = data.head[batch.from[s]! + t]!;
      governor[batch.offset[t]! + s] = head < 0 ? -1 : batch.offset[head - batch.from[s]!]! + s;
    }
  }
  return {
    governor,
    relation: Uint8Array.from(batch.token, (i) => data.relation[i]!),
    tag: Uint8Array.from(batch.token, (i) => data.tag[i]!),
  };
}

/** Seeded starting weights: uniform by fan-in and fan-out, forget gates open, biases zero. */
function start(cells: Float32Array, layout: Layout, seed: number): void {
  const random = randomFrom(seed);
  for (const [name, { at, rows, columns }] of matricesOf(layout)) {
    const isBias = name.toLowerCase().endsWith("bias");
    const range = rangeOf(name, rows, columns);
    for (let i = 0; i < rows * columns; i++) cells[at + i] = isBias ? 0 : (random() * 2 - 1) * range;
    if (columns === GATES && isBias) cells.fill(1, at + SIZE.hidden, at + 2 * SIZE.hidden);
  }
}

function rangeOf(name: string, rows: number, columns: number): number {
  if (name === "word" || name === "root") return 0.1;
  if (name === "affix") return 0.15;
  if (name === "tag") return 0.5;
  if (name === "bilinear") return 0.05;
  return Math.sqrt(6 / (rows + (columns === GATES ? SIZE.hidden : Math.min(columns, BOTH))));
}
