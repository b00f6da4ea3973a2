import { BLOCK, type DenseKernels, denseKernelsOn, HIDDEN, SCORES, WINDOW } from "./dense-kernels.ts";
import type { Seen } from "./features.ts";
import { LABELS } from "./labels.ts";
import { type Vectors, WIDTH, wordVectors } from "./vectors.ts";
import { ALL_CAPITALS, HAS_DIGIT, HAS_LETTER, INITIAL_CAPITAL } from "./words.ts";

export { HIDDEN, WINDOW } from "./dense-kernels.ts";

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
const FREQUENT = 2048;
const OTHERS = 2048;
/** Floats of one word's products, and their bytes. */
const PRODUCTS = WINDOW * HIDDEN;
const STEP = 4 * PRODUCTS;
const NO_TOKEN = LOOKS - 1;

/** Adds the hidden layer's scores; keeps the products of recent words. Holds buffers: one scorer a model. */
export class DenseScorer {
  readonly #vectors: Vectors = wordVectors();
  readonly #keys = new Int32Array(FREQUENT + OTHERS).fill(-1);
  readonly #laid: Laid;
  readonly #kernels: DenseKernels;
  #rows = new Int32Array(512);
  #looks = new Uint16Array(512);
  #from = 0;
  #to = 0;

  constructor(model: Dense) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(PLACE.end / 65536) });
    this.#laid = laidOut(model, memory);
    this.#kernels = denseKernelsOn(memory);
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
    const { scores, places } = this.#laid;
    for (let label = 0; label < LABELS; label++) scores[label] = out[at + label]!;
    for (let w = 0; w < WINDOW; w++) {
      const j = i + w - (WINDOW >> 1);
      const isOut = j < this.#from || j >= this.#to;
      const look = isOut ? NO_TOKEN : this.#looks[j - this.#from]!;
      places[2 * w] = this.#productAt(isOut ? -1 : this.#rows[j - this.#from]!, w);
      places[2 * w + 1] = PLACE.looks + (w * LOOKS + look) * HIDDEN * 4;
    }
    this.#kernels.score(PLACE.scores, PLACE.output, PLACE.hidden, PLACE.places);
    for (let label = 0; label < LABELS; label++) out[at + label] = scores[label]!;
  }

  /** Place of the products of a word in column `w` of the window; those of a word without a vector are zero. */
  #productAt(row: number, w: number): number {
    const column = w * HIDDEN * 4;
    if (row < 0) return PLACE.nothing;
    const slot = row < FREQUENT ? row : FREQUENT + (row & (OTHERS - 1));
    const at = PLACE.products + slot * STEP;
    if (this.#keys[slot] === row) return at + column;
    if (this.#isRead(at, w)) return this.#worked(row, PLACE.spare + w * STEP) + column;
    this.#keys[slot] = row;
    return this.#worked(row, at) + column;
  }

  /** Whether an earlier word of this window reads its products there. */
  #isRead(at: number, w: number): boolean {
    const { places } = this.#laid;
    for (let v = 0; v < w; v++) if (places[2 * v] === at + v * HIDDEN * 4) return true;
    return false;
  }

  #worked(row: number, at: number): number {
    const { bytes } = this.#vectors;
    const { values } = this.#laid;
    const scale = this.#vectors.scaleOf(row);
    for (let d = 0; d < WIDTH; d++) values[d] = bytes[row * WIDTH + d]! * scale;
    for (let h = 0; h < PRODUCTS; h += BLOCK) {
      const w = Math.floor(h / HIDDEN);
      const input = PLACE.input + (w * WIDTH * HIDDEN + (h % HIDDEN)) * 4;
      this.#kernels.product(at + h * 4, PLACE.values, input, WIDTH);
    }
    return at;
  }
}

/** Places of the parts of the memory, in bytes. */
const PLACE = placed({
  input: WINDOW * WIDTH * HIDDEN * 4,
  looks: WINDOW * LOOKS * HIDDEN * 4,
  output: HIDDEN * SCORES * 8,
  hidden: HIDDEN * 8,
  values: WIDTH * 8,
  scores: SCORES * 8,
  places: 2 * WINDOW * 4,
  nothing: HIDDEN * 4,
  spare: WINDOW * STEP,
  products: (FREQUENT + OTHERS) * STEP,
});

function placed<Name extends string>(sizes: Record<Name, number>): Record<Name | "end", number> {
  let end = 0;
  const places: Record<string, number> = {};
  for (const [name, size] of Object.entries<number>(sizes)) {
    places[name] = end;
    end += (size + 15) & ~15;
  }
  return { ...places, end } as Record<Name | "end", number>;
}

/** The parts that plain code reads and writes. */
interface Laid {
  readonly values: Float64Array;
  readonly scores: Float64Array;
  readonly places: Int32Array;
}

function laidOut({ input, looks, output }: Dense, { buffer }: WebAssembly.Memory): Laid {
  new Float32Array(buffer, PLACE.input, input.length).set(input);
  new Float32Array(buffer, PLACE.looks, looks.length).set(looks);
  const wide = new Float64Array(buffer, PLACE.output, HIDDEN * SCORES);
  for (let h = 0; h < HIDDEN; h++)
    for (let label = 0; label < LABELS; label++) wide[h * SCORES + label] = output[h * LABELS + label]!;
  return {
    values: new Float64Array(buffer, PLACE.values, WIDTH),
    scores: new Float64Array(buffer, PLACE.scores, SCORES),
    places: new Int32Array(buffer, PLACE.places, 2 * WINDOW),
  };
}
