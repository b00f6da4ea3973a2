import { type Column, readSections, writeSections } from "./sections.ts";

/** Key bits kept in a model file: 28 of 32, so an unseen feature meets a stranger's weights in about one of 600 cases. */
const KEY_BITS = 28;
/** Root of the companding curve: weight = sign * q * q * step. Straight int8 loses one to three points. */
const LEVELS = 127;

/**
 * A linear model over hashed features: each feature holds weights for the few classes it speaks about. Weights are whole
 * numbers (the squared levels of the file), so that sums are exact and a score's order and sign are all that counts.
 */
export class Linear {
  readonly classes: readonly string[];
  /** Key and place of each feature side by side: one look into memory finds both. Place is `offset * 128 + count`. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** Class and level of each weight. */
  readonly #class: Uint8Array;
  readonly #level: Int8Array;

  constructor(bytes: Uint8Array) {
    const { columns, texts } = readSections(bytes);
    this.classes = (texts.get("classes") ?? "").split("\n");
    const counts = columns.get("counts") as Uint8Array;
    this.#class = columns.get("class") as Uint8Array;
    this.#level = columns.get("weight") as Int8Array;
    const size = 2 ** Math.ceil(Math.log2(counts.length * 1.5 + 16));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2).fill(-1);
    this.#fill(columns.get("deltas") as Uint8Array, counts);
  }

  #fill(deltas: Uint8Array, counts: Uint8Array): void {
    const [slots, mask] = [this.#slots, this.#mask];
    let [key, at, offset] = [0, 0, 0];
    for (let i = 0; i < counts.length; i++) {
      let [byte, shift] = [0, 0];
      let delta = 0;
      do {
        byte = deltas[at++]!;
        delta |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      key += delta;
      let slot = spread(key) & mask;
      while (slots[slot * 2] !== -1) slot = (slot + 1) & mask;
      slots[slot * 2] = key;
      slots[slot * 2 + 1] = offset * 128 + counts[i]!;
      offset += counts[i]!;
    }
  }

  /** Adds the weights of one feature to `scores` (one cell a class). */
  add(feature: number, scores: Int32Array): void {
    const key = feature >>> (32 - KEY_BITS);
    const [slots, mask] = [this.#slots, this.#mask];
    let slot = spread(key) & mask;
    let found = slots[slot * 2]!;
    while (found !== key) {
      if (found === -1) return;
      slot = (slot + 1) & mask;
      found = slots[slot * 2]!;
    }
    const where = slots[slot * 2 + 1]!;
    const from = where >>> 7;
    const to = from + (where & 127);
    const [classes, levels] = [this.#class, this.#level];
    for (let p = from; p < to; p++) {
      const level = levels[p]!;
      scores[classes[p]!]! += level * Math.abs(level);
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

function spread(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 4;
}
