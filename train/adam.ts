/** Adam with bias correction over one stretch of cells. */
export class Adam {
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  #step = 0;

  constructor(size: number) {
    this.#mean = new Float32Array(size);
    this.#square = new Float32Array(size);
  }

  /** One update of `values` against `gradient`, at learning rate `rate`, the gradient scaled by `scale` first. */
  update(values: Float32Array, gradient: Float32Array, rate: number, scale: number): void {
    this.#step++;
    const [keep, keepSquare] = [0.9, 0.98];
    const step = (rate * Math.sqrt(1 - keepSquare ** this.#step)) / (1 - keep ** this.#step);
    const [mean, square] = [this.#mean, this.#square];
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i]! * scale;
      const m = mean[i]! * keep + g * (1 - keep);
      const q = square[i]! * keepSquare + g * g * (1 - keepSquare);
      mean[i] = m;
      square[i] = q;
      if (m !== 0) values[i] = values[i]! - (step * m) / (Math.sqrt(q) + 1e-8);
    }
  }
}

/** Factor that brings the gradient's length down to `most`. */
export function clipScale(gradient: Float32Array, most: number): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * gradient[i]!;
  const length = Math.sqrt(sum);
  return length > most ? most / length : 1;
}
