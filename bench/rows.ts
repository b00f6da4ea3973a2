import { existsSync, readFileSync } from "node:fs";

/** The rows of a JSON Lines file; none where it is missing. */
export function readRows<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
