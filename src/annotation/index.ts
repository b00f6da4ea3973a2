import { type AnnotatedArticle, type Annotation, type Article, emptyAnnotation } from "../model/index.ts";

/**
 * `shallow`: sentences, quotes, times and quantities, names by shape; what lineage and story clustering need, fast.
 * `full`: everything, with tagger, parser, names and pronouns.
 */
export type Depth = "shallow" | "full";

/** Annotates one article. Entity ids are local to the article until `resolveAcross`. */
export function annotate(article: Article, _depth: Depth): Annotation {
  return emptyAnnotation(article.id);
}

/** Story-level resolution: a full name in one report resolves a surname in another; entity ids become pile-wide. */
export function resolveAcross(
  pile: readonly AnnotatedArticle[],
  _stories: readonly (readonly string[])[],
): AnnotatedArticle[] {
  return [...pile];
}
