import { expect, test } from "vitest";
import { threadsOf } from "../../src/story/threads.ts";

const pair = (a: number, b: number, timeless: number) => ({ a, b, score: 0.1, timeless });

test("stories whose articles would match on one day are linked both ways, others are not", () => {
  // Copy groups 0, 1 are story 0; 2 is story 1; 3 is story 2.
  expect(threadsOf(3, [0, 0, 1, 2], [pair(0, 2, 0.95), pair(1, 2, 0.9), pair(0, 3, 0.4)])).toEqual([[1], [0], []]);
});

test("a story never continues itself", () => {
  expect(threadsOf(1, [0, 0], [pair(0, 1, 0.9)])).toEqual([[]]);
});
