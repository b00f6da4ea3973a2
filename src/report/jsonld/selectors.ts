import type { Article, Span } from "../../model/index.ts";

const REACH = 32;

/**
 * Makes Web Annotation targets: position (in code points, as that model asks) and exact words. Keeps for each article where
 * its characters beyond the basic plane are.
 */
export class Selectors {
  readonly #pairs = new Map<string, readonly number[]>();

  target(article: Article, at: Span) {
    const { text } = article;
    const pairs = this.#pairsOf(article);
    const points = (offset: number) => offset - countBelow(pairs, offset);
    return {
      type: "SpecificResource",
      source: articleIri(article.id),
      selector: [
        { type: "TextPositionSelector", start: points(at.start), end: points(at.end) },
        {
          type: "TextQuoteSelector",
          exact: text.slice(at.start, at.end),
          prefix: text.slice(Math.max(0, at.start - REACH), at.start).replace(/^[\udc00-\udfff]/, ""),
          suffix: text.slice(at.end, at.end + REACH).replace(/[\ud800-\udbff]$/, ""),
        },
      ],
    };
  }

  #pairsOf({ id, text }: Article): readonly number[] {
    const known = this.#pairs.get(id);
    if (known) return known;
    const pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map((match) => match.index + 1);
    this.#pairs.set(id, pairs);
    return pairs;
  }
}

/** The identifier of a noun of the report. */
export function iri(noun: string, id: string): string {
  return `urn:secondsource:${noun}:${encodeURIComponent(id.replace(/[\ud800-\udfff]/gu, "\ufffd"))}`;
}

/** The identifier of an article. */
export function articleIri(id: string): string {
  return iri("article", id);
}

/** How many of the sorted numbers lie below `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
