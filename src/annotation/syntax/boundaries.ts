import { endsInAbbreviation } from "./abbreviations.ts";
import { BOUNDARY_FEATURES, boundaryFeatures, mayEnd, type Reading, readMark } from "./boundary-features.ts";
import { classOf, DIGIT, LETTER } from "./characters.ts";
import { Growing } from "./columns.ts";
import type { Facets } from "./facets.ts";
import { isGluedStop } from "./glued.ts";
import type { Linear } from "./linear.ts";
import { BREAK, gapOf, NOTHING } from "./paragraphs.ts";

/** Tokens of one text whose sentences are sought. `parts` holds the first token of each separate stretch, plus the count. */
export interface Unsplit {
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly facets: Facets;
  readonly parts: Int32Array;
}

/** The first token of every paragraph: stretches cut at blank lines and at line ends that are no mere wraps. */
export function paragraphsOf(source: Unsplit): Int32Array {
  const first = new Growing();
  for (let p = 0; p + 1 < source.parts.length; p++) {
    const [from, to] = [source.parts[p]!, source.parts[p + 1]!];
    for (let i = from; i < to; i++) {
      if (i === from || gapOf(source.text, source.end[i - 1]!, source.start[i]!) === BREAK) first.push(i);
    }
  }
  first.push(source.start.length);
  return first.done();
}

/** First token of every sentence, plus the count. Reads each paragraph once, left to right. */
export function sentenceStarts(source: Unsplit, model: Linear | undefined): Int32Array {
  const first = new Growing();
  const paragraphs = paragraphsOf(source);
  const features = new Int32Array(BOUNDARY_FEATURES);
  const score = new Int32Array(1);
  for (let p = 0; p + 1 < paragraphs.length; p++) {
    const reading = readingAt(paragraphs[p]!, paragraphs[p + 1]!);
    if (reading.limit > reading.paragraph) first.push(reading.paragraph);
    for (let i = reading.paragraph; i + 1 < reading.limit; i++) {
      readMark(reading, source.text, source.start[i]!, source.end[i]!);
      if (!mayEnd(source.text, source.end[i]!, source.start[i + 1]!)) continue;
      const gap = gapOf(source.text, source.end[i]!, source.start[i + 1]!);
      const isEnd = model
        ? weigh(model, source.facets, reading, i, gap, features, score) > 0 ||
          endsInAbbreviation(source, i, reading.limit) ||
          isGluedStop(source.text, source.start[i]!)
        : endsPlainly(source, i, gap);
      if (!isEnd) continue;
      first.push(i + 1);
      reading.sentence = i + 1;
    }
  }
  first.push(source.start.length);
  return first.done();
}

/** The state before the first token of a paragraph. */
export function readingAt(paragraph: number, limit: number): Reading {
  return { sentence: paragraph, paragraph, limit, depth: 0, isQuoting: false };
}

function weigh(
  model: Linear,
  facets: Facets,
  reading: Reading,
  i: number,
  gap: number,
  features: Int32Array,
  score: Int32Array,
): number {
  boundaryFeatures(facets, reading, i, gap, features);
  score[0] = 0;
  for (let k = 0; k < BOUNDARY_FEATURES; k++) model.add(features[k]!, score);
  return score[0];
}

const ENDS = new Set([..."．。！？!?.…؟۔।॥።"].map((mark) => mark.charCodeAt(0)));
const CLOSERS = new Set([...'"”»’)]」』›“'].map((mark) => mark.charCodeAt(0)));

/** Without a model: after a closing mark of any script, unless an initial, a short title or an ordinal stands before the point. */
function endsPlainly({ text, start, end }: Unsplit, i: number, gap: number): boolean {
  let k = i;
  if (CLOSERS.has(text.charCodeAt(start[k]!)) && k > 0 && end[k - 1] === start[k]) k--;
  const code = text.charCodeAt(start[k]!);
  if (!ENDS.has(code) || !mayStart(text, start[i + 1]!)) return false;
  if (code > 0x2fff) return !CLOSERS.has(text.charCodeAt(start[i + 1]!));
  if (gap === NOTHING) return false;
  return code !== 46 || k === 0 || end[k - 1] !== start[k] || !isShort(text, start[k - 1]!, end[k - 1]!);
}

function mayStart(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return classOf(letter.charCodeAt(0)) !== LETTER || letter !== letter.toLowerCase() || letter === letter.toUpperCase();
}

/** Initials, titles such as `Dr` and ordinals such as `3.` do not end a sentence. */
function isShort(text: string, from: number, to: number): boolean {
  const kind = classOf(text.charCodeAt(from));
  if (kind === DIGIT) return to - from <= 2;
  const word = text.slice(from, to);
  return kind === LETTER && (to - from === 1 || (to - from <= 3 && /^\p{Lu}\p{Ll}+$/u.test(word)));
}
