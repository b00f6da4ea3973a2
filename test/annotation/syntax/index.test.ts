import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse, columnsOf } from "../../../src/annotation/syntax/index.ts";

const everything = (text: string) => [{ start: 0, end: text.length }];
const runs = { seed: 7, numRuns: 200 };
const hostile = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "He",
        "said",
        " ",
        "\n",
        "\n\n",
        ".",
        "“",
        "”",
        '"',
        "don't",
        "’s",
        "U.S.",
        "Mr.",
        "5.4%",
        "\ud800",
        "\u0000",
        "。",
        "(",
      ),
    )
    .map((p) => p.join("")),
);

test("tokens tile everything that is not white space, in order", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { tokens } = analyse(text, everything(text));
      let at = 0;
      for (const { span } of tokens) {
        expect(inked(text.slice(at, span.start))).toBe("");
        expect(span.end).toBeGreaterThan(span.start);
        at = span.end;
      }
      expect(inked(text.slice(at))).toBe("");
    }),
    runs,
  );
});

test("every sentence is a tree with one root", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const columns = columnsOf(text, everything(text), "parse");
      for (let s = 0; s < columns.sentences; s++) {
        const [from, to] = [columns.first[s]!, columns.first[s + 1]!];
        expect(to).toBeGreaterThan(from);
        const heads = columns.head.subarray(from, to);
        expect(heads.filter((h) => h < 0).length).toBe(1);
        for (let i = from; i < to; i++) {
          let steps = 0;
          for (let h = i; h >= 0; h = columns.head[h]!) {
            expect(h >= from && h < to).toBe(true);
            expect(++steps).toBeLessThanOrEqual(to - from);
          }
        }
      }
    }),
    runs,
  );
});

test("the same text gives the same analysis", () => {
  const text = "Mr. Brown didn't go. “We won’t stay,” she said.";
  expect(analyse(text, everything(text))).toEqual(analyse(text, everything(text)));
});

test("a hundred thousand letters without a space end", () => {
  const text = "ab'c.".repeat(20_000);
  expect(columnsOf(text, everything(text), "tags").count).toBeGreaterThan(0);
});

function inked(gap: string): string {
  return gap.replace(/[\s\u0000-\u0020\u0085\u200b]/gu, "");
}
