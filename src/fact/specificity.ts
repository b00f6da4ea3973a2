import type { AnnotatedArticle } from "../model/index.ts";
import { stemsIn } from "./stems.ts";

/** What it is worth that a place of one report shares a word with another report, in bits. */
export type Specificity = (stem: string) => number;

/** Sentences of news in general that are laid beside those of the report: that little is said makes no word common. */
const BACKGROUND = 20;

/**
 * The information of a chance meeting: a name that a report gives once tells much, what every sentence of it is about tells
 * nothing. Of the report alone, so that what two reports share never hangs on a third.
 */
export function specificityIn(one: AnnotatedArticle): Specificity {
  const known = found.get(one);
  if (known) return known;
  const made = measured(one);
  found.set(one, made);
  return made;
}

/** Asked for once for the claims and once for the details of an article. */
const found = new WeakMap<AnnotatedArticle, Specificity>();

function measured({ article, annotation }: AnnotatedArticle): Specificity {
  const having = new Map<string, number>();
  for (const at of annotation.sentences)
    for (const stem of new Set(stemsIn(article.text, at).map((one) => one.stem)))
      having.set(stem, (having.get(stem) ?? 0) + 1);
  const all = annotation.sentences.length + BACKGROUND;
  return (stem) => Math.log2(all / ((having.get(stem) ?? 1) + 0.5));
}
