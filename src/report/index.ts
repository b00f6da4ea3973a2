import type { Article, Comparison, Report } from "../model/index.ts";
import { renderCsv } from "./csv.ts";
import { renderComparisonHtml } from "./html/comparison.ts";
import { renderHtml } from "./html/report.ts";
import { renderJson, stableJson } from "./json.ts";
import { renderJsonLd } from "./jsonld/report.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderComparisonText } from "./text/comparison.ts";
import { renderText } from "./text/report.ts";

export type ReportFormat = "text" | "md" | "html" | "json" | "jsonld" | "csv";

export interface RenderOptions {
  /** ANSI colour, for terminals only. */
  readonly color?: boolean;
  /** Width of text output in columns. */
  readonly columns?: number;
}

/** Renders a report in chunks, so that a long one never stands in memory as one string. */
export function* renderReport(report: Report, format: ReportFormat, options: RenderOptions = {}): Generator<string> {
  if (format === "text") yield* renderText(report, options);
  else if (format === "md") yield* renderMarkdown(report);
  else if (format === "html") yield* renderHtml(report);
  else if (format === "csv") yield* renderCsv(report);
  else if (format === "jsonld") yield* renderJsonLd(report);
  else yield* renderJson(report);
}

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
  else yield `${stableJson(comparison)}\n`;
}
