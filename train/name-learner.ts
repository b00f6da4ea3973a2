import { LABELS } from "../src/annotation/names/labels.ts";
import { writeSections } from "../src/annotation/syntax/sections.ts";
import type { NamedSentence } from "./name-corpora.ts";
import { DenseLearner } from "./name-dense.ts";
import { type Examples, examplesOf } from "./name-examples.ts";
import { Lattice } from "./name-lattice.ts";
import { randomFrom, shuffled } from "./random.ts";

/** Settings of the learner, tuned on the development part of UNER-EWT. */
export const SETTINGS = {
  epochs: 3,
  /** The rate falls as if so many epochs were to come. */
  horizon: 4,
  rate: 0.03,
  denseRate: 0.02,
  /** Share of features left out at each sight of a sentence. */
  dropout: 0.1,
  /** A feature seen less often is not kept. */
  leastSeen: 2,
  /** Rows of features kept in the packed model, the weightiest first. */
  keptRows: 200_000,
};

/** Gradients below this change nothing worth its time. */
const SMALL = 0.01;
const LONGEST = 1000;

/** A linear-chain CRF with hashed features and one hidden layer over word vectors, learnt by AdaGrad. */
export class NameLearner {
  readonly #examples: Examples;
  readonly #keys: Uint32Array;
  readonly #weights: Float32Array;
  readonly #sums: Float32Array;
  readonly #transitionSums = new Float64Array(LABELS * LABELS);
  readonly #random = randomFrom(17);
  readonly #dense: DenseLearner;
  readonly #lattice = new Lattice(LONGEST);
  readonly #gradient = new Float64Array(LABELS);
  readonly #log: (line: string) => void;
  #left = new Uint8Array(1 << 16);

  constructor(sentences: readonly NamedSentence[], log: (line: string) => void) {
    const hashed = examplesOf(sentences);
    const { keys, features } = indexed(hashed.features, SETTINGS.leastSeen);
    this.#examples = { ...hashed, features };
    this.#keys = keys;
    this.#weights = new Float32Array(keys.length * LABELS);
    this.#sums = new Float32Array(keys.length * LABELS);
    this.#dense = new DenseLearner(this.#random);
    this.#log = log;
    log(`${hashed.gold.length} tokens, ${keys.length} features`);
  }

  learn(after: (epoch: number) => void = () => {}): this {
    const { sentences } = this.#examples;
    const calm = new Uint8Array(sentences.length);
    for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
      const slower = 1 - (0.9 * epoch) / SETTINGS.horizon;
      for (const s of shuffled(Array.from(sentences.keys()), this.#random)) {
        // A sentence that moved nothing when last seen is looked at every third time.
        if (calm[s] === 1 && this.#random() < 0.67) continue;
        calm[s] = this.#learnSentence(
          sentences[s]!.from,
          Math.min(sentences[s]!.to, sentences[s]!.from + LONGEST),
          slower,
        )
          ? 0
          : 1;
      }
      this.#log(`epoch ${epoch + 1}: ${calm.reduce((sum, one) => sum + one, 0)} of ${calm.length} sentences calm`);
      after(epoch);
    }
    return this;
  }

