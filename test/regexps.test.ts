import { resolve } from "node:path";
import { expect, test } from "vitest";
import { growthOf, regexpsIn } from "../tools/regexps.ts";

/** Every pattern of the program, each form once. */
const written = regexpsIn(resolve(import.meta.dirname, "../src"));
const forms = [...new Map(written.map((one) => [`/${one.source}/${one.flags}`, one])).values()];

test("the patterns are found", () => {
  expect(forms.length).toBeGreaterThan(400);
});

test("no pattern costs more than the length of its input, whatever stands in it", { timeout: 600_000 }, async () => {
  const steep: string[] = [];
  for (const one of forms) {
    const growth = await growthOf(one);
    if (growth) steep.push(`${one.place} ${growth}: /${one.source}/${one.flags}`);
  }
  expect(steep).toEqual([]);
});

test.each(["^(a+)+$", "\\s*;\\s*", "(?:\\s+x|\\s*::)\\s*$", "T.*$"])(
  "a steep pattern is noticed: %s",
  async (source) => {
    expect(await growthOf({ place: "", source, flags: "" })).toMatch(/degree|exponential/);
  },
);

test.each(["\\s+", "^[ab]{1,40}c", "(?<!\\s)\\s+[|]", "[\\w.]{2,40}@[\\w-]{2,40}"])(
  "a flat one is not: %s",
  async (source) => {
    expect(await growthOf({ place: "", source, flags: "" })).toBeUndefined();
  },
);
