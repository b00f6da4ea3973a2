import fc from "fast-check";
import { expect, test } from "vitest";
import { gapsBetween, mergeSpans, type Span, span, trimSpan } from "../../src/model/index.ts";

const LENGTH = 60;
const spans = fc.array(
  fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).map(([x, y]): Span => ({ start: Math.min(x, y), end: Math.max(x, y) })),
);

test("merged spans and their gaps tile the text", () => {
  fc.assert(
    fc.property(spans, (list) => {
      const kept = mergeSpans(list).filter((at) => at.end > at.start);
      const tiles = [...kept, ...gapsBetween(list, LENGTH)].sort((a, b) => a.start - b.start);
      let at = 0;
      for (const tile of tiles) {
        expect(tile.start).toBe(at);
        at = tile.end;
      }
      expect(at).toBe(LENGTH);
    }),
    { seed: 1 },
  );
});

test("a span that cannot be one is the caller's mistake", () => {
  expect(() => span(5, 3)).toThrow(RangeError);
  expect(() => span(-1, 3)).toThrow("[-1, 3)");
});

test("trimming never leaves white space at either end", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const at = trimSpan(text, { start: 0, end: text.length });
      expect(text.slice(at.start, at.end)).toBe(text.slice(at.start, at.end).replace(/^[ \n\t]+|[ \n\t]+$/g, ""));
    }),
    { seed: 2 },
  );
});