  /** One step; returns whether any weight moved. */
  #learnSentence(from: number, to: number, slower: number): boolean {
    const { gold, rows, looks } = this.#examples;
    this.#score(from, to);
    this.#lattice.run(to - from);
    let moved = false;
    for (let i = from; i < to; i++) {
      const gradient = this.#gradient;
      this.#lattice.shares(i - from, gradient);
      gradient[gold[i]!]! -= 1;
      if (!gradient.some((value) => value > SMALL || value < -SMALL)) continue;
      moved = true;
      this.#stepFeatures(i, from, SETTINGS.rate * slower);
      this.#dense.learn(
        rows.subarray(i * 3, i * 3 + 3),
        looks.subarray(i * 3, i * 3 + 3),
        gradient,
        SETTINGS.denseRate * slower,
      );
      if (i > from) this.#stepTransitions(i - from, gold[i - 1]!, gold[i]!, SETTINGS.rate * slower);
    }
    return moved;
  }

  #score(from: number, to: number): void {
    const { features, offsets, rows, looks } = this.#examples;
    const { scores } = this.#lattice;
    const weights = this.#weights;
    const random = this.#random;
    scores.fill(0, 0, (to - from) * LABELS);
    const first = offsets[from]!;
    if (offsets[to]! - first > this.#left.length) this.#left = new Uint8Array((offsets[to]! - first) * 2);
    const left = this.#left;
    const { dropout } = SETTINGS;
    for (let i = from; i < to; i++) {
      const at = (i - from) * LABELS;
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        const row = features[f]!;
        const isLeft = row === NONE || random() < dropout;
        left[f - first] = isLeft ? 1 : 0;
        if (isLeft) continue;
        for (let l = 0, k = row * LABELS; l < LABELS; l++) scores[at + l]! += weights[k + l]!;
      }
      this.#dense.add(rows.subarray(i * 3, i * 3 + 3), looks.subarray(i * 3, i * 3 + 3), scores, at);
    }
  }

  #stepFeatures(i: number, from: number, rate: number): void {
    const { features, offsets } = this.#examples;
    const [gradient, weights, sums, left] = [this.#gradient, this.#weights, this.#sums, this.#left];
    const first = offsets[from]!;
    for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
      if (left[f - first] === 1) continue;
      const row = features[f]! * LABELS;
      for (let l = 0; l < LABELS; l++) {
        const value = gradient[l]!;
        if (value < 0.001 && value > -0.001) continue;
        sums[row + l]! += value * value;
        weights[row + l]! -= (rate * value) / Math.sqrt(sums[row + l]! + 1e-6);
      }
    }
  }

  #stepTransitions(i: number, before: number, gold: number, rate: number): void {
    const { transitions } = this.#lattice;
    this.#lattice.bigrams(i, (previous, label, share) => {
      const value = share - (previous === before && label === gold ? 1 : 0);
      if (value < 0.001 && value > -0.001) return;
      const at = previous * LABELS + label;
      this.#transitionSums[at]! += value * value;
      transitions[at]! -= (rate * value) / Math.sqrt(this.#transitionSums[at]! + 1e-6);
    });
  }

  /** The weightiest rows in one byte a weight, with everything else as it is. */
  pack(): Uint8Array {
    const weight = (row: number) => {
      let most = 0;
      for (let l = 0; l < LABELS; l++) most = Math.max(most, Math.abs(this.#weights[row * LABELS + l]!));
      return most;
    };
    const weights = Float64Array.from(this.#keys, (_, row) => weight(row));
    const kept = Array.from(this.#keys.keys())
      .sort((a, b) => weights[b]! - weights[a]! || this.#keys[a]! - this.#keys[b]!)
      .slice(0, SETTINGS.keptRows)
      .sort((a, b) => this.#keys[a]! - this.#keys[b]!);
    const scale = kept.reduce((most, row) => Math.max(most, weights[row]!), 0);
    const rows = new Int8Array(kept.length * LABELS);
    kept.forEach((row, k) => {
      for (let l = 0; l < LABELS; l++) rows[k * LABELS + l] = packed(this.#weights[row * LABELS + l]!, scale);
    });
    return writeSections({
      keys: Uint32Array.from(kept, (row) => this.#keys[row]!),
      rows,
      scale: Float32Array.of(scale),
      transitions: Float32Array.from(this.#lattice.transitions),
      input: this.#dense.input,
      looks: this.#dense.looks,
      output: this.#dense.output,
    });
  }
}

/** Square-root coding: small weights keep their difference. */
function packed(weight: number, scale: number): number {
  return Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / scale) * 127);
}

const NONE = 0xffffffff;

/** Numbers the features seen often enough, by their first appearance; the others become `NONE`. */
function indexed(hashes: Uint32Array, leastSeen: number): { keys: Uint32Array; features: Uint32Array } {
  const bits = 26;
  const mask = 2 ** bits - 1;
  const keys = new Uint32Array(2 ** bits);
  const counts = new Uint32Array(2 ** bits);
  const slotOf = (hash: number) => {
    let slot = hash & mask;
    while (counts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (const hash of hashes) {
    const slot = slotOf(hash);
    keys[slot] = hash;
    counts[slot]!++;
  }
  const numbers = new Uint32Array(2 ** bits).fill(NONE);
  const kept: number[] = [];
  const features = hashes.map((hash) => {
    const slot = slotOf(hash);
    if (counts[slot]! < leastSeen) return NONE;
    if (numbers[slot] === NONE) numbers[slot] = kept.push(hash) - 1;
    return numbers[slot]!;
  });
  return { keys: Uint32Array.from(kept), features };
}
