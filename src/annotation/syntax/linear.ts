import { type Column, readSections, writeSections } from "./sections.ts";

/** Key bits kept in a model file: 28 of 32, so an unseen feature meets a stranger's weights in about one of 600 cases. */
const KEY_BITS = 28;
/** Root of the companding curve: weight = sign * q * q * step. Straight int8 loses one to three points. */
const LEVELS = 127;

/** A linear model over hashed features: each feature holds weights for the few classes it speaks about. */
export class Linear {
  readonly classes: readonly string[];
  readonly #keys: Int32Array;
  /** `offset * 128 + count` into the pair columns. */
  readonly #where: Uint32Array;
  readonly #mask: number;
  readonly #class: Uint8Array;
  readonly #weight: Float32Array;

  constructor(bytes: Uint8Array) {
    const { columns, texts } = readSections(bytes);
    this.classes = (texts.get("classes") ?? "").split("\n");
    const counts = columns.get("counts") as Uint8Array;
    this.#class = columns.get("class") as Uint8Array;
    this.#weight = expand(columns.get("weight") as Int8Array, columns.get("step")![0]!);
    const size = 2 ** Math.ceil(Math.log2(counts.length * 1.7 + 16));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size).fill(-1);
    this.#where = new Uint32Array(size);
    this.#fill(columns.get("deltas") as Uint8Array, counts);
  }

  #fill(deltas: Uint8Array, counts: Uint8Array): void {
    let [key, at, offset] = [0, 0, 0];
    for (let i = 0; i < counts.length; i++) {
      let [byte, shift, delta] = [0, 1, 0];
      do {
        byte = deltas[at++]!;
        delta += (byte & 127) * shift;
        shift *= 128;
      } while (byte > 127);
      key += delta;
      let slot = spread(key) & this.#mask;
      while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#where[slot] = offset * 128 + counts[i]!;
      offset += counts[i]!;
    }
  }

  /** Adds the weights of one feature to `scores` (one cell a class). */
  add(feature: number, scores: Float32Array): void {
    const key = feature >>> (32 - KEY_BITS);
    let slot = spread(key) & this.#mask;
    for (;;) {
      const found = this.#keys[slot]!;
      if (found === -1) return;
      if (found === key) break;
      slot = (slot + 1) & this.#mask;
    }
    const where = this.#where[slot]!;
    const from = where >>> 7;
    const to = from + (where & 127);
    for (let p = from; p < to; p++) {
      const c = this.#class[p]!;
      scores[c] = scores[c]! + this.#weight[p]!;
    }
  }
}

/** One feature of a trained model: its 32-bit hash and the weights of its classes. */
export interface FeatureWeights {
  readonly feature: number;
  readonly weights: readonly (readonly [number, number])[];
}

/** The model file of `Linear`: keys sorted and stored as differences, weights in one companded byte. */
export function packLinear(classes: readonly string[], features: readonly FeatureWeights[]): Uint8Array {
  const kept = mergeKeys(features);
  const pairs = kept.flatMap((one) => one.weights);
  const step = pairs.reduce((most, [, w]) => Math.max(most, Math.abs(w)), 1e-9) / (LEVELS * LEVELS);
  const sections: Record<string, Column | string> = {
    classes: classes.join("\n"),
    step: Float32Array.of(step),
    deltas: Uint8Array.from(deltasOf(kept.map((one) => one.feature))),
    counts: Uint8Array.from(kept, (one) => one.weights.length),
    class: Uint8Array.from(pairs, ([c]) => c),
    weight: Int8Array.from(pairs, ([, w]) => Math.sign(w) * Math.round(Math.sqrt(Math.abs(w) / step))),
  };
  return writeSections(sections);
}

function mergeKeys(features: readonly FeatureWeights[]): FeatureWeights[] {
  const byKey = new Map<number, FeatureWeights>();
  for (const one of features) {
    const key = one.feature >>> (32 - KEY_BITS);
    const before = byKey.get(key);
    if (!before || before.weights.length < one.weights.length) byKey.set(key, { feature: key, weights: one.weights });
  }
  return [...byKey.values()].sort((a, b) => a.feature - b.feature);
}

function deltasOf(keys: readonly number[]): number[] {
  const bytes: number[] = [];
  let before = 0;
  for (const key of keys) {
    let delta = key - before;
    before = key;
    while (delta > 127) {
      bytes.push(128 + (delta & 127));
      delta = Math.floor(delta / 128);
    }
    bytes.push(delta);
  }
  return bytes;
}

function expand(levels: Int8Array, step: number): Float32Array {
  return Float32Array.from(levels, (q) => q * Math.abs(q) * step);
}

function spread(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 4;
}
