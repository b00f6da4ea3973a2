import type { AnnotatedArticle, Annotation, Article } from "../model/index.ts";
import { type Annotator, type Chain, chainOf, type Depth } from "./annotator.ts";
import { claims } from "./claims.ts";
import { resolvePile } from "./entities/across.ts";
import { findEntities } from "./entities/index.ts";
import { languageOf } from "./languages/english.ts";
import { plainSentences } from "./languages/sentences.ts";
import { plainTokens } from "./languages/tokens.ts";
import { upToLimit } from "./limit.ts";
import { quantities } from "./quantities.ts";
import { quotes } from "./quotes.ts";
import { analyse } from "./syntax/index.ts";
import { times } from "./times.ts";

export type { Depth } from "./annotator.ts";

const plain: Annotator = {
  name: "plain sentences",
  needs: [],
  adds: ["sentences"],
  depth: "shallow",
  run: (article) => ({ sentences: article.body.flatMap((at) => plainSentences(article.text, at)) }),
};

const plainWords: Annotator = {
  name: "plain tokens",
  needs: ["sentences"],
  adds: ["tokens"],
  depth: "full",
  run: (article, known) =>
    languageOf(article) === "en" ? {} : { tokens: known.sentences.flatMap((at) => plainTokens(article.text, at)) },
};

const syntax: Annotator = {
  name: "tags, lemmas and parse",
  needs: ["sentences", "tokens"],
  adds: ["sentences", "tokens"],
  depth: "full",
  language: "en",
  run: (article) => analyse(article.text, article.body),
};

const namesShallow: Annotator = {
  name: "names",
  needs: ["sentences"],
  adds: ["entities"],
  depth: "shallow",
  run: (article, known) => {
    const isEnglish = languageOf(article) === "en";
    return { entities: findEntities(article, known, isEnglish, known.tokens.length > 0) };
  },
};

/** The order of analysis. Adding an annotator is one line here. */
const CHAIN: Chain = chainOf([plain, plainWords, syntax, namesShallow, times, quantities, quotes, claims]);

/** Annotates one article's own prose. Entity ids are local to the article until `resolveAcross`. */
export function annotate(article: Article, depth: Depth): Annotation {
  const { article: read, messages } = upToLimit(article);
  const annotation = CHAIN(read, depth, languageOf(article));
  return messages.length > 0 ? { ...annotation, messages: [...annotation.messages, ...messages] } : annotation;
}

/** Story-level resolution: a full name in one report resolves a surname in another; entity ids become pile-wide. */
export function resolveAcross(
  pile: readonly AnnotatedArticle[],
  stories: readonly (readonly string[])[],
): AnnotatedArticle[] {
  return resolvePile(pile, stories);
}
