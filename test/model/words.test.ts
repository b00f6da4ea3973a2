import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../../src/model/index.ts";

test("every word slices to what it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const word of wordsOf(text))
        expect(text.slice(word.start, word.end).toLowerCase().replaceAll("’", "'")).toBe(word.text);
    }),
    { seed: 3 },
  );
});

test("numbers and apostrophes stay whole, Han falls apart", () => {
  expect(wordsOf("It’s 3,500.5 km.").map((word) => word.text)).toEqual(["it's", "3,500.5", "km"]);
  expect(wordsOf("北京 met").map((word) => word.text)).toEqual(["北", "京", "met"]);
});
