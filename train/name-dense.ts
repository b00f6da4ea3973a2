import { type Dense, LOOKS, WINDOW } from "../src/annotation/names/dense.ts";
import { LABELS } from "../src/annotation/names/labels.ts";
import { WIDTH, wordVectors } from "../src/annotation/names/vectors.ts";

/** The hidden layer while it learns: rows and looks of every token are given as columns. */
export class DenseLearner implements Dense {
  readonly input: Float32Array;
  readonly looks: Float32Array;
  readonly output: Float32Array;
  readonly #units: number;
  readonly #outputSums: Float32Array;
  readonly #hiddenSums: Float32Array;
  readonly #hidden: Float32Array;
  readonly #error: Float32Array;
  readonly #vectors = wordVectors();

  /** `units`: how many hidden units this learner has; the layouts of `Dense` hold with them. */
  constructor(units: number, random: () => number) {
    this.#units = units;
    this.#outputSums = new Float32Array(units * LABELS);
    this.#hiddenSums = new Float32Array(units);
    this.#hidden = new Float32Array(units);
    this.#error = new Float32Array(units);
    const filled = (size: number, spread: number) =>
      Float32Array.from({ length: size }, () => (random() - 0.5) * spread);
    this.input = filled(WINDOW * WIDTH * units, 0.3);
    this.looks = filled(WINDOW * LOOKS * units, 0.1);
    this.output = filled(units * LABELS, 0.3);
  }

  /** Adds the scores of a token with these rows and looks (one a window place) to `out[at ...]`. */
  add(rows: ArrayLike<number>, looks: ArrayLike<number>, out: Float64Array, at: number): void {
    this.#forward(rows, looks);
    const units = this.#units;
    for (let h = 0; h < units; h++) {
      const value = this.#hidden[h]!;
      if (value > 0) for (let l = 0; l < LABELS; l++) out[at + l]! += value * this.output[h * LABELS + l]!;
    }
  }

  #forward(rows: ArrayLike<number>, looks: ArrayLike<number>): void {
    const units = this.#units;
    const hidden = this.#hidden.fill(0);
    const { bytes } = this.#vectors;
    const { input } = this;
    for (let w = 0; w < WINDOW; w++) {
      const look = (w * LOOKS + looks[w]!) * units;
      for (let h = 0; h < units; h++) hidden[h]! += this.looks[look + h]!;
      const row = rows[w]!;
      if (row < 0) continue;
      const scale = this.#vectors.scaleOf(row);
      for (let d = 0; d < WIDTH; d++) {
        const value = bytes[row * WIDTH + d]! * scale;
        const weights = (w * WIDTH + d) * units;
        for (let h = 0; h < units; h++) hidden[h]! += value * input[weights + h]!;
      }
    }
  }

  /** One step down the gradient of the label scores: AdaGrad with one sum for each hidden unit, which keeps it cheap. */
  learn(rows: ArrayLike<number>, looks: ArrayLike<number>, gradient: Float64Array, rate: number): void {
    this.#forward(rows, looks);
    const error = this.#backward(gradient, rate);
    const units = this.#units;
    const { bytes } = this.#vectors;
    const { input } = this;
    for (let w = 0; w < WINDOW; w++) {
      const look = (w * LOOKS + looks[w]!) * units;
      for (let h = 0; h < units; h++) this.looks[look + h]! -= error[h]!;
      const row = rows[w]!;
      if (row < 0) continue;
      const scale = this.#vectors.scaleOf(row) * SPREAD;
      for (let d = 0; d < WIDTH; d++) {
        const value = bytes[row * WIDTH + d]! * scale;
        const weights = (w * WIDTH + d) * units;
        for (let h = 0; h < units; h++) input[weights + h]! -= error[h]! * value;
      }
    }
  }

  /** Moves the output weights and returns the step of each hidden unit. */
  #backward(gradient: Float64Array, rate: number): Float32Array {
    const units = this.#units;
    const error = this.#error.fill(0);
    for (let h = 0; h < units; h++) {
      const value = this.#hidden[h]!;
      if (value <= 0) continue;
      for (let l = 0; l < LABELS; l++) {
        error[h]! += gradient[l]! * this.output[h * LABELS + l]!;
        step(this.output, this.#outputSums, h * LABELS + l, gradient[l]! * value, rate);
      }
      this.#hiddenSums[h]! += error[h]! ** 2;
      error[h]! *= rate / Math.sqrt(this.#hiddenSums[h]! + 1);
    }
    return error;
  }
}

/** Unit vectors have components near 0.1: their weights move as fast as those of looks. */
const SPREAD = 10;

function step(weights: Float32Array, sums: Float32Array, at: number, gradient: number, rate: number): void {
  sums[at]! += gradient * gradient;
  weights[at]! -= (rate * gradient) / Math.sqrt(sums[at]! + 1e-6);
}
