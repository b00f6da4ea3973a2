import type { Arena } from "../src/annotation/syntax/net/arena.ts";
import type { Batch } from "../src/annotation/syntax/net/batch.ts";
import { INPUT, SIZE } from "../src/annotation/syntax/net/shape.ts";

export type Stage = "input" | "middle" | "top" | "projected";

/** Shares of cells dropped. Input parts are dropped whole, word by word: vector, own row, spelling, tag. */
const INPUT_PARTS: readonly (readonly [number, number])[] = [
  [SIZE.glove, 0.1],
  [SIZE.word, 0.3],
  [SIZE.affix, 0.1],
  [SIZE.tag, 0.3],
];
const SHARES = { input: 0.15, middle: 0.3, top: 0.3, projected: 0.3 };

/** Masks of one batch: made on the way forward, used again on the way back. */
export class Dropout {
  readonly #masks = new Map<Stage, Float32Array>();
  readonly #arena: Arena;
  readonly #batch: Batch;
  readonly #random: () => number;

  constructor(arena: Arena, batch: Batch, random: () => number) {
    this.#arena = arena;
    this.#batch = batch;
    this.#random = random;
  }

  /** Drops cells of a stage: one choice a sentence and column, so that a sentence loses the same columns throughout. */
  drop(stage: Stage, at: number, width: number): void {
    const mask = stage === "input" ? this.#inputMask() : this.#columnMask(SHARES[stage], width);
    this.#masks.set(stage, mask);
    this.mask(stage, at);
  }

  mask(stage: Stage, at: number): void {
    const mask = this.#masks.get(stage)!;
    const { cells } = this.#arena;
    for (let i = 0; i < mask.length; i++) cells[at + i] = cells[at + i]! * mask[i]!;
  }

  #columnMask(share: number, width: number): Float32Array {
    const { sentences, rows, steps, offset, active } = this.#batch;
    const random = this.#random;
    const one = new Float32Array(sentences * width);
    for (let i = 0; i < one.length; i++) one[i] = random() < share ? 0 : 1 / (1 - share);
    const mask = new Float32Array(rows * width);
    for (let t = 0; t < steps; t++) mask.set(one.subarray(0, active[t]! * width), offset[t]! * width);
    return mask;
  }

  #inputMask(): Float32Array {
    const mask = this.#columnMask(SHARES.input, INPUT);
    for (let r = 0; r < this.#batch.rows; r++) {
      let at = r * INPUT;
      for (const [width, share] of INPUT_PARTS) {
        if (this.#random() < share) mask.fill(0, at, at + width);
        at += width;
      }
    }
    return mask;
  }
}
