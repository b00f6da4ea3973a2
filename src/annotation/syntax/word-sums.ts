import { KeptSums } from "../sums.ts";
import { type Facets, PREFIXES, SUFFIXES } from "./facets.ts";
import type { Linear } from "./linear.ts";
import { FIXED, jointFeatures, neighbourFeatures, ownFeatures, PLACES } from "./tag-features.ts";

/** Words kept, a power of two: about nine in ten words of a pile are found. */
const WORDS = 4096;
/** Facets that all features of a word alone are made of. */
const KEY = 5 + PREFIXES + SUFFIXES;
/** What a word's sums are for: the word's own tag, that of the word behind it, that of the word before it. */
const ROLES = [PLACES.own, PLACES.before, PLACES.after] as const;

/** Scores by features that do not depend on earlier tags; what a word alone decides is added up once. */
export class WordSums {
  readonly #linear: Linear;
  readonly #classes: number;
  readonly #kept: KeptSums;
  readonly #features = new Int32Array(FIXED);

  constructor(linear: Linear) {
    this.#linear = linear;
    this.#classes = linear.classes.length;
    this.#kept = new KeptSums(WORDS, KEY, ROLES.length * this.#classes);
  }

  /** Adds the weights of all `FIXED` features of token `i` of the sentence `[from, to)`. Exact. */
  add(facets: Facets, i: number, from: number, to: number, scores: Int32Array): void {
    const features = this.#features;
    this.#addWord(facets, i, 0, scores);
    if (i > from) this.#addWord(facets, i - 1, 1, scores);
    else this.#addEdge(facets, i - 1, PLACES.before, [from, to], scores);
    if (i + 1 < to) this.#addWord(facets, i + 1, 2, scores);
    else this.#addEdge(facets, i + 1, PLACES.after, [from, to], scores);
    jointFeatures(facets, i, from, to, features);
    for (const k of PLACES.joint) this.#linear.add(features[k]!, scores);
  }

  #addEdge(
    facets: Facets,
    k: number,
    places: typeof PLACES.before | typeof PLACES.after,
    sentence: readonly [number, number],
    scores: Int32Array,
  ): void {
    neighbourFeatures(facets, k, places, sentence, this.#features);
    for (const place of places) this.#linear.add(this.#features[place]!, scores);
  }

  #addWord(facets: Facets, i: number, role: number, scores: Int32Array): void {
    const { sums } = this.#kept;
    const from = this.#find(facets, i) + role * this.#classes;
    for (let c = 0; c < this.#classes; c++) scores[c]! += sums[from + c]!;
  }

  #find(facets: Facets, i: number): number {
    const { key } = this.#kept;
    key[0] = facets.form[i]!;
    key[1] = facets.lower[i]!;
    key[2] = facets.shape[i]!;
    key[3] = facets.coarse[i]!;
    key[4] = facets.fine[i]!;
    for (let k = 0; k < PREFIXES; k++) key[5 + k] = facets.prefix[i * PREFIXES + k]!;
    for (let k = 0; k < SUFFIXES; k++) key[5 + PREFIXES + k] = facets.suffix[i * SUFFIXES + k]!;
    const place = this.#kept.find();
    if (place < 0) this.#sumUp(facets, i, ~place);
    return place < 0 ? ~place : place;
  }

  #sumUp(facets: Facets, i: number, place: number): void {
    const features = this.#features;
    ownFeatures(facets, i, features);
    for (const places of [PLACES.before, PLACES.after]) neighbourFeatures(facets, i, places, [i, i + 1], features);
    ROLES.forEach((places, role) => {
      const from = place + role * this.#classes;
      const part = this.#kept.sums.subarray(from, from + this.#classes);
      for (const k of places) this.#linear.add(features[k]!, part);
    });
  }
}
