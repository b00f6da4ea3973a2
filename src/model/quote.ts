import type { ArticleId } from "./article.ts";
import type { EntityId } from "./entity.ts";
import type { Span } from "./span.ts";
import type { Support } from "./support.ts";

export type QuoteId = string;

/** The rendering of one utterance in one article. `span` covers the words said, without the marks. */
export interface Quote {
  readonly id: QuoteId;
  readonly article: ArticleId;
  readonly span: Span;
  readonly kind: "direct" | "mixed" | "indirect";
  /** `stripped`: first-person speech whose quotation marks were lost. */
  readonly marks: "present" | "stripped" | "none";
  readonly speaker: {
    readonly span?: Span;
    readonly entity?: EntityId;
    readonly name?: string;
    /** What the article calls the speaker there, lower case: "transport minister". */
    readonly role?: string;
    /** The body that the speaker speaks for by office, by the name its story gives it. */
    readonly speaksFor?: string;
  };
  readonly cue?: Span;
  /** The pieces of indirect speech that its reporting clause interrupts ("The dam, she said, will hold"); `span` holds all. */
  readonly parts?: readonly Span[];
  /** `stance`: somebody is said to want, praise or reject something rather than to have said it. */
  readonly attitude?: "speech" | "stance";
  readonly utterance?: string;
}

/** One act of speech, recognised across wordings and translations. */
export interface Utterance {
  readonly id: string;
  readonly quotes: readonly QuoteId[];
  readonly speakers: readonly { readonly name: string; readonly quotes: readonly QuoteId[] }[];
  readonly support: Support;
}
