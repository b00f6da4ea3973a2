import { expect, test } from "vitest";
import { WordRows } from "../../src/lineage/word-rows.ts";

const ROWS = ["11 99", "able 40", "abler 7", "able() { } 12", "barn 130", "barns 131", "zz 144"];

test("each word of the rows is found with its number, others are not", () => {
  const sorted = ROWS.map((row) => [row.slice(0, row.lastIndexOf(" ")), row] as const).sort(([x], [y]) =>
    x < y ? -1 : 1,
  );
  for (const end of ["", "\n"]) {
    const rows = new WordRows(sorted.map(([, row]) => row).join("\n") + end);
    for (const [word, row] of sorted)
      if (!word.includes(" ")) expect(rows.numberOf(word)).toBe(Number(row.split(" ").at(-1)));
    for (const word of ["", "1", "abl", "ables", "bar", "barnss", "zzz", "é"])
      expect(rows.numberOf(word)).toBeUndefined();
  }
});
