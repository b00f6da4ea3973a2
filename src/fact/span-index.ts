import { pushTo } from "../model/grouping.ts";
import type { ArticleId } from "../model/index.ts";
import { contains, overlaps, type Span } from "../model/index.ts";

/** Code units that share one list. */
const STRETCH = 64;

interface Laid<T> {
  readonly span: Span;
  readonly item: T;
}

/** Spans of one text with what they stand for, to be asked which of them lie around a place without a look at all. */
export class SpanIndex<T> {
  readonly #stretches = new Map<number, Laid<T>[]>();

  add(span: Span, item: T): void {
    for (let k = Math.floor(span.start / STRETCH); k * STRETCH < span.end; k++)
      pushTo(this.#stretches, k, { span, item });
  }

  /** What stands for spans that hold `at`, in the order in which they were added. */
  around(at: Span): T[] {
    const near = this.#stretches.get(Math.floor(at.start / STRETCH)) ?? [];
    return near.flatMap(({ span, item }) => (contains(span, at) ? [item] : []));
  }

  /** True when a span shares a code unit with `at`. */
  touches(at: Span): boolean {
    for (let k = Math.floor(at.start / STRETCH); k * STRETCH < at.end; k++)
      if (this.#stretches.get(k)?.some(({ span }) => overlaps(span, at))) return true;
    return false;
  }
}

/** The index of an article among those of several; made where there is none. */
export function indexIn<T>(indexes: Map<ArticleId, SpanIndex<T>>, article: ArticleId): SpanIndex<T> {
  const known = indexes.get(article) ?? new SpanIndex<T>();
  indexes.set(article, known);
  return known;
}
