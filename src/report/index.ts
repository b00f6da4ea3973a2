import type { Article, Comparison, ReportSource } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { renderCrosswalk } from "./crosswalk.ts";
import { renderCsv } from "./csv.ts";
import { renderEventsCsv } from "./events-csv.ts";
import { renderGdelt } from "./gdelt.ts";
import { renderComparisonHtml } from "./html/comparison.ts";
import { renderHtml } from "./html/report.ts";
import { renderJson, stableJson } from "./json.ts";
import { renderJsonLd } from "./jsonld/report.ts";
import { renderMarkdown } from "./markdown/report.ts";
import { renderMisp } from "./misp.ts";
import type { RenderOptions, ReportFormat } from "./options.ts";
import { renderPlover } from "./plover.ts";
import { renderStix } from "./stix/bundle.ts";
import { renderComparisonText } from "./text/comparison.ts";
import { renderText } from "./text/report.ts";

export { MARKS, type Mark } from "../model/marks.ts";
export { collectReport } from "./collect.ts";
export { type PageFile, renderFolder } from "./html/folder.ts";
export { jsonText } from "./json-text.ts";
export type { RenderOptions, ReportFormat, RunRecord } from "./options.ts";

const RENDERERS: Record<ReportFormat, (source: ReportSource, options: RenderOptions) => AsyncGenerator<string>> = {
  text: renderText,
  md: renderMarkdown,
  html: renderHtml,
  json: renderJson,
  jsonld: renderJsonLd,
  csv: renderCsv,
  "events-csv": renderEventsCsv,
  "crosswalk-csv": renderCrosswalk,
  gdelt: renderGdelt,
  plover: renderPlover,
  stix: renderStix,
  misp: renderMisp,
};

/**
 * Renders a report in chunks, dossier by dossier: a pile never stands in memory as a whole. The source may be read several
 * times. A story that cannot be shown costs itself only and is a message.
 */
export function renderReport(
  source: ReportSource,
  format: ReportFormat,
  options: RenderOptions = {},
): AsyncGenerator<string> {
  return RENDERERS[format](source, options);
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
  else yield `${stableJson({ schema: SCHEMA.comparison, ...comparison })}\n`;
}
