import type { ArticleId } from "./article.ts";
import type { Modality, Polarity } from "./claim.ts";
import type { Span } from "./span.ts";
import type { Support } from "./support.ts";

export type DisagreementKind = "value" | "speaker" | "polarity" | "wording" | "damage";

/** One place in one article that carries a fact; `ref` is the id of the quote, event, quantity or time behind it. */
export interface FactMention {
  readonly article: ArticleId;
  readonly span: Span;
  /** The word that carries it. */
  readonly head?: Span;
  readonly ref?: string;
}

/** Where reports differ; `mentions` index into the fact's `mentions`. */
export interface Disagreement {
  readonly values: readonly {
    readonly value: string;
    /** Number in base units, ISO date or canonical name. */
    readonly normal?: string;
    readonly mentions: readonly number[];
    readonly support: Support;
    /** Taken back by a correction note or a later text of those who gave it. */
    readonly status?: "withdrawn";
  }[];
  readonly kind: DisagreementKind;
}

/** The leading reading of a fact, normalised. Numbers are in base units, per cent as 25. */
export interface FactClaim {
  readonly predicate: string;
  readonly type?: string;
  readonly measure?: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly theme?: string;
  readonly value?: number;
  readonly high?: number;
  readonly unit?: string;
  readonly operator?: string;
  readonly place?: string;
  readonly date?: string;
  readonly polarity: Polarity;
  readonly modality: Modality;
}

/** One step of a value that grows, such as a toll. */
export interface SeriesStep {
  readonly value: number;
  /** Day or time as of which it is said, ISO 8601. */
  readonly asOf?: string;
  readonly mentions: readonly number[];
  readonly support: Support;
}

/** What is reported, merged over the articles of one story. */
export interface Fact {
  readonly id: string;
  readonly story: string;
  readonly kind: "event" | "quantity" | "statement" | "attribute" | "date";
  readonly text: string;
  readonly mentions: readonly FactMention[];
  readonly support: Support;
  readonly claim?: FactClaim;
  /** Absent means `current`. */
  readonly status?: "current" | "updated" | "withdrawn";
  readonly series?: readonly SeriesStep[];
  readonly disagreement?: Disagreement;
}
