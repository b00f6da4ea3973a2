import { expect, test } from "vitest";
import { partition } from "../../src/lineage/partition.ts";
import type { Link } from "../../src/model/index.ts";

function link(a: string, b: string, score: number, kind: Link["kind"] = "rewrite"): Link {
  return { a, b, kind, score, direction: "undetermined", evidence: [] };
}

const families = [link("a1", "a2", 0.99), link("a2", "a3", 0.98), link("b1", "b2", 0.97), link("b1", "b3", 0.96)];
const ids = ["a1", "a2", "a3", "b1", "b2", "b3"];

test("one bad link leaves two families apart", () => {
  expect(partition(ids, [...families, link("a3", "b2", 0.8)], 0.5).groups).toEqual([
    ["a1", "a2", "a3"],
    ["b1", "b2", "b3"],
  ]);
});

test("a page that mixes two reports does not join them", () => {
  const mixed = [...families, link("m", "a1", 0.9), link("m", "a2", 0.9), link("m", "b1", 0.85), link("m", "b2", 0.8)];
  expect(partition([...ids, "m"], mixed, 0.5).groups).toEqual([
    ["a1", "a2", "a3", "m"],
    ["b1", "b2", "b3"],
  ]);
});

test("two links between different articles do join", () => {
  const groups = partition(ids, [...families, link("a3", "b2", 0.8), link("a1", "b1", 0.7)], 0.5).groups;
  expect(groups).toEqual([ids]);
});

test("shared quotations and weak links join nothing; the weakest link used is told", () => {
  const result = partition(["a", "b", "c"], [link("a", "b", 0.9, "shared-quotes"), link("b", "c", 0.6)], 0.5);
  expect(result.groups).toEqual([["a"], ["b", "c"]]);
  expect(result.weakest.get("b")).toBe(0.6);
});
