import { type Dense, HIDDEN, WINDOW } from "../src/annotation/names/dense.ts";
import { LABELS } from "../src/annotation/names/labels.ts";
import { CORPORA, type NamedSentence } from "./name-corpora.ts";
import { DenseLearner } from "./name-dense.ts";
import { type Examples, examplesOf } from "./name-examples.ts";
import { Lattice } from "./name-lattice.ts";
import { CorpusWeights } from "./name-weights.ts";
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
  /** How far the shipped model follows what each of `CORPORA` does in its own way. */
  shares: [0.6, 0.15, 0.2, 0.1],
  /** Learners that differ in their seeds; the shipped model is their mean. */
  seeds: [17, 18, 19, 20],
};

/** What one learner found: label weights by feature row and by previous label, and the hidden layer. */
export interface Learnt {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
  readonly dense: Dense;
}

/** Gradients below this change nothing worth its time. */
const SMALL = 0.01;
/** Gradients of single labels below this are passed over. */
const TINY = 0.001;
const LONGEST = 1000;

/** A linear-chain CRF with hashed features and one hidden layer over word vectors, learnt by AdaGrad. */
export class NameLearner {
  readonly #examples: Examples;
  readonly #weights: CorpusWeights;
  readonly #transitions = new CorpusWeights(LABELS, CORPORA.length);
  readonly #random: () => number;
  readonly #dense: DenseLearner;
  readonly #lattice = new Lattice(LONGEST);
  readonly #gradient = new Float64Array(LABELS);
  readonly #log: (line: string) => void;
  #left = new Uint8Array(1 << 16);

  constructor({ keys, examples }: IndexedExamples, seed: number, log: (line: string) => void) {
    this.#examples = examples;
    this.#weights = new CorpusWeights(keys.length, CORPORA.length);
    this.#random = randomFrom(seed);
    this.#dense = new DenseLearner(HIDDEN / SETTINGS.seeds.length, this.#random);
    this.#log = log;
  }

  learn(): Learnt {
    const { sentences } = this.#examples;
    const calm = new Uint8Array(sentences.length);
    for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
      const slower = 1 - (0.9 * epoch) / SETTINGS.horizon;
      for (const s of shuffled(Array.from(sentences.keys()), this.#random)) {
        // A sentence that moved nothing when last seen is looked at every third time.
        if (calm[s] === 1 && this.#random() < 0.67) continue;
        const { from, to, corpus } = sentences[s]!;
        calm[s] = this.#learnSentence(from, Math.min(to, from + LONGEST), corpus, slower) ? 0 : 1;
      }
      this.#log(`epoch ${epoch + 1}: ${calm.reduce((sum, one) => sum + one, 0)} of ${calm.length} sentences calm`);
    }
    return {
      weights: this.#weights.blend(SETTINGS.shares),
      transitions: this.#transitions.blend(SETTINGS.shares),
      dense: this.#dense,
    };
  }

  /** One step; returns whether any weight moved. */
  #learnSentence(from: number, to: number, corpus: number, slower: number): boolean {
    const { gold, rows, looks } = this.#examples;
    this.#score(from, to, corpus);
    this.#lattice.run(to - from);
    let moved = false;
    for (let i = from; i < to; i++) {
      const gradient = this.#gradient;
      this.#lattice.shares(i - from, gradient);
      gradient[gold[i]!]! -= 1;
      if (!gradient.some((value) => value > SMALL || value < -SMALL)) continue;
      moved = true;
      this.#stepFeatures(i, from, corpus, SETTINGS.rate * slower);
      this.#dense.learn(
        rows.subarray(i * WINDOW, i * WINDOW + WINDOW),
        looks.subarray(i * WINDOW, i * WINDOW + WINDOW),
        gradient,
        SETTINGS.denseRate * slower,
      );
      if (i > from) this.#stepTransitions(i - from, gold[i - 1]!, gold[i]!, corpus, SETTINGS.rate * slower);
    }
    return moved;
  }

  #score(from: number, to: number, corpus: number): void {
    const { features, offsets, rows, looks } = this.#examples;
    const { scores, transitions } = this.#lattice;
    transitions.fill(0);
    for (let l = 0; l < LABELS; l++) this.#transitions.add(l, corpus, transitions, l * LABELS);
    scores.fill(0, 0, (to - from) * LABELS);
    this.#drop(offsets[from]!, offsets[to]!);
    for (let i = from; i < to; i++) {
      const at = (i - from) * LABELS;
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        if (this.#left[f - offsets[from]!] === 0) this.#weights.add(features[f]!, corpus, scores, at);
      }
      this.#dense.add(
        rows.subarray(i * WINDOW, i * WINDOW + WINDOW),
        looks.subarray(i * WINDOW, i * WINDOW + WINDOW),
        scores,
        at,
      );
    }
  }

  /** Chooses which of the features `first .. end - 1` are left out this time. */
  #drop(first: number, end: number): void {
    const { features } = this.#examples;
    if (end - first > this.#left.length) this.#left = new Uint8Array((end - first) * 2);
    for (let f = first; f < end; f++) {
      this.#left[f - first] = features[f] === NONE || this.#random() < SETTINGS.dropout ? 1 : 0;
    }
  }

  #stepFeatures(i: number, from: number, corpus: number, rate: number): void {
    const { features, offsets } = this.#examples;
    const first = offsets[from]!;
    for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
      if (this.#left[f - first] === 0) this.#weights.step(features[f]!, corpus, this.#gradient, rate, TINY);
    }
  }

  #stepTransitions(i: number, before: number, gold: number, corpus: number, rate: number): void {
    this.#lattice.bigrams(i, (previous, label, share) => {
      const value = share - (previous === before && label === gold ? 1 : 0);
      if (value < TINY && value > -TINY) return;
      this.#transitions.stepCell(previous * LABELS + label, corpus, value, rate);
    });
  }
}

const NONE = 0xffffffff;

/** Examples whose features are row numbers; `keys` holds the hash of each row. */
export interface IndexedExamples {
  readonly keys: Uint32Array;
  readonly examples: Examples;
}

/** Reads the corpora once for all learners. */
export function indexedExamples(sentences: readonly NamedSentence[]): IndexedExamples {
  const hashed = examplesOf(sentences);
  const { keys, features } = indexed(hashed.features, SETTINGS.leastSeen);
  return { keys, examples: { ...hashed, features } };
}

/** Numbers the features seen often enough, by their first appearance; the others become `NONE`. */
function indexed(hashes: Uint32Array, leastSeen: number): { keys: Uint32Array; features: Uint32Array } {
  const bits = Math.min(24, Math.ceil(Math.log2(hashes.length + 2)) + 1);
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
