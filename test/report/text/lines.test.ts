import fc from "fast-check";
import { expect, test } from "vitest";
import { plain, shorten, widthOf, wrap } from "../../../src/report/text/lines.ts";

test("wrap keeps to the columns and indents what follows", () => {
  expect(wrap("one two three four", 12, "- ", "  ")).toEqual(["- one two", "  three four"]);
  expect(wrap("", 10, "- ")).toEqual(["- "]);
});

test("wide characters count twice, marks that sit on a letter not at all", () => {
  expect(widthOf("日本")).toBe(4);
  expect(widthOf("e\u0301")).toBe(1);
  expect(shorten("日本語の新聞", 7)).toBe("日本語…");
});

test("no line is wider than asked and no word is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 20, max: 60 }), (text, columns) => {
      const lines = wrap(text, columns, "> ", "  ");
      expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
      expect(
        lines
          .map((line) => line.slice(2))
          .join("")
          .replaceAll(" ", ""),
      ).toBe(plain(text).replaceAll(" ", ""));
    }),
    { seed: 11 },
  );
});
