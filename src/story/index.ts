import type { AnnotatedArticle, LineageMap, Story } from "../model/index.ts";

export interface StoryOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

/** Groups articles into stories. Without a lineage map, near-copies are found cheaply inside. Input order does not matter. */
export function findStories(
  _pile: readonly AnnotatedArticle[],
  _map?: LineageMap,
  _options: StoryOptions = {},
): Story[] {
  return [];
}
