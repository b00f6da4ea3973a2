import { stringify } from "csv-stringify/sync";
import { withoutControls } from "./controls.ts";

/** One row of a table by column name; what is left out is empty. */
export type Row<Column extends string> = Partial<Record<Column, string | number | undefined>>;

/**
 * Rows as CSV (RFC 4180 with line feeds). Cells that a spreadsheet would run as a formula are made harmless with a leading
 * apostrophe, numbers left as they are; characters that steer a terminal are spaces.
 */
export function csvRows<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string {
  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  return stringify(cells, { escape_formulas: true });
}

/** The first line of a CSV table. */
export function csvHead(columns: readonly string[]): string {
  return stringify([[...columns]]);
}

/** Rows as tab-separated values without quotes: tabs and line ends inside cells are spaces. Formulas as in `csvRows`. */
export function tsvRows<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string {
  const flat = (value: string | number) => (typeof value === "string" ? value.replace(/[\t\n]/g, " ") : value);
  const cells = rows.map((row) => columns.map((column) => flat(cell(row[column]))));
  return stringify(cells, { delimiter: "\t", quote: false, escape_formulas: true });
}

/** Several words in one cell. */
export function joined(words: Iterable<string | undefined>): string {
  return [...new Set([...words].filter((word) => word))].join("; ");
}

function cell(value: string | number | undefined): string | number {
  return typeof value === "string" ? withoutControls(value) : (value ?? "");
}
