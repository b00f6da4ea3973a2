import type { Report, ReportSource } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { type RenderOptions, type ReportFormat, renderReport } from "../../src/report/index.ts";
import { stableJson } from "../../src/report/json.ts";

/** A report as one string. */
export async function rendered(
  report: Report | ReportSource,
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<string> {
  const source = "dossiers" in report ? report : sourceOf(report);
  let text = "";
  for await (const chunk of renderReport(source, format, options)) text += chunk;
  return text;
}

export const FORMATS: readonly ReportFormat[] = [
  ...(["text", "md", "html", "json", "jsonld", "csv"] as const),
  ...(["events-csv", "crosswalk-csv", "gdelt", "plover", "stix", "misp"] as const),
];

/** The ending of the golden file of each format. */
export const ENDING: Readonly<Record<ReportFormat, string>> = {
  ...{ text: "txt", md: "md", html: "html.txt", json: "golden.json", jsonld: "jsonld.txt", csv: "csv" },
  ...{ "events-csv": "events.csv", "crosswalk-csv": "crosswalk.csv", gdelt: "gdelt.tsv" },
  ...{ plover: "plover.jsonl.txt", stix: "stix.txt", misp: "misp.txt" },
};

/** A report with every list in one order, whatever order it was made in: for reports that should say the same. */
export function inOneOrder(report: Report): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(report)) as Record<string, unknown>;
  const sorted = (list: unknown) => (Array.isArray(list) ? [...list].sort(byText) : list);
  return Object.fromEntries(Object.entries(plain).map(([name, list]) => [name, sorted(list)]));
}

function byText(a: unknown, b: unknown): number {
  const [x, y] = [stableJson(a as object), stableJson(b as object)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Style and script have no place in a golden file: they change with every look, the words do not. */
export function withoutStyle(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, "<style></style>")
    .replace(/<script>[\s\S]*?<\/script>/, "<script></script>")
    .replace(/'sha256-[^']+'/g, "'sha256-'");
}
