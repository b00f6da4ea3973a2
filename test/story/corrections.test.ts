import { expect, test } from "vitest";
import { applyCorrections, correctionsOf, readCorrections, stepsOf } from "../../src/story/corrections.ts";

const GROUPS = [["a", "b"], ["c"], ["d", "e", "f"]];
const alone = (name: string) => [name];

test("merge joins whole stories, split takes articles out, move carries one over", () => {
  expect(applyCorrections(GROUPS, { merge: [["a", "c"]] }, alone)).toEqual([
    ["a", "b", "c"],
    ["d", "e", "f"],
  ]);
  expect(applyCorrections(GROUPS, { split: [["d", "f"]] }, alone)).toEqual([["a", "b"], ["c"], ["d", "f"], ["e"]]);
  expect(applyCorrections(GROUPS, { move: [{ article: "c", to: "e" }] }, alone)).toEqual([
    ["a", "b"],
    ["c", "d", "e", "f"],
  ]);
});

test("what was said last wins: a split behind a merge, a merge behind a split", () => {
  const both = { merge: [["a", "c"]], split: [["c"]] };
  const apart = [["a", "b"], ["c"], ["d", "e", "f"]];
  const joined = [
    ["a", "b", "c"],
    ["d", "e", "f"],
  ];
  expect(applyCorrections(GROUPS, { ...both, order: ["merge", "split"] }, alone)).toEqual(apart);
  expect(applyCorrections(GROUPS, { ...both, order: ["split", "merge"] }, alone)).toEqual(joined);
  expect(applyCorrections(GROUPS, both, alone)).toEqual(joined);
  expect(applyCorrections(GROUPS, { ...both, order: ["merge"] }, alone)).toEqual(joined);
  expect(correctionsOf(stepsOf({ ...both, order: ["merge", "split"] }))).toEqual({
    ...both,
    order: ["merge", "split"],
  });
  expect(correctionsOf(stepsOf({ ...both, order: ["split", "merge"] }))).toEqual(both);
});

test("a story's id stands for its articles", () => {
  const resolve = (name: string) => (name === "s-2" ? ["d", "e", "f"] : [name]);
  expect(applyCorrections(GROUPS, { merge: [["c", "s-2"]] }, resolve)).toEqual([
    ["a", "b"],
    ["c", "d", "e", "f"],
  ]);
});

test("unknown names change nothing and no article is lost", () => {
  const groups = applyCorrections(
    GROUPS,
    { merge: [["x", "y"]], split: [["z"]], move: [{ article: "q", to: "a" }] },
    alone,
  );
  expect(groups).toEqual(GROUPS);
});

test("corrections are read from unknown JSON, with a message for what cannot be used", () => {
  const read = readCorrections({ merge: [["a", "b"], 3], split: "no", move: [{ article: "a" }], glue: [] });
  expect(read.corrections).toEqual({ merge: [["a", "b"]], split: [], move: [] });
  expect(read.messages.map(({ rule }) => rule)).toEqual(new Array(4).fill("story-correction"));
  expect(readCorrections(null).messages).toHaveLength(1);
  expect(readCorrections({ merge: [["a"]] }).messages).toEqual([]);
});
