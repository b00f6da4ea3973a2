import type { Span } from "./span.ts";

/** One syntactic word in the Universal Dependencies sense. */
export interface Token {
  readonly span: Span;
  readonly lemma: string;
  /** Universal part of speech; `X` when not analysed. */
  readonly upos: string;
  /** Penn Treebank part of speech, for English. */
  readonly xpos?: string;
  /** Universal features, `Number=Sing|Tense=Past`; absent when there are none. */
  readonly feats?: string;
  /** Index of the governing token in the article's `tokens`, -1 for a root or when not parsed. */
  readonly head: number;
  /** Universal dependency relation; `dep` when not parsed. */
  readonly deprel: string;
}
