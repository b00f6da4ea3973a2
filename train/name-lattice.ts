import { BEFORE, LABELS, mayClose, mayOpen } from "../src/annotation/names/labels.ts";

const AFTER = Array.from({ length: LABELS }, (_, label) =>
  Array.from({ length: LABELS }, (_, next) => next).filter((next) => BEFORE[next]!.includes(label)),
);

/** Forward and backward sums over the label paths of one sentence, for the gradient of a linear-chain CRF. */
export class Lattice {
  readonly scores: Float64Array;
  readonly transitions = new Float64Array(LABELS * LABELS);
  readonly #powers = new Float64Array(LABELS * LABELS);
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;

  constructor(longest: number) {
    this.scores = new Float64Array(longest * LABELS);
    this.#forward = new Float64Array(longest * LABELS);
    this.#backward = new Float64Array(longest * LABELS);
  }

  /** Turns the scores of `count` tokens into powers and sums over paths. */
  run(count: number): void {
    this.#powers.set(this.transitions.map(Math.exp));
    for (let i = 0; i < count; i++) this.#raise(i);
    for (let i = 0; i < count; i++) this.#forwardAt(i);
    for (let i = count - 1; i >= 0; i--) this.#backwardAt(i, count);
  }

  /** Writes each label's share at token `i` into `out`. */
  shares(i: number, out: Float64Array): void {
    let sum = 0;
    for (let l = 0; l < LABELS; l++) {
      out[l] = this.#forward[i * LABELS + l]! * this.#backward[i * LABELS + l]!;
      sum += out[l]!;
    }
    for (let l = 0; l < LABELS; l++) out[l]! /= sum;
  }

  /** Calls `visit` with the share of every label bigram that ends at token `i > 0`. */
  bigrams(i: number, visit: (previous: number, label: number, share: number) => void): void {
    let sum = 0;
    for (let l = 0; l < LABELS; l++) for (const p of BEFORE[l]!) sum += this.#bigram(i, p, l);
    for (let l = 0; l < LABELS; l++) for (const p of BEFORE[l]!) visit(p, l, this.#bigram(i, p, l) / sum);
  }

  #bigram(i: number, previous: number, label: number): number {
    const at = i * LABELS + label;
    const step = this.#powers[previous * LABELS + label]! * this.scores[at]! * this.#backward[at]!;
    return this.#forward[(i - 1) * LABELS + previous]! * step;
  }

  #raise(i: number): void {
    const at = i * LABELS;
    let most = this.scores[at]!;
    for (let l = 1; l < LABELS; l++) most = Math.max(most, this.scores[at + l]!);
    for (let l = 0; l < LABELS; l++) this.scores[at + l] = Math.exp(this.scores[at + l]! - most);
  }

  #forwardAt(i: number): void {
    let sum = 0;
    for (let l = 0; l < LABELS; l++) {
      let value = i === 0 && mayOpen(l) ? this.#powers[l]! : 0;
      if (i > 0)
        for (const p of BEFORE[l]!) value += this.#forward[(i - 1) * LABELS + p]! * this.#powers[p * LABELS + l]!;
      value *= this.scores[i * LABELS + l]!;
      this.#forward[i * LABELS + l] = value;
      sum += value;
    }
    for (let l = 0; l < LABELS; l++) this.#forward[i * LABELS + l]! /= sum;
  }

  #backwardAt(i: number, count: number): void {
    const next = (i + 1) * LABELS;
    let sum = 0;
    for (let l = 0; l < LABELS; l++) {
      let value = i === count - 1 && mayClose(l) ? 1 : 0;
      if (i < count - 1) {
        for (const n of AFTER[l]!)
          value += this.#powers[l * LABELS + n]! * this.scores[next + n]! * this.#backward[next + n]!;
      }
      this.#backward[i * LABELS + l] = value;
      sum += value;
    }
    for (let l = 0; l < LABELS; l++) this.#backward[i * LABELS + l]! /= sum;
  }
}
