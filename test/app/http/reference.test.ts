import { resolve } from "node:path";
import { expect, test } from "vitest";
import { apiReference } from "../../../src/app/http/reference.ts";

// `npm run docs` runs this test with --update and so writes the page.
test("docs/desk/api.md says what the program serves", async () => {
  await expect(apiReference()).toMatchFileSnapshot(resolve(import.meta.dirname, "../../../docs/desk/api.md"));
});
