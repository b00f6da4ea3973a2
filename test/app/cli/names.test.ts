import { expect, test } from "vitest";
import { stemOf } from "../../../src/app/cli/names.ts";

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
