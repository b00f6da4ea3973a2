import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const PAGE = resolve(import.meta.dirname, "../docs/benchmarks.md");

/** A Markdown table; numbers right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, column) => (rows.every((row) => typeof row[column] === "number") ? "---:" : "---"));
  return [head, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Puts a section between its markers in docs/benchmarks.md, with date and command. */
export function writeSection(name: string, section: string): void {
  const page = readFileSync(PAGE, "utf8");
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no section ${open} ... ${close}`);
  const stamp = `Measured ${new Date().toISOString().slice(0, 10)} with \`npm run bench -- ${name}\`.`;
  writeFileSync(PAGE, `${page.slice(0, from + open.length)}\n${stamp}\n\n${section.trim()}\n${page.slice(to)}`);
}
