import type { Span } from "../model/index.ts";

/** What stands at places of one text, in order of the places. */
export interface InOrder<T> {
  /** What lies from one place to another. */
  between(from: number, to: number): T[];
}

/** Lays items in order; asking takes the logarithm of their number and as long as the answer. */
export function inOrder<T extends { readonly span: Span }>(items: readonly T[]): InOrder<T> {
  const sorted = [...items].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    between(from, to) {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]!.span.start < from) low = middle + 1;
        else high = middle;
      }
      const found: T[] = [];
      for (let k = low; k < sorted.length && sorted[k]!.span.end <= to; k++) found.push(sorted[k]!);
      return found;
    },
  };
}
