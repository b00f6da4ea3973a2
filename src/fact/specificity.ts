import type { AnnotatedArticle } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { stemsIn } from "./stems.ts";

/** What it is worth that a place of one report shares a word with another report, in bits. */
export type Specificity = (stem: string) => number;

/** Sentences of news in general that are laid beside those of the report: that little is said makes no word common. */
const BACKGROUND = 20;

/**
 * The information of a chance meeting: a name that a report gives once tells much, what every sentence of it is about tells
 * nothing. Of the report alone, so that what two reports share never hangs on a third.
 */
export const specificityIn: (one: AnnotatedArticle) => Specificity = oncePer(measured);

function measured({ article, annotation }: AnnotatedArticle): Specificity {
  const having = new Map<string, number>();
  for (const at of annotation.sentences)
    for (const stem of new Set(stemsIn(article.text, at).map((one) => one.stem)))
      having.set(stem, (having.get(stem) ?? 0) + 1);
  const all = annotation.sentences.length + BACKGROUND;
  return (stem) => Math.log2(all / ((having.get(stem) ?? 1) + 0.5));
}
