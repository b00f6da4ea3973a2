import type { AnnotatedArticle, Fact, LineageMap, Quote, Story, Utterance } from "../model/index.ts";

export interface Findings {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  /** All quotes of the pile, each with its utterance id. */
  readonly quotes: readonly Quote[];
}

/** Merges what the articles of each story say into facts with support and disagreement. Input order does not matter. */
export function findFacts(_pile: readonly AnnotatedArticle[], _stories: readonly Story[], _map: LineageMap): Findings {
  return { facts: [], utterances: [], quotes: [] };
}
