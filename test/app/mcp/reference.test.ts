import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mcpReference } from "../../../src/app/mcp/reference.ts";

// `npm run docs` runs this test with --update and so writes the page.
test("docs/desk/mcp.md says what the program serves", async () => {
  await expect(mcpReference()).toMatchFileSnapshot(resolve(import.meta.dirname, "../../../docs/desk/mcp.md"));
});
