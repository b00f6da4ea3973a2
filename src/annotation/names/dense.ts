import type { Seen } from "./features.ts";
import { LABELS } from "./labels.ts";
import { type Vectors, WIDTH, wordVectors } from "./vectors.ts";
import { ALL_CAPITALS, HAS_DIGIT, HAS_LETTER, INITIAL_CAPITAL } from "./words.ts";

/** Hidden units, and words looked at: the token and as many on either side. */
export const HIDDEN = 64;
export const WINDOW = 5;
/** Looks of a token: capitals and digits, table phrase, place in the sentence, spelling elsewhere; the last is no token. */
export const LOOKS = 257;

/** One hidden layer over the word vectors and looks of a window; its outputs add to the label scores. */
export interface Dense {
  /** `[WINDOW][WIDTH][HIDDEN]`. */
  readonly input: Float32Array;
  /** `[WINDOW][LOOKS][HIDDEN]`. */
  readonly looks: Float32Array;
  /** `[HIDDEN][LABELS]`. */
  readonly output: Float32Array;
}

/** The look of token `i` as a number under `LOOKS`. */
export function lookOf(seen: Seen, i: number, first: number): number {
  const shape = seen.words.shape[i]!;
  const capitals = shape & ALL_CAPITALS ? 3 : shape & INITIAL_CAPITAL ? 2 : shape & HAS_LETTER ? 1 : 0;
  const writing = shape & HAS_DIGIT ? 4 : i === first && capitals === 2 ? 5 : capitals;
  return ((seen.phrase[i]! >> 2) << 5) | (seen.elsewhere[i]! << 3) | writing;
}

/** Words whose products with the input weights are kept: each of the most frequent ones, and a power of two of the others. */
const FREQUENT = 8192;
const OTHERS = 8192;
const STEP = WINDOW * HIDDEN;

/** Adds the hidden layer's scores; keeps the products of recent words. Holds buffers: one scorer a model. */
export class DenseScorer {
  readonly #model: Dense;
  readonly #vectors: Vectors = wordVectors();
  readonly #keys = new Int32Array(FREQUENT + OTHERS).fill(-1);
  readonly #products = new Float32Array((FREQUENT + OTHERS) * STEP);
  readonly #hidden = new Float32Array(HIDDEN);
  #rows = new Int32Array(512);
  #looks = new Uint16Array(512);
  #from = 0;
  #to = 0;

  constructor(model: Dense) {
    this.#model = model;
  }

  /** Looks up the words of the sentence `[from, to)`, whose tokens `add` then takes. */
  open(seen: Seen, from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    if (to - from > this.#rows.length) {
      this.#rows = new Int32Array(2 * (to - from));
      this.#looks = new Uint16Array(2 * (to - from));
    }
    for (let i = from; i < to; i++) {
      this.#rows[i - from] = this.#vectors.row(seen.words.folded[i]!);
      this.#looks[i - from] = lookOf(seen, i, from);
    }
  }

  /** Adds the scores of token `i` of the open sentence to `out[at ...]`. */
  add(i: number, out: Float64Array, at: number): void {
    const { output } = this.#model;
    const hidden = this.#hidden.fill(0);
    for (let w = 0; w < WINDOW; w++) this.#addWord(i + w - (WINDOW >> 1), w, hidden);
    for (let h = 0; h < HIDDEN; h++) {
      const value = hidden[h]!;
      if (value <= 0) continue;
      for (let label = 0; label < LABELS; label++) out[at + label]! += value * output[h * LABELS + label]!;
    }
  }

  #addWord(j: number, w: number, hidden: Float32Array): void {
    const isOut = j < this.#from || j >= this.#to;
    const { looks } = this.#model;
    const look = (w * LOOKS + (isOut ? LOOKS - 1 : this.#looks[j - this.#from]!)) * HIDDEN;
    const row = isOut ? -1 : this.#rows[j - this.#from]!;
    if (row < 0) {
      for (let h = 0; h < HIDDEN; h++) hidden[h]! += looks[look + h]!;
      return;
    }
    const products = this.#products;
    const product = this.#productAt(row) + w * HIDDEN;
    for (let h = 0; h < HIDDEN; h++) hidden[h]! += looks[look + h]! + products[product + h]!;
  }

  #productAt(row: number): number {
    const slot = row < FREQUENT ? row : FREQUENT + (row & (OTHERS - 1));
    const at = slot * STEP;
    if (this.#keys[slot] === row) return at;
    this.#keys[slot] = row;
    const { input } = this.#model;
    const { bytes, scales } = this.#vectors;
    const products = this.#products.fill(0, at, at + STEP);
    for (let w = 0; w < WINDOW; w++) {
      for (let d = 0; d < WIDTH; d++) {
        const value = bytes[row * WIDTH + d]! * scales[row]!;
        const weights = (w * WIDTH + d) * HIDDEN;
        for (let h = 0; h < HIDDEN; h++) products[at + w * HIDDEN + h]! += value * input[weights + h]!;
      }
    }
    return at;
  }
}
