import { type AnnotatedArticle, compareText, type Quote } from "../model/index.ts";

/** All quotes of the articles with the utterance they render, in order of article and place. */
export function quotesOf(pile: readonly AnnotatedArticle[], utteranceOf: ReadonlyMap<string, string>): Quote[] {
  const all = pile.flatMap(({ annotation }) => annotation.quotes);
  const sorted = all.sort(
    (a, b) => compareText(a.article, b.article) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return sorted.map((quote) => {
    const utterance = utteranceOf.get(quote.id);
    return utterance === undefined ? quote : { ...quote, utterance };
  });
}
