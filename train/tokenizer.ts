import { classOf, LETTER, SPACE } from "../src/annotation/syntax/characters.ts";
import {
  type Chunk,
  CUT_FEATURES,
  chunkHash,
  cutFeatures,
  isCandidate,
} from "../src/annotation/syntax/cut-features.ts";
import { packLinear } from "../src/annotation/syntax/linear.ts";
import { wordFeature } from "../src/annotation/syntax/tokenizer.ts";
import { Perceptron } from "./perceptron.ts";
import { randomFrom, shuffled } from "./random.ts";
import type { RawText } from "./raw.ts";

interface Case {
  readonly features: Int32Array;
  readonly isCut: boolean;
}

/** Trains `models/tokenizer.bin` from running text with known words. */
export function trainTokenizer(raw: RawText, epochs: number, seed: number): Uint8Array {
  const starts = new Set(raw.words.map((word) => word.start));
  const cases: Case[] = [];
  const inWords = new Map<number, [number, number]>();
  for (const chunk of chunksOf(raw.text)) {
    if (isPlain(raw.text, chunk)) countWord(chunk, starts, inWords);
    else casesOf(raw.text, chunk, starts, cases);
  }
  const perceptron = new Perceptron();
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { features, isCut } of shuffled(cases, random)) perceptron.learn(features, isCut, 10);
  }
  const words = [...inWords].filter(([, [yes, no]]) => yes > no && yes > 1);
  return packLinear(
    ["cut"],
    [...perceptron.weights(0.05), ...words.map(([feature]) => ({ feature, weights: [[0, 1]] as [number, number][] }))],
  );
}

function* chunksOf(text: string): Generator<Chunk> {
  for (let start = 0; start < text.length; start++) {
    if (classOf(text.charCodeAt(start)) === SPACE) continue;
    let end = start;
    while (end < text.length && classOf(text.charCodeAt(end)) !== SPACE) end++;
    yield { start, end, hash: chunkHash(text, start, end) };
    start = end;
  }
}

function isPlain(text: string, chunk: Chunk): boolean {
  for (let at = chunk.start; at < chunk.end; at++) if (classOf(text.charCodeAt(at)) !== LETTER) return false;
  return true;
}

function countWord(chunk: Chunk, starts: ReadonlySet<number>, counts: Map<number, [number, number]>): void {
  if (chunk.end - chunk.start > 12) return;
  for (let at = chunk.start + 1; at < chunk.end; at++) {
    const feature = wordFeature(chunk, at);
    const count = counts.get(feature) ?? [0, 0];
    count[starts.has(at) ? 0 : 1]++;
    counts.set(feature, count);
  }
}

function casesOf(text: string, chunk: Chunk, starts: ReadonlySet<number>, cases: Case[]): void {
  let last = chunk.start;
  for (let at = chunk.start + 1; at < chunk.end; at++) {
    if (isCandidate(text, at, chunk.end)) {
      const features = new Int32Array(CUT_FEATURES);
      cutFeatures(text, chunk, at, last, features);
      cases.push({ features, isCut: starts.has(at) });
    }
    if (starts.has(at)) last = at;
  }
}
