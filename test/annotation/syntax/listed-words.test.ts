import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedHash } from "../../../src/annotation/clusters.ts";
import { ListedWords } from "../../../src/annotation/syntax/listed-words.ts";

test("every listed word has its row, by itself and by its hash, and no other word has one", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "ж", "'", "7"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 80 }), word, (words, other) => {
      const listed = new ListedWords(words.join("\n"));
      expect(listed.count).toBe(words.length);
      expect(words.map((one) => listed.rowOf(one))).toEqual(words.map((_, row) => row));
      expect(words.map((one) => listed.rowOfHash(foldedHash(one, 0, one.length)))).toEqual(words.map((_, row) => row));
      expect(listed.rowOf(other)).toBe(words.indexOf(other));
    }),
    { seed: 5, numRuns: 200 },
  );
});

test("a listed word is in small letters: another writing of it has no row", () => {
  const listed = new ListedWords("port\nharbour");
  expect([listed.rowOf("Port"), listed.rowOf("por"), listed.rowOf("ports"), listed.rowOf("")]).toEqual([
    -1, -1, -1, -1,
  ]);
});
