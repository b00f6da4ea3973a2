import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

export type LinkKind = "copy" | "excerpt" | "rewrite" | "translation" | "common-source" | "shared-quotes";

export interface Evidence {
  readonly a: Span;
  readonly b: Span;
  /** Name of the signal, e.g. `aligned-sentence`. */
  readonly signal: string;
}

/** What two articles have in common. Only `shared-quotes` links never join a lineage. */
export interface Link {
  readonly a: ArticleId;
  readonly b: ArticleId;
  readonly kind: LinkKind;
  /** Calibrated, 0..1: the share of pairs with this score that truly derive. */
  readonly score: number;
  readonly direction: "a-to-b" | "b-to-a" | "undetermined";
  readonly evidence: readonly Evidence[];
}

/** Two articles side by side: a link plus the word-against-word detail behind it. */
export interface Comparison extends Link {
  /** Share of the shorter body's content found in the other, 0..1, quoted spans masked. */
  readonly containment: number;
  readonly alignedSentences: readonly { readonly a: Span; readonly b: Span; readonly score: number }[];
  readonly changedWords: readonly { readonly a?: Span; readonly b?: Span }[];
  /** Quoted spans left out of the score. */
  readonly masked: { readonly a: readonly Span[]; readonly b: readonly Span[] };
  /** The reasons in words, strongest first. */
  readonly reasons: readonly string[];
}
