import type { ArticleId } from "./article.ts";
import type { Place } from "./claim.ts";
import type { Span } from "./span.ts";
import type { Support } from "./support.ts";

/** A set of articles about one event. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly ArticleId[];
  readonly support: Support;
  /** First and last day of the event or its coverage, ISO 8601. */
  readonly start?: string;
  readonly end?: string;
  /** Days of the main event, ISO 8601, as the reports say. */
  readonly when?: { readonly start: string; readonly end: string };
  /** Where the main event was, the surest first. */
  readonly where?: readonly Place[];
  /** Chosen sentences of the sources, each with its place. */
  readonly summary?: readonly { readonly article: ArticleId; readonly span: Span }[];
  /** Who, what, where, when: chosen words of the sources. */
  readonly keys?: readonly {
    readonly question: "who" | "what" | "where" | "when";
    readonly text: string;
    readonly article: ArticleId;
    readonly span: Span;
  }[];
  /** Earlier stories that some of its articles were in, when an earlier run was given: more than one were merged. */
  readonly earlier?: readonly string[];
  /** Parts of articles that belong to this story although the article as a whole is of another one: roundups, live blogs. */
  readonly passages?: readonly { readonly article: ArticleId; readonly span: Span }[];
  /** Stories that this one continues or that continue it; linked, never merged. */
  readonly thread?: readonly string[];
}
