import type { Profile } from "./profile.ts";

/** Words found in more sentences of one text than this say nothing about which sentences belong together. */
const MOST_SENTENCES = 40;
/** Words below this idf are left out of sentence vectors. */
const LEAST_IDF = 1;

/** The best counterpart of each sentence of one text in the other. */
export interface Alignment {
  /** Index of the best sentence of the other text, -1 when nothing is shared. */
  readonly best: Int32Array;
  /** Cosine of idf-weighted stems with it, 0..1. */
  readonly score: Float64Array;
  /** Idf mass of the kept words of each own sentence. */
  readonly mass: Float64Array;
}

interface Sentences {
  readonly words: readonly (readonly [stem: number, weight: number])[][];
  readonly norm: Float64Array;
  readonly mass: Float64Array;
}

const NO_WORDS: readonly (readonly [number, number])[] = [];

/** Aligns every sentence of `a` with `b` and the other way round; masked words do not count. Near-linear. */
export function alignSentences(
  a: Profile,
  b: Profile,
  maskA: Uint8Array,
  maskB: Uint8Array,
): readonly [Alignment, Alignment] {
  const [left, right] = [vectorsOf(a, maskA), vectorsOf(b, maskB)];
  return [bestOf(left, right), bestOf(right, left)];
}

function vectorsOf(profile: Profile, mask: Uint8Array): Sentences {
  const count = profile.sentences.length;
  const [norm, mass] = [new Float64Array(count), new Float64Array(count)];
  const words = Array.from({ length: count }, (_, s) => {
    const seen = new Map<number, number>();
    for (let i = profile.firstWord[s]!; i < profile.firstWord[s + 1]!; i++) {
      if (!mask[i] && profile.idf[i]! >= LEAST_IDF) seen.set(profile.stem[i]!, profile.idf[i]!);
    }
    for (const weight of seen.values()) {
      norm[s]! += weight * weight;
      mass[s]! += weight;
    }
    norm[s] = Math.sqrt(norm[s]!);
    return [...seen];
  });
  return { words, norm, mass };
}

function bestOf(own: Sentences, other: Sentences): Alignment {
  const postings = postingsOf(other);
  const count = own.words.length;
  const best = new Int32Array(count).fill(-1);
  const score = new Float64Array(count);
  const dot = new Float64Array(other.words.length);
  for (let s = 0; s < count; s++) {
    const touched: number[] = [];
    for (const [stem, weight] of own.words[s] ?? NO_WORDS) {
      for (const t of postings.get(stem) ?? []) {
        if (dot[t] === 0) touched.push(t);
        dot[t]! += weight * weight;
      }
    }
    for (const t of touched) {
      const cosine = dot[t]! / (own.norm[s]! * other.norm[t]!);
      if (cosine > score[s]! + 1e-9 || (cosine > score[s]! - 1e-9 && t < best[s]!)) {
        score[s] = cosine;
        best[s] = t;
      }
      dot[t] = 0;
    }
  }
  return { best, score, mass: own.mass };
}

function postingsOf(sentences: Sentences): Map<number, number[]> {
  const postings = new Map<number, number[]>();
  sentences.words.forEach((words, s) => {
    for (const [stem] of words) {
      const list = postings.get(stem);
      if (list) list.push(s);
      else postings.set(stem, [s]);
    }
  });
  for (const [stem, list] of postings) if (list.length > MOST_SENTENCES) postings.delete(stem);
  return postings;
}

/** Idf-weighted mean of the best scores: how much of this text has a counterpart, 0..1. */
export function meanScore(alignment: Alignment): number {
  let [sum, all] = [0, 1e-9];
  for (let i = 0; i < alignment.score.length; i++) {
    sum += alignment.score[i]! * alignment.mass[i]!;
    all += alignment.mass[i]!;
  }
  return sum / all;
}

/**
 * Share of neighbouring sentences whose counterparts are neighbours too, in the same order, 0..1. Independent reports
 * tell the same facts but seldom go from one to the next as the other does; rewrites and translations nearly always.
 */
export function continuityOf({ best, score }: Alignment): number {
  let sum = 0;
  for (let i = 0; i + 1 < best.length; i++) {
    const step = best[i + 1]! - best[i]!;
    if (best[i]! < 0 || best[i + 1]! < 0 || step < 0 || step > 2) continue;
    sum += Math.min(1, 2 * Math.sqrt(score[i]! * score[i + 1]!));
  }
  return sum / Math.max(1, best.length);
}
