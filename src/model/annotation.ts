import type { Article, ArticleId } from "./article.ts";
import type { Claim } from "./claim.ts";
import type { Entity } from "./entity.ts";
import type { Event } from "./event.ts";
import type { Message } from "./message.ts";
import type { Quantity } from "./quantity.ts";
import type { Quote } from "./quote.ts";
import type { Span } from "./span.ts";
import type { Time } from "./time.ts";
import type { Token } from "./token.ts";

/** Everything laid beside one article's text. Lists are in text order. */
export interface Annotation {
  readonly article: ArticleId;
  readonly sentences: readonly Span[];
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly quotes: readonly Quote[];
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly Time[];
  readonly messages: readonly Message[];
}

/** An article with its annotation: what the later stages work on. */
export interface AnnotatedArticle {
  readonly article: Article;
  readonly annotation: Annotation;
}

/** The annotation that knows nothing yet. */
export function emptyAnnotation(article: ArticleId): Annotation {
  const none: never[] = [];
  return {
    article,
    sentences: none,
    tokens: none,
    entities: none,
    quotes: none,
    claims: none,
    events: none,
    quantities: none,
    times: none,
    messages: none,
  };
}
