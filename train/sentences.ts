import { paragraphsOf, readingAt, type Unsplit } from "../src/annotation/syntax/boundaries.ts";
import { BOUNDARY_FEATURES, boundaryFeatures, mayEnd, readMark } from "../src/annotation/syntax/boundary-features.ts";
import { facetsOf } from "../src/annotation/syntax/facets.ts";
import type { Lexicon } from "../src/annotation/syntax/lexicon.ts";
import { packLinear } from "../src/annotation/syntax/linear.ts";
import { gapOf } from "../src/annotation/syntax/paragraphs.ts";
import { Perceptron } from "./perceptron.ts";
import { randomFrom, shuffled } from "./random.ts";
import type { RawText } from "./raw.ts";

/** The words of a running text as the splitter reads them. */
export function unsplit(raw: RawText, words: Lexicon): Unsplit {
  const start = Int32Array.from(raw.words, (word) => word.start);
  const end = Int32Array.from(raw.words, (word) => word.end);
  return {
    text: raw.text,
    start,
    end,
    facets: facetsOf(raw.text, start, end, words),
    parts: Int32Array.of(0, start.length),
  };
}

interface Case {
  readonly features: Int32Array;
  readonly isEnd: boolean;
}

/** Trains `models/sentences.bin` from running text with known sentences. */
export function trainSentences(raw: RawText, words: Lexicon, epochs: number, seed: number): Uint8Array {
  const cases = casesOf(raw, unsplit(raw, words));
  const perceptron = new Perceptron();
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { features, isEnd } of shuffled(cases, random)) perceptron.learn(features, isEnd, 10);
  }
  return packLinear(["end"], perceptron.weights(0.1));
}

function casesOf(raw: RawText, source: Unsplit): Case[] {
  const starts = new Set(raw.sentences.map((one) => one.start));
  const paragraphs = paragraphsOf(source);
  const cases: Case[] = [];
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const reading = readingAt(paragraphs[p]!, paragraphs[p + 1]!);
    for (let i = reading.paragraph; i + 1 < reading.limit; i++) {
      const [end, next] = [source.end[i]!, source.start[i + 1]!];
      readMark(reading, source.text, source.start[i]!, end);
      const isEnd = starts.has(next);
      if (mayEnd(source.text, end, next)) {
        const features = new Int32Array(BOUNDARY_FEATURES);
        boundaryFeatures(source.facets, reading, i, gapOf(source.text, end, next), features);
        cases.push({ features, isEnd });
      }
      if (isEnd) reading.sentence = i + 1;
    }
  }
  return cases;
}
