import fc from "fast-check";
import { expect, test } from "vitest";
import { eachWord } from "../../src/model/each-word.ts";
import { WordTable } from "../../src/model/word-table.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019"), minLength: 1, maxLength: 16 });

test("a word has one number, however it is asked for", () => {
  const table = new WordTable();
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      const text = words.join(" ");
      eachWord(text, { start: 0, end: text.length }, (start, end) => {
        const number = table.numberIn(text, start, end);
        expect(table.words[number]).toBe(text.slice(start, end).toLowerCase());
        expect(table.numberOf(table.words[number]!)).toBe(number);
      });
    }),
    { seed: 5 },
  );
});

test("numbers stay as the table grows", () => {
  const table = new WordTable();
  const words = Array.from({ length: 20_000 }, (_, k) => `Arden${k}é`.toLowerCase());
  const numbers = words.map((each) => table.numberOf(each));
  expect(numbers).toEqual(words.map((_, k) => k));
  expect(words.map((each) => table.numberOf(each))).toEqual(numbers);
});
