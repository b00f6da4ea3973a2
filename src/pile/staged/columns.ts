import type { Row } from "./stage.ts";

/** A column that must hold text. Throws `TypeError` for anything else; the row is a message then. */
export function textIn(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw new TypeError(`column ${name} must hold text`);
  return value;
}

/** Text that may be missing. */
export function textOr(row: Row, name: string): string | undefined {
  return row[name] === null || row[name] === undefined ? undefined : textIn(row, name);
}

export function numberIn(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== "number" || !Number.isFinite(value)) throw new TypeError(`column ${name} must hold a number`);
  return value;
}

/** A number that may be missing: engines write `null` for what JSON has no number for. */
export function numberOr(row: Row, name: string, instead: number): number {
  return row[name] === null || row[name] === undefined ? instead : numberIn(row, name);
}

export function textsIn(row: Row, name: string): readonly string[] {
  const value = row[name] ?? [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== "string"))
    throw new TypeError(`column ${name} must hold a list of texts`);
  return value;
}

export function rowsIn(row: Row, name: string): readonly Row[] {
  const value = row[name] ?? [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== "object" || one === null))
    throw new TypeError(`column ${name} must hold a list of rows`);
  return value;
}

/** What a stage wrote as JSON inside a column: no engine looks into it. */
export function packedIn<T>(row: Row, name: string): T {
  return JSON.parse(textIn(row, name)) as T;
}

function bytesIn(row: Row, name: string): Uint8Array {
  return new Uint8Array(Buffer.from(textIn(row, name), "base64"));
}

export function bytesOr(row: Row, name: string): Uint8Array | undefined {
  return row[name] === null || row[name] === undefined ? undefined : bytesIn(row, name);
}

/**
 * Text as a column that every engine sorts as this program compares text, by code unit: letters, digits and most marks stay,
 * the rest is written as the hexadecimal number of each code unit behind `!` (below them) or `~` (above them).
 */
export function sortable(text: string): string {
  let found = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x21 && code < 0x7e) found += text[i];
    else found += `${code <= 0x21 ? "!" : "~"}${code.toString(16).padStart(4, "0")}`;
  }
  return found;
}
