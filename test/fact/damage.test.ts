import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const SOUND =
  "The minister of Ostria met the union on Friday as prices rise after the invasion of Velm by its neighbour.";
const SCARRED =
  "On Friday the minister of Ostria met the union, as prices rise following the invasion of Karst. ‘Velm by its neighbour.";
const SWAPPED =
  "The minister of Ostria met the union on Friday as prices rise after the invasion of Karst by its neighbour.";

function facts(pile: ReturnType<typeof report>[], ...groups: string[][]) {
  return findFacts(pile, oneStory(pile), lineages(pile, ...groups)).facts;
}

test("a scarred copy that changes one name supports nothing and is shown beside its sister", () => {
  const found = facts([report("a", SOUND), report("b", SCARRED)], ["a", "b"]);
  const damage = found.find(({ disagreement }) => disagreement?.kind === "damage");
  expect(damage).toMatchObject({ text: "invasion of Velm", support: { articles: 1, lineages: { atLeast: 1 } } });
  expect(damage?.disagreement?.values.map(({ value }) => value)).toEqual(["invasion of Velm", "invasion of Karst"]);
  expect(found.some(({ text }) => text.includes("Karst"))).toBe(false);
});

test("without a scar the name that several other reports carry wins", () => {
  const found = facts([report("a", SOUND), report("b", SWAPPED), report("c", SOUND)], ["a", "b"]);
  expect(found.find(({ disagreement }) => disagreement?.kind === "damage")?.text).toBe("invasion of Velm");
});

test("two sisters alone, without a scar, leave it open", () => {
  const found = facts([report("a", SOUND), report("b", SWAPPED)], ["a", "b"]);
  expect(found.some(({ disagreement }) => disagreement?.kind === "damage")).toBe(false);
});

test("independent reports that name different places are no damage", () => {
  const found = facts([report("a", SOUND), report("b", SCARRED)]);
  expect(found.some(({ disagreement }) => disagreement?.kind === "damage")).toBe(false);
});
