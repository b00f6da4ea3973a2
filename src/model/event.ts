import type { ArticleId } from "./article.ts";
import type { EntityId } from "./entity.ts";
import type { QuoteId } from "./quote.ts";
import type { Span } from "./span.ts";

/** Somebody who acts or is acted on. */
export interface Party {
  readonly span: Span;
  readonly entity?: EntityId;
  readonly name: string;
  readonly country?: string;
  readonly sector?: string;
}

/** Who did what to whom, in the PLOVER ontology. */
export interface Event {
  readonly id: string;
  readonly article: ArticleId;
  readonly span: Span;
  /** PLOVER event type, e.g. `CONSULT`. */
  readonly type: string;
  readonly mode?: string;
  /** The nearest CAMEO code, e.g. `190`. */
  readonly cameo?: string;
  readonly contexts: readonly string[];
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  readonly date?: string;
  readonly place?: string;
  readonly polarity: "asserted" | "denied";
  readonly modality: "actual" | "future" | "possible" | "historical";
  /** The quotation in which somebody says that it happened. */
  readonly quote?: QuoteId;
}
