import { expect, test } from "vitest";
import { manyStories } from "../large-piles.ts";
import { rendered } from "../rendered.ts";

/** Stories in full, stories by title, and as many as there is no room for; one more and one less of each. */
test.each([11, 12, 13, 14, 111, 112, 113, 120])("of %i stories each is told, listed or counted", async (count) => {
  const report = manyStories(count, 0);
  const text = (await rendered(report, "text", { columns: 200 })).replace(/\s+/g, " ");
  const named = report.stories.filter(({ title }) => text.includes(title.slice(0, 60)));
  const [, more = "0"] = /(\d+) more (?:story|stories)/.exec(text) ?? [];
  expect(named.length).toBeGreaterThanOrEqual(Math.min(count, 100));
  expect(named.length + (named.length < count ? Number(more) : 0)).toBe(count);
});
