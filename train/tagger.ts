import { type Facets, facetsOf } from "../src/annotation/syntax/facets.ts";
import type { Lexicon } from "../src/annotation/syntax/lexicon.ts";
import { type FeatureWeights, packLinear } from "../src/annotation/syntax/linear.ts";
import { CHAINED, chainedFeatures, FIXED, fixedFeatures } from "../src/annotation/syntax/tag-features.ts";
import type { Sentence } from "./conllu.ts";
import { randomFrom, shuffled } from "./random.ts";

/** A treebank as the tagger trains on it: features of every token, once. */
export interface TagData {
  readonly facets: Facets;
  /** First token of each sentence, plus the count. */
  readonly first: Int32Array;
  /** `FIXED` feature numbers a token. */
  readonly fixed: Int32Array;
  readonly gold: Uint8Array;
  readonly classes: readonly string[];
  readonly features: Map<number, number>;
}

/** Joint tag of word `i`, e.g. `VERB|VBD`. */
export function jointTag(sentence: Sentence, i: number): string {
  return `${sentence.upos[i]}|${sentence.xpos[i]}`;
}

/** Lays the words of all sentences in one text and takes their facets. */
export function layOut(sentences: readonly Sentence[], words: Lexicon): { facets: Facets; first: Int32Array } {
  const forms = sentences.flatMap((one) => one.forms);
  const [start, end] = [new Int32Array(forms.length), new Int32Array(forms.length)];
  forms.reduce((at, form, i) => {
    start[i] = at;
    end[i] = at + form.length;
    return at + form.length + 1;
  }, 0);
  const first = new Int32Array(sentences.length + 1);
  sentences.forEach((one, s) => {
    first[s + 1] = first[s]! + one.forms.length;
  });
  return { facets: facetsOf(forms.join(" "), start, end, words), first };
}

/** Numbers features and tags of the training sentences. */
export function tagData(sentences: readonly Sentence[], words: Lexicon): TagData {
  const { facets, first } = layOut(sentences, words);
  const classes = [...new Set(sentences.flatMap((one) => one.forms.map((_, i) => jointTag(one, i))))].sort();
  const number = new Map(classes.map((name, i) => [name, i]));
  const gold = Uint8Array.from(sentences.flatMap((one) => one.forms.map((_, i) => number.get(jointTag(one, i))!)));
  const features = new Map<number, number>();
  const fixed = new Int32Array(facets.count * FIXED);
  const out = new Int32Array(FIXED);
  for (let s = 0; s < sentences.length; s++) {
    for (let i = first[s]!; i < first[s + 1]!; i++) {
      fixedFeatures(facets, i, first[s]!, first[s + 1]!, out);
      for (let k = 0; k < FIXED; k++) fixed[i * FIXED + k] = numberOf(features, out[k]!);
    }
  }
  return { facets, first, fixed, gold, classes, features };
}

function numberOf(features: Map<number, number>, hash: number): number {
  const known = features.get(hash);
  if (known !== undefined) return known;
  features.set(hash, features.size);
  return features.size - 1;
}

/** Weights that grow as features appear: `width` cells a feature, with the sums that averaging needs. */
class Weights {
  readonly width: number;
  now: Float32Array;
  total: Float32Array;

  constructor(width: number, features: number) {
    this.width = width;
    this.now = new Float32Array(features * width);
    this.total = new Float32Array(features * width);
  }

  reserve(features: number): void {
    if (features * this.width <= this.now.length) return;
    const grow = (old: Float32Array) => {
      const next = new Float32Array(features * this.width * 1.5);
      next.set(old);
      return next;
    };
    this.now = grow(this.now);
    this.total = grow(this.total);
  }
}

/** A trained tagger before packing. */
export interface TaggerWeights {
  readonly data: TagData;
  readonly average: Float32Array;
  readonly used: Uint8Array;
}

/** Averaged perceptron, left to right, over the sentences `chosen`. Seeded by `seed`. */
export function trainTagger(data: TagData, chosen: readonly number[], epochs: number, seed: number): TaggerWeights {
  const width = data.classes.length;
  const weights = new Weights(width, data.features.size + 400_000);
  const random = randomFrom(seed);
  const scores = new Float32Array(width);
  const [chain, ids] = [new Int32Array(CHAINED), new Int32Array(FIXED + CHAINED)];
  let step = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    for (const s of shuffled(chosen, random)) {
      let [before, second] = [255, 255];
      for (let i = data.first[s]!; i < data.first[s + 1]!; i++) {
        chainedFeatures(data.facets, i, data.first[s + 1]!, before, second, chain);
        gather(data, i, chain, ids);
        weights.reserve(data.features.size);
        const guess = best(weights.now, ids, scores);
        const gold = data.gold[i]!;
        if (guess !== gold) {
          wrong++;
          shift(weights, ids, gold, step);
          shift(weights, ids, guess, -step);
        }
        second = before;
        before = guess;
        step++;
      }
    }
    if (process.env.TRAIN_LOG) console.error(`tagger epoch ${epoch} wrong ${wrong}`);
  }
  const average = weights.now.map((w, k) => w - weights.total[k]! / step);
  return { data, average, used: usedFeatures(data, average, width) };
}

function gather(data: TagData, i: number, chain: Int32Array, ids: Int32Array): void {
  for (let k = 0; k < FIXED; k++) ids[k] = data.fixed[i * FIXED + k]!;
  for (let k = 0; k < CHAINED; k++) ids[FIXED + k] = numberOf(data.features, chain[k]!);
}

function best(weights: Float32Array, ids: Int32Array, scores: Float32Array): number {
  const width = scores.length;
  scores.fill(0);
  for (let k = 0; k < ids.length; k++) {
    const row = ids[k]! * width;
    for (let c = 0; c < width; c++) scores[c] = scores[c]! + weights[row + c]!;
  }
  let top = 0;
  for (let c = 1; c < width; c++) if (scores[c]! > scores[top]!) top = c;
  return top;
}

function shift(weights: Weights, ids: Int32Array, c: number, signedStep: number): void {
  const sign = Math.sign(signedStep);
  for (let k = 0; k < ids.length; k++) {
    const cell = ids[k]! * weights.width + c;
    weights.now[cell] = weights.now[cell]! + sign;
    weights.total[cell] = weights.total[cell]! + signedStep;
  }
}

function usedFeatures(data: TagData, average: Float32Array, width: number): Uint8Array {
  const used = new Uint8Array(data.features.size);
  for (let f = 0; f < used.length; f++) {
    for (let c = 0; c < width && !used[f]; c++) if (average[f * width + c] !== 0) used[f] = 1;
  }
  return used;
}

/** The model file of a trained tagger; weights nearer to zero than `least` are left out. */
export function packTagger(trained: TaggerWeights, least: number): Uint8Array {
  const width = trained.data.classes.length;
  const features: FeatureWeights[] = [];
  for (const [feature, f] of trained.data.features) {
    if (!trained.used[f]) continue;
    const weights: [number, number][] = [];
    for (let c = 0; c < width; c++) {
      const w = trained.average[f * width + c]!;
      if (Math.abs(w) >= least) weights.push([c, w]);
    }
    if (weights.length > 0) features.push({ feature, weights });
  }
  return packLinear(trained.data.classes, features);
}
