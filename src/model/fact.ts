import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";
import type { Support } from "./support.ts";

export type DisagreementKind = "value" | "speaker" | "polarity" | "wording" | "damage";

/** One place in one article that carries a fact; `ref` is the id of the quote, event, quantity or time behind it. */
export interface FactMention {
  readonly article: ArticleId;
  readonly span: Span;
  readonly ref?: string;
}

/** Where reports differ; `mentions` index into the fact's `mentions`. */
export interface Disagreement {
  readonly values: readonly {
    readonly value: string;
    readonly mentions: readonly number[];
    readonly support: Support;
  }[];
  readonly kind: DisagreementKind;
}

/** What is reported, merged over the articles of one story. */
export interface Fact {
  readonly id: string;
  readonly story: string;
  readonly kind: "event" | "quantity" | "statement" | "attribute" | "date";
  readonly text: string;
  readonly mentions: readonly FactMention[];
  readonly support: Support;
  readonly disagreement?: Disagreement;
}
