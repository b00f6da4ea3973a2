import { expect, test } from "vitest";
import { idsOf, storyChanges } from "../../src/story/ids.ts";

const EARLIER = [
  { id: "s-1", articles: ["a", "b"] },
  { id: "s-2", articles: ["c", "d", "e"] },
];

test("without a memory the id comes from the first article, so later articles keep it", () => {
  const [first] = idsOf([["a", "b"]], []);
  expect(idsOf([["a", "b", "z"], ["c"]], [])[0]).toBe(first);
});

test("an earlier id goes to the group that shares most with it", () => {
  const ids = idsOf([["x", "a"], ["c"], ["d", "e", "b"], ["y"]], EARLIER);
  expect(ids[0]).toBe("s-1");
  expect(ids[2]).toBe("s-2");
  expect(new Set(ids).size).toBe(4);
});

test("merges, splits, new and lost stories are reported", () => {
  const merged = [{ id: "s-1", articles: ["a", "b", "c", "d", "e"] }];
  expect(storyChanges(EARLIER, merged)).toEqual([{ kind: "merged", story: "s-1", stories: ["s-1", "s-2"] }]);
  const split = [
    { id: "s-2", articles: ["c"] },
    { id: "s-3", articles: ["d", "e"] },
    { id: "s-4", articles: ["new"] },
  ];
  expect(storyChanges(EARLIER, split)).toEqual([
    { kind: "gone", story: "s-1", stories: [] },
    { kind: "new", story: "s-4", stories: [] },
    { kind: "split", story: "s-2", stories: ["s-2", "s-3"] },
  ]);
  expect(storyChanges(EARLIER, EARLIER)).toEqual([]);
});
