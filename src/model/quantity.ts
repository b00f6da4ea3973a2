import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

export type QuantityId = string;

/** A number in the text with what it counts. */
export interface Quantity {
  readonly id: QuantityId;
  readonly article: ArticleId;
  readonly span: Span;
  readonly value: number;
  /** Upper end of a range. */
  readonly high?: number;
  /** Unit in singular English (`percent`, `US dollar`, `kilometre`); absent for plain counts. */
  readonly unit?: string;
  /** What is counted or measured, as lemmas of the text. */
  readonly of?: string;
  /** The whole that a part is counted in: 69 in "54 of 69 missiles". */
  readonly outOf?: number;
  readonly operator: "=" | "~" | ">=" | "<=" | ">" | "<";
}
