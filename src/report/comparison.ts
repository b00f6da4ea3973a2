import type { Article, Comparison } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { renderComparisonHtml } from "./html/comparison.ts";
import { stableJson } from "./json.ts";
import type { RenderOptions } from "./options.ts";
import { renderComparisonText } from "./text/comparison.ts";

/** Renders two articles side by side. */
export function* renderComparison(
  comparison: Comparison,
  a: Article,
  b: Article,
  format: "text" | "html" | "json",
  options: RenderOptions = {},
): Generator<string> {
  if (format === "text") yield* renderComparisonText(comparison, a, b, options);
  else if (format === "html") yield* renderComparisonHtml(comparison, a, b);
  else yield `${stableJson({ schema: SCHEMA.comparison, ...comparison })}\n`;
}
