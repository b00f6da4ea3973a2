import { resolve } from "node:path";
import { expect, test } from "vitest";
import { cliReference } from "../../../src/app/cli/reference.ts";

// `npm run docs` runs this test with --update and so writes the page.
test("docs/cli.md says what --help says", async () => {
  await expect(cliReference()).toMatchFileSnapshot(resolve(import.meta.dirname, "../../../docs/cli.md"));
});

test("the page names every command and every output format", () => {
  const page = cliReference();
  for (const word of [
    "report",
    "add",
    "watch",
    "alerts",
    "doctor",
    "backup",
    "complete",
    "annotate",
    "compare",
    "stories",
  ])
    expect(page).toContain(`## secondsource ${word}`);
  for (const word of ["text", "md", "html", "json", "jsonld", "csv", "jsonl"]) expect(page).toContain(`"${word}"`);
});
