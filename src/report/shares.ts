import { type Article, type Link, mergeSpans, type Span } from "../model/index.ts";

/**
 * How much of an article's own text has its match in the other article of a link, 0..1: characters under the link's evidence
 * as a share of the body. Another thing than the score, which says how sure it is that the two are related.
 */
export function shareOf(article: Article, link: Link): number {
  const side = link.a === article.id ? "a" : "b";
  const matched = mergeSpans(link.evidence.map((pair) => pair[side]));
  const body = mergeSpans(article.body);
  const length = lengthOf(body);
  return length === 0 ? 0 : Math.min(1, lengthOf(common(matched, body)) / length);
}

/** `82 %`; never 100 while something differs, never 0 while something matches. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole} %`;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Where two sorted lists of spans overlap. O(n + m). */
function common(a: readonly Span[], b: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [start, end] = [Math.max(a[i]!.start, b[j]!.start), Math.min(a[i]!.end, b[j]!.end)];
    if (start < end) found.push({ start, end });
    if (a[i]!.end < b[j]!.end) i++;
    else j++;
  }
  return found;
}
