/** True positives, false positives, false negatives of one page, normalised to sum 1 (0 for two empty texts). */
export type Counts = readonly [tp: number, fp: number, fn: number];

/**
 * Compares two texts by their 4-word shingles, as the public article-extraction benchmark defines it: multisets of four
 * consecutive words (`\w+` in the Unicode sense); the counts of a page are normalised so that long pages weigh no more.
 */
export function compareShingles(wanted: string, found: string): Counts {
  const [left, right] = [shinglesOf(wanted), shinglesOf(found)];
  let [tp, fp, fn] = [0, 0, 0];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(key) ?? 0, right.get(key) ?? 0];
    tp += Math.min(a, b);
    fp += Math.max(0, b - a);
    fn += Math.max(0, a - b);
  }
  const sum = tp + fp + fn || 1;
  return [tp / sum, fp / sum, fn / sum];
}

/** Mean precision, mean recall and their harmonic mean over the pages, as the public benchmark defines them. */
export function summarise(pages: readonly Counts[]): { f1: number; precision: number; recall: number } {
  const precision = mean(pages.filter(([tp, fp]) => tp + fp > 0).map(([tp, fp]) => tp / (tp + fp)));
  const recall = mean(pages.filter(([tp, , fn]) => tp + fn > 0).map(([tp, , fn]) => tp / (tp + fn)));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Half the width of the 95 % interval of F1 under resampling of the pages, from a seeded generator. */
export function interval(pages: readonly Counts[], rounds = 1000): number {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state;
  };
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    values.push(summarise(pages.map(() => pages[(next() >>> 8) % pages.length]!)).f1);
  }
  const middle = mean(values);
  return 1.96 * Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const shingles = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join("\u0001");
    if (key) shingles.set(key, (shingles.get(key) ?? 0) + 1);
  }
  return shingles;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
