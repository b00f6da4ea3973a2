import { expect, test } from "vitest";
import { factsOf } from "./piles.ts";

const CHOIR = "A choir sang on the old pier. ";

function rowsOf(pattern: RegExp, ...texts: readonly string[]) {
  return factsOf(...texts).filter(({ kind, text }) => kind === "attribute" && pattern.test(text));
}

test("to which body somebody belongs is a row, in whatever words each report sets it beside the name", () => {
  const [row] = rowsOf(
    /Velm Radio/u,
    `A crowd booed Velm Radio correspondent Ada Moor at the regatta in Ostria. ${CHOIR}`,
    "Velm Radio's Ada Moor was shouted at while she filmed the boats. Rain fell over the bay.",
  );
  expect(row?.support.articles).toBe(2);
  expect(row?.mentions).toHaveLength(2);
});

test("two people beside one body are two rows' worth of nothing", () => {
  const rows = rowsOf(
    /Velm Radio/u,
    `A crowd booed Velm Radio correspondent Ada Moor at the regatta in Ostria. ${CHOIR}`,
    "Velm Radio's Tom Hale was shouted at while he filmed the boats. Rain fell over the bay.",
  );
  expect(rows).toEqual([]);
});

test("a body that acts on somebody is none that he belongs to", () => {
  const rows = rowsOf(
    /Velm Radio .*Moor/u,
    `Velm Radio sued Ada Moor over a song. ${CHOIR}`,
    "The regatta went on when Velm Radio sued Ada Moor. Rain fell over the bay.",
  );
  expect(rows.every(({ mentions }) => mentions.every(({ ref }) => ref !== undefined))).toBe(true);
});

test("one of several lawyers is a lawyer", () => {
  const rows = rowsOf(
    /attorney|lawyer/iu,
    `Tom Hale, another of the mayor's attorneys, read the letter on the quay. ${CHOIR}`,
    "The bill was paid in spring, mayoral lawyer Tom Hale said. Rain fell over the bay.",
  );
  expect(rows.map(({ support }) => support.articles)).toContain(2);
});
