import fc from "fast-check";
import { expect, test } from "vitest";
import { FoldedNames } from "../../../src/annotation/places/folded-names.ts";
import { foldedPlace } from "../../../src/annotation/places/gazetteer.ts";

/** Names made of few parts, so that many fold to the same. */
const name = fc
  .array(
    fc.constantFrom("the ", "The ", "St ", "st. ", "Ft ", "Orm", "ORM", "orm", "Vél", "vel", " ", "-", "'", "ß", "ø"),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join("").trim())
  .filter((made) => made !== "");

test("rows are found by what their names fold to, in their order", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const text = names.join("\n");
      const table = new FoldedNames(text, names.length, foldedPlace);
      const byFold = new Map<string, number[]>();
      let start = 0;
      names.forEach((one, row) => {
        table.add(row, start, start + one.length);
        start += one.length + 1;
        byFold.set(foldedPlace(one), [...(byFold.get(foldedPlace(one)) ?? []), row]);
      });
      for (const [folded, rows] of byFold) expect(table.rowsOf(folded)).toEqual(rows);
      expect(table.rowsOf("no such place")).toEqual([]);
      expect(names.map((_, row) => table.nameOf(row))).toEqual(names);
    }),
    { seed: 11, numRuns: 300 },
  );
});
