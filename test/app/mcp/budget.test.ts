import { expect, test } from "vitest";
import { withFewer } from "../../../src/app/mcp/budget.ts";

const LONG = "words ".repeat(100);

test("an answer that is too large has fewer items, never shorter ones, and says how many", () => {
  const items = Array.from({ length: 20 }, (_, at) => ({
    id: `i${at}`,
    words: LONG,
    inner: [{ words: LONG }, { words: LONG }],
  }));
  const told = withFewer({ status: "x", items }, 8_000) as { items: typeof items; leftOut: number };
  expect(JSON.stringify(told).length).toBeLessThanOrEqual(8_000);
  expect(told.items.length).toBeGreaterThan(0);
  expect(told.leftOut).toBeGreaterThan(0);
  for (const item of told.items) for (const { words } of [item, ...item.inner]) expect(words).toBe(LONG);
});

test("one item that is larger than an answer may be is told of", () => {
  expect(() => withFewer({ words: "x".repeat(9_000) }, 8_000)).toThrow(/larger/);
});
