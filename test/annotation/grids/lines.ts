import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Grids hold many ways to write one kind of thing. A `.in.txt` holds a wording a line, the file beside it what is read from each;
 * `npx vitest run test/annotation/grids -u` writes those.
 */
export function linesOf(name: string): string[] {
  return readFileSync(join(import.meta.dirname, `${name}.in.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** Where the readings of a grid stand. */
export function goldenOf(name: string): string {
  return join(import.meta.dirname, `${name}.txt`);
}
