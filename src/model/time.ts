import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

/** A date or period named in the text. */
export interface Time {
  readonly id: string;
  readonly article: ArticleId;
  readonly span: Span;
  /** TIMEX3 value, e.g. `2022-12-30`, `2023-SP`, `P3D`. */
  readonly value: string;
  /** First day, ISO 8601, when the value can be placed on the calendar. */
  readonly start?: string;
  /** Last day (inclusive), ISO 8601. */
  readonly end?: string;
}
