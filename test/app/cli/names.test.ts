import { expect, test } from "vitest";
import { namesOf, stemOf } from "../../../src/app/cli/names.ts";

const found = (relative: string, location = `pile/${relative}`) => ({
  relative,
  raw: { location, open: async function* () {} },
});

test.each([
  ["a.txt", "a"],
  ["press/a.jsonl.gz", "a"],
  ["crawl.warc.gz", "crawl"],
  ["no-ending", "no-ending"],
  ["v1.2 notes.txt", "v1.2 notes"],
  [".txt", ".txt"],
])("the stem of %s is %s", (path, stem) => {
  expect(stemOf(path)).toBe(stem);
});

test("names are unique, and the same whatever the order", () => {
  const all = [
    found("a.txt"),
    found("x/b.txt"),
    found("y/b.txt"),
    found("c.txt", "one/c.txt"),
    found("c.txt", "two/c.txt"),
  ];
  const names = ["a", "x/b.txt", "y/b.txt", "one/c.txt", "two/c.txt"];
  expect(namesOf(all)).toEqual(names);
  expect(namesOf([...all].reverse())).toEqual([...names].reverse());
});
