import type { ReportSource } from "../model/index.ts";
import type { RenderOptions, ReportFormat } from "./options.ts";

export { MARKS, type Mark } from "../model/marks.ts";
export { collectReport } from "./collect.ts";
export { renderComparison } from "./comparison.ts";
export { renderFolder } from "./folder.ts";
export type { PageFile } from "./html/folder.ts";
export { jsonText } from "./json-text.ts";
export type { RenderOptions, ReportFormat, RunRecord } from "./options.ts";

type Renderer = (source: ReportSource, options: RenderOptions) => AsyncGenerator<string>;

/** Each format is loaded when a report is first asked for in it. */
const RENDERERS: Record<ReportFormat, () => Promise<Renderer>> = {
  text: async () => (await import("./text/report.ts")).renderText,
  md: async () => (await import("./markdown/report.ts")).renderMarkdown,
  html: async () => (await import("./html/report.ts")).renderHtml,
  json: async () => (await import("./json.ts")).renderJson,
  jsonld: async () => (await import("./jsonld/report.ts")).renderJsonLd,
  csv: async () => (await import("./csv.ts")).renderCsv,
  "events-csv": async () => (await import("./events-csv.ts")).renderEventsCsv,
  "crosswalk-csv": async () => (await import("./crosswalk.ts")).renderCrosswalk,
  gdelt: async () => (await import("./gdelt.ts")).renderGdelt,
  plover: async () => (await import("./plover.ts")).renderPlover,
  stix: async () => (await import("./stix/bundle.ts")).renderStix,
  misp: async () => (await import("./misp.ts")).renderMisp,
};

/**
 * Renders a report in chunks, dossier by dossier: a pile never stands in memory as a whole. The source may be read several
 * times. A story that cannot be shown costs itself only and is a message.
 */
export async function* renderReport(
  source: ReportSource,
  format: ReportFormat,
  options: RenderOptions = {},
): AsyncGenerator<string> {
  const render = await RENDERERS[format]();
  yield* render(source, options);
}
