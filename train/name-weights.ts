import { LABELS } from "../src/annotation/names/labels.ts";

/**
 * Rows of label weights that all corpora share, and what each corpus adds for itself (Daumé 2007, "Frustratingly easy domain
 * adaptation"): corpora that mark names in different ways teach the same model what they agree on. Learnt by AdaGrad.
 */
export class CorpusWeights {
  readonly #shared: Float32Array;
  readonly #own: readonly Float32Array[];
  readonly #sharedSums: Float32Array;
  readonly #ownSums: readonly Float32Array[];

  constructor(rows: number, corpora: number) {
    const column = () => new Float32Array(rows * LABELS);
    this.#shared = column();
    this.#sharedSums = column();
    this.#own = Array.from({ length: corpora }, column);
    this.#ownSums = Array.from({ length: corpora }, column);
  }

  /** Adds row `row` as `corpus` sees it to `out[at ...]`. */
  add(row: number, corpus: number, out: Float64Array, at: number): void {
    const [shared, own] = [this.#shared, this.#own[corpus]!];
    const from = row * LABELS;
    for (let l = 0; l < LABELS; l++) out[at + l]! += shared[from + l]! + own[from + l]!;
  }

  /** Moves row `row` down the gradient of its label scores; shares below `small` are passed over. */
  step(row: number, corpus: number, gradient: Float64Array, rate: number, small: number): void {
    for (let l = 0; l < LABELS; l++) {
      const value = gradient[l]!;
      if (value < small && value > -small) continue;
      this.stepCell(row * LABELS + l, corpus, value, rate);
    }
  }

  /** Moves one weight. */
  stepCell(cell: number, corpus: number, value: number, rate: number): void {
    move(this.#shared, this.#sharedSums, cell, value, rate);
    move(this.#own[corpus]!, this.#ownSums[corpus]!, cell, value, rate);
  }

  /** The weights to ship: the shared ones and each corpus's own by its share. */
  blend(shares: readonly number[]): Float32Array {
    const blended = Float32Array.from(this.#shared);
    shares.forEach((share, corpus) => {
      const own = this.#own[corpus]!;
      for (let i = 0; i < blended.length; i++) blended[i]! += share * own[i]!;
    });
    return blended;
  }
}

function move(weights: Float32Array, sums: Float32Array, at: number, value: number, rate: number): void {
  sums[at]! += value * value;
  weights[at]! -= (rate * value) / Math.sqrt(sums[at]! + 1e-6);
}
