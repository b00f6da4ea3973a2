import { stringify } from "csv-stringify/sync";
import { jsonText } from "../../index.ts";

export const FORMATS = {
  json: "application/json",
  jsonl: "application/x-ndjson",
  csv: "text/csv; charset=utf-8",
} as const;
export type Format = keyof typeof FORMATS;

/** The format that an Accept header asks for first; undefined when it takes none of these. */
export function accepted(header: string | undefined): Format | undefined {
  if (header === undefined || header.trim() === "") return "json";
  const wanted = header.split(",").map((part) => part.trim().split(";")[0]?.toLowerCase() ?? "");
  for (const type of wanted.slice(0, 50)) {
    if (type === "*/*" || type === "application/*" || type === "application/json" || type === "text/html")
      return "json";
    if (type === "text/csv" || type === "text/*") return "csv";
    if (type === "application/x-ndjson" || type === "application/jsonl") return "jsonl";
  }
  return undefined;
}

interface Rows {
  readonly items?: readonly unknown[];
}

/** The items of an answer, one a line; an answer without items is one line. */
export function asLines(answer: Rows): string {
  return (answer.items ?? [answer]).map((item) => `${jsonText(item)}\n`).join("");
}

/** The items of an answer as a table (RFC 4180): a column a field, `support.articles` for fields within; lists of texts in one cell. */
export function asTable(answer: Rows): string {
  const rows = (answer.items ?? [answer]).map((item) => new Map(cellsOf(item)));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const cells = rows.map((row) => columns.map((column) => row.get(column) ?? ""));
  return stringify([columns, ...cells], { escape_formulas: true });
}

function cellsOf(value: unknown, name = ""): [string, string | number][] {
  if (value === undefined || value === null) return [];
  if (typeof value === "number") return [[name, value]];
  if (typeof value !== "object") return [[name, String(value).replace(CONTROLS, " ")]];
  if (Array.isArray(value)) {
    const isFlat = value.every((one) => typeof one !== "object");
    return [[name, isFlat ? value.join("; ").replace(CONTROLS, " ") : jsonText(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => cellsOf(inner, name === "" ? key : `${name}.${key}`));
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
