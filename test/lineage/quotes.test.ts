import { expect, test } from "vitest";
import { markedQuotes } from "../../src/lineage/quotes.ts";
import { wordsAt } from "../../src/model/index.ts";

const quotesIn = (text: string): string[] => markedQuotes(text).map((at) => wordsAt(text, at));

test("marks of several languages pair up", () => {
  expect(quotesIn('He said "no" and “never”; sie sagte „nein“ und il dit « non ».')).toEqual([
    '"no"',
    "“never”",
    "„nein“",
    "« non »",
  ]);
});

test("an open quotation runs to the end of its paragraph, an odd straight mark is ignored", () => {
  expect(quotesIn('“First of two.\n“Second.”\nA 6" pipe.')).toEqual(["“First of two.", "“Second.”"]);
});

test("apostrophes are not quotations, single marks around words are", () => {
  expect(quotesIn("the ship’s crew didn't like the owners' 'final offer' at all")).toEqual(["'final offer'"]);
  expect(quotesIn("the owners' plan and the ship's crew; rock 'n roll")).toEqual([]);
});
