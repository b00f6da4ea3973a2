import { type Span, type Word, wordsOf } from "../model/index.ts";

/** One side of two compared passages: runs of words the other side shares in order, and runs it does not. */
export interface Side {
  readonly same: readonly Span[];
  readonly changed: readonly Span[];
}

const MOST_WORDS = 250;

/**
 * Longest common subsequence of words (Wagner and Fischer 1974), at most 250 words a side; longer passages count as changed
 * beyond that. `shared` is the share of the shorter side's words that both have in order, 0..1.
 */
export function changedWords(left: string, right: string): { a: Side; b: Side; shared: number } {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  const [keepA, keepB] = commonWords(a.slice(0, MOST_WORDS), b.slice(0, MOST_WORDS));
  const least = Math.min(a.length, b.length);
  return { a: sideOf(a, keepA), b: sideOf(b, keepB), shared: least === 0 ? 0 : keepA.size / least };
}

function commonWords(a: readonly Word[], b: readonly Word[]): [Set<number>, Set<number>] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      best[at] = a[i]!.text === b[j]!.text ? best[at + width + 1]! + 1 : Math.max(best[at + width]!, best[at + 1]!);
    }
  }
  const [keepA, keepB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.text === b[j]!.text) {
      keepA.add(i++);
      keepB.add(j++);
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return [keepA, keepB];
}

function sideOf(words: readonly Word[], kept: ReadonlySet<number>): Side {
  const same: Span[] = [];
  const changed: Span[] = [];
  words.forEach((word, index) => {
    const runs = kept.has(index) ? same : changed;
    const last = runs.at(-1);
    const continues = last && index > 0 && kept.has(index) === kept.has(index - 1);
    if (continues) runs[runs.length - 1] = { start: last.start, end: word.end };
    else runs.push({ start: word.start, end: word.end });
  });
  return { same, changed };
}
