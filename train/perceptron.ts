import type { FeatureWeights } from "../src/annotation/syntax/linear.ts";

/** A yes-or-no averaged perceptron over hashed features. */
export class Perceptron {
  readonly #number = new Map<number, number>();
  readonly #now: number[] = [];
  readonly #total: number[] = [];
  #step = 1;

  /** Learns one case: a step towards `isYes` unless the score is right by more than `margin`. */
  learn(features: Int32Array, isYes: boolean, margin: number): void {
    this.#step++;
    const sign = isYes ? 1 : -1;
    if (this.score(features) * sign > margin) return;
    for (const feature of features) {
      let f = this.#number.get(feature);
      if (f === undefined) {
        f = this.#now.length;
        this.#number.set(feature, f);
        this.#now.push(0);
        this.#total.push(0);
      }
      this.#now[f]! += sign;
      this.#total[f]! += sign * this.#step;
    }
  }

  score(features: Int32Array): number {
    let sum = 0;
    for (const feature of features) {
      const f = this.#number.get(feature);
      if (f !== undefined) sum += this.#now[f]!;
    }
    return sum;
  }

  /** The averaged weights that are further than `least` from zero, for class 0. */
  weights(least: number): FeatureWeights[] {
    const found: FeatureWeights[] = [];
    for (const [feature, f] of this.#number) {
      const weight = this.#now[f]! - this.#total[f]! / this.#step;
      if (Math.abs(weight) > least) found.push({ feature, weights: [[0, weight]] });
    }
    return found;
  }
}
