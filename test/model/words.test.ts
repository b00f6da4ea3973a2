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

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/gu;
const ONE_EACH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

test("words are runs of letters, numbers and marks that apostrophes, points and commas may join", () => {
  const piece = fc.constantFrom(..."aZ9’'.,é漢ひก \u0301１-_", "😀", "𐐀", "\ud83d", "\ude00");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(3), (pieces, start) => {
      const text = pieces.join("");
      const within = { start: Math.min(start, text.length), end: text.length };
      const plain = [...text.slice(within.start).matchAll(WORD)].flatMap(([run]) =>
        ONE_EACH.test(run) ? [...run.toLowerCase()] : [run.toLowerCase().replaceAll("’", "'")],
      );
      expect(wordsOf(text, within).map((word) => word.text)).toEqual(plain);
    }),
    { seed: 4, numRuns: 2000 },
  );
});
