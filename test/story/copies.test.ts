import { expect, test } from "vitest";
import { copyGroups } from "../../src/story/copies.ts";

const bag = (words: readonly string[]) => ({ terms: new Map(), words });
const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${(i * 7919) % count}`);

test("near-identical wording is one group, other wording is not", () => {
  const long = words("a", 300);
  const cut = long.slice(0, 270);
  expect(copyGroups([bag(long), bag(words("b", 300)), bag(cut), bag(long)])).toEqual([[0, 2, 3], [1]]);
});

test("short texts are never copies: empty pages would all be one", () => {
  expect(copyGroups([bag([]), bag([]), bag(words("a", 20)), bag(words("a", 20))])).toEqual([[0], [1], [2], [3]]);
});
