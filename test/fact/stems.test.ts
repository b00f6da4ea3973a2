import { expect, test } from "vitest";
import { type Stem, stemsIn } from "../../src/fact/stems.ts";

const LINE =
  "Mr. Orth's 3,000.5 men left Velm-Harbour at 6 p.m.; AB日本cd 日本 o'clock, U.S. e\u0301a \ud835\udc00x and won’t.";
const LONG = `${"The ferry left the pier in the rain. ".repeat(12)}\n`;

/** Where a stretch lies in the long text is told apart, so that only its words count. */
function moved(stems: readonly Stem[], by: number): Stem[] {
  return stems.map((stem) => ({ ...stem, start: stem.start - by, end: stem.end - by }));
}

test("a stretch of a long text has the words it has in a short one, wherever it is cut", () => {
  const [text, by] = [LONG + LINE, LONG.length];
  for (let start = 0; start <= LINE.length; start++)
    for (let end = start; end <= LINE.length; end++) {
      const own = stemsIn(LINE, { start, end });
      expect(moved(stemsIn(text, { start: start + by, end: end + by }), by)).toEqual(own);
    }
});

test("a stretch that ends behind its text ends with it", () => {
  const text = LONG + LINE;
  const whole = stemsIn(text, { start: 0, end: text.length });
  expect(stemsIn(text, { start: 0, end: text.length + 50 })).toEqual(whole);
  expect(stemsIn(text, { start: text.length, end: text.length + 50 })).toEqual([]);
});
