import { expect, test } from "vitest";
import { hash32 } from "../../src/model/index.ts";
import { copyGroups } from "../../src/story/copies.ts";

const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => hash32(`${prefix}${(i * 7919) % count}`));

test("near-identical wording is one group, other wording is not", () => {
  const long = words("a", 300);
  const cut = long.slice(0, 270);
  expect(copyGroups([long, words("b", 300), cut, long])).toEqual([[0, 2, 3], [1]]);
});

test("very short texts are never copies: empty pages would all be one", () => {
  expect(copyGroups([[], [], words("a", 19), words("a", 19)])).toEqual([[0], [1], [2], [3]]);
});

test("a short text is a copy only when every word is the same", () => {
  const short = words("a", 40);
  expect(copyGroups([short, short, [...short.slice(1), hash32("other")]])).toEqual([[0, 1], [2]]);
});
