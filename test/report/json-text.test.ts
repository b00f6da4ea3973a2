import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText } from "../../src/report/index.ts";
import { pile } from "./pile.ts";
import { rendered } from "./rendered.ts";

const UNSAFE = /[<\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

test("any value is read back as it was, and no unsafe character is written", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("</script>", "\u202e\u0085\u2028<!--", "\u061c\\u003c"),
  );
  fc.assert(
    fc.property(fc.dictionary(words, fc.oneof(words, fc.array(words), fc.integer())), (value) => {
      const text = jsonText(value);
      expect(text).not.toMatch(UNSAFE);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 5, numRuns: 300 },
  );
});

test.each(["json", "jsonld"] as const)("no title can end a script block that holds the %s", async (format) => {
  const report = pile();
  const title = "</script><script>alert(1)</script>\u009b\u202e";
  const hostile = {
    ...report,
    articles: report.articles.map((article) => ({ ...article, title, text: title + article.text, location: title })),
    stories: report.stories.map((story) => ({ ...story, title })),
  };
  const text = await rendered(hostile, format);
  expect(text).not.toMatch(UNSAFE);
  expect(text).toContain("\\u003c/script>");
});

test("cells of the table hold no character that steers a terminal, and keep tabs and line feeds", async () => {
  const report = pile();
  const title = "\u001b]0;gone\u0007 \u009b31m \u202eeno\u061c\r two\n\tlines";
  const hostile = { ...report, articles: report.articles.map((article) => ({ ...article, title })) };
  const text = await rendered(hostile, "csv");
  expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
  expect(text).toContain("two\n\tlines");
});
