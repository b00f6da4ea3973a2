import type { Seen } from "./features.ts";
import { LABELS } from "./labels.ts";
import { type Vectors, WIDTH, wordVectors } from "./vectors.ts";
import { ALL_CAPITALS, HAS_DIGIT, HAS_LETTER, INITIAL_CAPITAL } from "./words.ts";

/** Hidden units, and words looked at: the one before, the token, the one after. */
export const HIDDEN = 32;
export const WINDOW = 3;
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

/** Words whose products with the input weights are kept, a power of two: frequent words are computed once. */
const KEPT = 4096;
const STEP = WINDOW * HIDDEN;

/** Adds the hidden layer's scores; keeps the products of recent words. Holds buffers: one scorer a model. */
export class DenseScorer {
  readonly #model: Dense;
  readonly #vectors: Vectors = wordVectors();
  readonly #keys = new Int32Array(KEPT).fill(-1);
  readonly #products = new Float32Array(KEPT * STEP);
  readonly #hidden = new Float32Array(HIDDEN);

  constructor(model: Dense) {
    this.#model = model;
  }

  /** Adds the scores of token `i` of the sentence `[from, to)` to `out[at ...]`. */
  add(seen: Seen, i: number, from: number, to: number, out: Float64Array, at: number): void {
    const { looks, output } = this.#model;
    const hidden = this.#hidden.fill(0);
    for (let w = 0; w < WINDOW; w++) {
      const j = i + w - 1;
      const isOut = j < from || j >= to;
      const look = (w * LOOKS + (isOut ? LOOKS - 1 : lookOf(seen, j, from))) * HIDDEN;
      for (let h = 0; h < HIDDEN; h++) hidden[h]! += looks[look + h]!;
      const row = isOut ? -1 : this.#vectors.row(seen.words.folded[j]!);
      if (row < 0) continue;
      const product = this.#productAt(row) + w * HIDDEN;
      for (let h = 0; h < HIDDEN; h++) hidden[h]! += this.#products[product + h]!;
    }
    for (let h = 0; h < HIDDEN; h++) {
      const value = hidden[h]!;
      if (value <= 0) continue;
      for (let label = 0; label < LABELS; label++) out[at + label]! += value * output[h * LABELS + label]!;
    }
  }

  #productAt(row: number): number {
    const slot = row & (KEPT - 1);
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
