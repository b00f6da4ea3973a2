import type { Ground } from "./ground.ts";
import { stemsIn } from "./stems.ts";

/** What it is worth that two places of a story share a word, in bits. */
export type Specificity = (stem: string) => number;

/** A word is worth no more than this, however few sentences have it. */
const MOST_BITS = 7;

/** A story of fewer sentences is looked at as if it had so many: that little is said makes no word common. */
const LEAST_SENTENCES = 60;

/**
 * The information of a chance meeting: the fewer sentences of the story have a word, the more it tells that two of them
 * share it. A name that every report gives once tells much, what every sentence is about tells nothing.
 */
export function specificityIn(ground: Ground): Specificity {
  const having = new Map<string, number>();
  let sentences = 0;
  for (const { article, annotation } of ground.articles.values())
    for (const at of annotation.sentences) {
      sentences++;
      for (const stem of new Set(stemsIn(article.text, at).map((one) => one.stem)))
        having.set(stem, (having.get(stem) ?? 0) + 1);
    }
  return (stem) =>
    Math.min(MOST_BITS, Math.log2((Math.max(LEAST_SENTENCES, sentences) + 1) / ((having.get(stem) ?? 1) + 0.5)));
}
