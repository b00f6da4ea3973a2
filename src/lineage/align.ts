import type { SentenceWords } from "./sentence-words.ts";

/** The best counterpart of each sentence of one text in the other. */
export interface Alignment {
  /** Index of the best sentence of the other text, -1 when nothing is shared. */
  readonly best: Int32Array;
  /** Cosine of idf-weighted stems with it, 0..1. */
  readonly score: Float64Array;
  /** Idf mass of the kept words of each own sentence. */
  readonly mass: Float64Array;
}

/**
 * The best sentence of `other` for each of `own`. `match` gives the other's entry for each own entry; `idf` is by own
 * entry. Near-linear: words found in many sentences of the other text lead nowhere.
 */
export function alignTo(own: SentenceWords, other: SentenceWords, match: Int32Array, idf: Float32Array): Alignment {
  const count = own.norm.length;
  const best = new Int32Array(count).fill(-1);
  const score = new Float64Array(count);
  const dot = new Float64Array(other.norm.length);
  const touched = new Int32Array(other.norm.length);
  for (let s = 0; s < count; s++) {
    const n = addProducts(own, other, match, idf, s, dot, touched);
    for (let k = 0; k < n; k++) {
      const t = touched[k]!;
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

/** Adds the products of sentence `s` with every sentence that shares a word; returns how many were `touched`. */
function addProducts(
  own: SentenceWords,
  other: SentenceWords,
  match: Int32Array,
  idf: Float32Array,
  s: number,
  dot: Float64Array,
  touched: Int32Array,
): number {
  let n = 0;
  for (let k = own.first[s]!; k < own.first[s + 1]!; k++) {
    const entry = own.entries[k]!;
    const there = match[entry]!;
    if (there < 0) continue;
    const product = idf[entry]! * idf[entry]!;
    for (let p = other.firstOf[there]!; p < other.firstOf[there + 1]!; p++) {
      const t = other.sentences[p]!;
      if (dot[t] === 0) touched[n++] = t;
      dot[t]! += product;
    }
  }
  return n;
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
