import { expect, test } from "vitest";
import type { Fact } from "../../src/model/index.ts";
import { factsOf } from "./piles.ts";

const LIST =
  "The harbour fire killed four people. Police named them as Tom Hale, Ines Dahl, a retired ferry pilot from Kolm, and two guests.";
const WARNED =
  "Names were read out in church on Sunday. Her brother had warned retired ferry pilot Ines Dahl of Kolm about the wiring.";
const LOAVES = "A choir sang. The baker of Velm sold Ines Dahl two loaves on Monday.";

/** Rows that stand on nothing but a name. */
function rowsOf(name: string, ...texts: string[]): readonly Fact[] {
  const isNamed = ({ article, span }: Fact["mentions"][number]) =>
    texts[Number(article.slice(1))]!.slice(span.start, span.end) === name;
  return factsOf(...texts).filter(({ kind, mentions }) => kind === "attribute" && mentions.every(isNamed));
}

test("a name that reports give once among the same words is a row, told in words that no other row has", () => {
  const [row] = rowsOf("Ines Dahl", LIST, WARNED);
  expect(row?.support.articles).toBe(2);
  expect(row?.text).toContain("Ines Dahl");
  expect(row?.text.length).toBeGreaterThan("Ines Dahl".length);
  expect(row?.text.length).toBeLessThanOrEqual(140);
  const plain = factsOf(LIST, WARNED).map(({ text }) => text.toLowerCase().replace(/[.]$/u, ""));
  expect(new Set(plain).size).toBe(plain.length);
});

test("a name among other words is no row", () => {
  expect(rowsOf("Ines Dahl", LIST, LOAVES)).toEqual([]);
});

test("who is named again and again takes part in many things", () => {
  const again = " Ines Dahl sings. Ines Dahl rows. Ines Dahl paints.";
  expect(rowsOf("Ines Dahl", LIST + again, WARNED + again)).toEqual([]);
});
