import fc from "fast-check";
import { expect, test } from "vitest";
import { changedWords } from "../../src/report/changes.ts";

const changed = (left: string, right: string) => {
  const { a, b } = changedWords(left, right);
  return [a.changed.map((s) => left.slice(s.start, s.end)), b.changed.map((s) => right.slice(s.start, s.end))];
};

test.each([
  ["The old mill burned", "The old mill burned", [[], []]],
  ["The old mill burned", "The ancient mill burned down", [["old"], ["ancient", "down"]]],
  ["one two three", "four five", [["one two three"], ["four five"]]],
  ["", "new words", [[], ["new words"]]],
])("%j against %j", (left, right, expected) => {
  expect(changed(left, right)).toEqual(expected);
});

test("same and changed runs together cover every word once, in order", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 }).map((w) => w.join(" "));
  fc.assert(
    fc.property(words, words, (left, right) => {
      const { a } = changedWords(left, right);
      const runs = [...a.same, ...a.changed].sort((x, y) => x.start - y.start);
      expect(runs.map((s) => left.slice(s.start, s.end)).join(" ")).toBe(left);
    }),
    { seed: 7 },
  );
});

test("passages beyond 250 words cost no more", () => {
  const { a } = changedWords("word ".repeat(100_000), "word ".repeat(100_000));
  expect(a.changed).toHaveLength(1);
});
