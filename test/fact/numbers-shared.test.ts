import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

/** Supports of the rows that stand on a number alone. */
function numbersIn(...texts: string[]): number[] {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  const { facts } = findFacts(pile, oneStory(pile), lineages(pile));
  const isNumber = (words: string) => /^\p{N}[\p{N},]*$/u.test(words);
  return facts
    .filter(({ kind, mentions }) =>
      mentions.every(
        ({ article, head }) =>
          kind === "attribute" && head && isNumber(texts[Number(article.slice(1))]!.slice(head.start, head.end)),
      ),
    )
    .map(({ support }) => support.articles);
}

test("a large number that two reports give once is one thing, whatever stands around it", () => {
  const one = "Lena Orth wants to save 15,400 Velmish herons. A choir sang in the square.";
  const other = "About rain nothing is known. Near the coast 15,400 birds nest, a ranger wrote.";
  expect(numbersIn(one, other)).toEqual([2]);
});

test("a round number without words around it that both reports have is a chance", () => {
  const one = "Lena Orth wants to save 200 Velmish herons. A choir sang in the square.";
  expect(numbersIn(one, "About rain nothing is known. Near Kolm 200 boats lie, a ranger wrote.")).toEqual([]);
});

test("an age is no such number", () => {
  expect(numbersIn("Ada Moor, 47, opened the mill of Velm.", "Tom Hale, 47, opened the mill of Velm.")).toEqual([]);
});

test("a number whose clause is a row already is told in other words, and never alone", () => {
  const texts = [
    "Police seized 15,400 herring nets. A choir sang in the square.",
    "About rain nothing is known. Lena Orth counted 15,400 things on the beach, a ranger wrote.",
  ];
  expect(numbersIn(...texts)).toEqual([2]);
  const pile = texts.map((text, index) => report(`r${index}`, text));
  const shown = findFacts(pile, oneStory(pile), lineages(pile)).facts.map(({ text }) => text.toLowerCase());
  expect(new Set(shown).size).toBe(shown.length);
  expect(Math.min(...shown.map(({ length }) => length))).toBeGreaterThan("15,400".length);
});
