import type { Annotator } from "../../src/annotation/annotator.ts";
import { type Annotation, type Article, emptyAnnotation, type Span } from "../../src/model/index.ts";

/** An article that is all body. */
export function articleOf(text: string, more: Partial<Article> = {}): Article {
  const body: Span[] = text ? [{ start: 0, end: text.length }] : [];
  return { id: "a", location: "a.txt", text, language: "en", body, aside: [], credits: [], ...more };
}

/** What annotators, run in order, know about a text. */
export function annotated(article: Article, ...annotators: readonly Annotator[]): Annotation {
  let known = emptyAnnotation(article.id);
  for (const one of annotators) known = { ...known, ...one.run(article, known) };
  return known;
}
