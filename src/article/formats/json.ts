import { isRecord } from "../../model/record.ts";

/** A JSON object whose fields are not known. */
export type Json = Readonly<Record<string, unknown>>;

/** The value when it is an object and no list. */
export function objectOf(value: unknown): Json | undefined {
  return isRecord(value) ? value : undefined;
}

/** The value when it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value when it is a string with words. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The different strings of a list as one; `undefined` when there is none. */
export function joined(values: readonly unknown[], separator = "\n\n"): string | undefined {
  const words = values.map(stringOf).filter((one) => one !== undefined);
  return [...new Set(words)].join(separator) || undefined;
}
