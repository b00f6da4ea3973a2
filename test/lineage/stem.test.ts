import { expect, test } from "vitest";
import { stemOf } from "../../src/lineage/stem.ts";

test("verbs meet their nouns and plurals their singulars", () => {
  const same: [string, string][] = [
    ["investigating", "investigation"],
    ["stopped", "stop"],
    ["cities", "city"],
    ["organisation", "organizations"],
    ["governments", "government"],
    ["minister's", "minister"],
    ["1,200", "1200"],
    ["eleven", "11"],
  ];
  for (const [x, y] of same) expect([x, stemOf(x)]).toEqual([x, stemOf(y)]);
});

test("words named like object members are words", () => {
  expect(stemOf("constructor")).toBe(stemOf("constructors"));
});
