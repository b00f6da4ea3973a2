import type { Article } from "./article.ts";
import type { Span } from "./span.ts";

/** What goes on behind the place of a dateline: days, an agency in brackets, a dash. */
const DATELINE_REST = /^(?:[^\n"“‘«—–(]{0,50}(?:\([^)\n]{2,38}\)\s?(?:—|–|--|-|:)?|—|–|--|\s-\s)|\s?[:.]\s)\s?/u;

/** A span without the dateline that it runs across; `keep` is a place that must stay inside, its last one unless told. */
export type BehindDateline = (span: Span, keep?: number) => Span;

/** Lays spans behind the dateline of an article: "ARDEN, June 3 (Coastline) - " is nothing that is said. */
export function behindDateline(article: Pick<Article, "text" | "dateline">): BehindDateline {
  const from = afterDateline(article);
  return (span, keep = span.end - 1) => (span.start < from && from <= keep ? { start: from, end: span.end } : span);
}

function afterDateline({ text, dateline }: Pick<Article, "text" | "dateline">): number {
  if (!dateline) return 0;
  const rest = DATELINE_REST.exec(text.slice(dateline.end, dateline.end + 100));
  return dateline.end + (rest?.[0].length ?? 0);
}
