import fc from "fast-check";
import { expect, test } from "vitest";
import { articlesOf } from "./inputs.ts";

const LINE = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "Leave a Reply",
    "Next Post",
    "By Mara Lindqvist",
    "Share this",
    "PORT ELSA (AP) - The ferry sank.",
  ),
  fc.lorem({ maxCount: 30 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

test("body and aside spans tile the text of every article", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(LINE, { maxLength: 30 }),
      fc.constantFrom("\n", "\r\n", "\n\n", "\u2028"),
      async (lines, feed) => {
        for (const article of await articlesOf(lines.join(feed))) {
          const spans = [...article.body, ...article.aside.map((aside) => aside.span)].sort(
            (a, b) => a.start - b.start,
          );
          let at = 0;
          for (const span of spans) {
            expect(span.start).toBe(at);
            expect(span.end).toBeGreaterThan(at);
            at = span.end;
          }
          expect(at).toBe(article.text.length);
        }
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
