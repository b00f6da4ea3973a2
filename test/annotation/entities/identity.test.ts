import fc from "fast-check";
import { expect, test } from "vitest";
import { identityTable, type Naming, samePerson } from "../../../src/annotation/entities/identity.ts";

const person = (name: string, role?: string, count = 1): Naming => ({
  name,
  kind: "person",
  count,
  ...(role && { role }),
});
const body = (name: string): Naming => ({ name, kind: "organisation", count: 1 });

test.each([
  ["L. Pryce", "Lorna Pryce", true],
  ["Oleksiy Voronskyy", "Oleksii Voronskiy", true],
  ["Jan Müllner", "JAN MULLNER", true],
  ["Bill Harrow", "William Harrow", true],
  ["Ines Carvell-Stone", "Ines Carvell", true],
  ["W. Burke Rolle", "Burke Rolle", true],
  ["Muhammad Hasan", "Mohamed Hassan", true],
  ["Martin Aldous", "Greta Aldous", false],
  ["Martin Aldous", "Morton Aldous", false],
  ["Tom Hale", "Tom Dorn", false],
])("%s and %s: %s", (a, b, same) => {
  expect(samePerson(a, b)).toBe(same);
  expect(samePerson(b, a)).toBe(same);
});

test("a lone surname is its one bearer, or the one named far more often", () => {
  expect(identityTable([person("Lena Orth"), person("Orth")]).nameOf("Orth")).toBe("Lena Orth");
  const two = [person("Martin Aldous"), person("Greta Aldous"), person("Aldous")];
  expect(identityTable(two).nameOf("Aldous")).toBe("Aldous");
  const main = [person("Martin Aldous", undefined, 8), person("Greta Aldous"), person("Aldous")];
  expect(identityTable(main).nameOf("Aldous")).toBe("Martin Aldous");
});

test("a long surname off by one letter is the same; a short one is not", () => {
  expect(identityTable([person("Raymond Jefferly"), person("Jeffrely")]).nameOf("Jeffrely")).toBe("Raymond Jefferly");
  expect(identityTable([person("Tom Hale"), person("Hole")]).nameOf("Hole")).toBe("Hole");
});

test("bodies by their letters, a kind of body more, and their parts", () => {
  const table = identityTable([
    body("Velm Independent Harbour Board"),
    body("Velm IHB"),
    body("VIHB"),
    body("Brack Air Lines"),
    body("Brack"),
  ]);
  expect(table.nameOf("Velm IHB")).toBe("Velm Independent Harbour Board");
  expect(table.nameOf("VIHB")).toBe("Velm Independent Harbour Board");
  expect(table.nameOf("Brack")).toBe("Brack Air Lines");
  expect(table.nameOf("VIHB officials")).toBe("Velm Independent Harbour Board officials");
  expect(table.nameOf("board")).toBe("Velm Independent Harbour Board");
});

test("an office with one holder, and the body it speaks for", () => {
  const named = [person("Lorna Pryce", "transport minister"), person("Ida Brock", "former transport minister")];
  const table = identityTable([...named, { name: "transport ministry", kind: "unknown", count: 1 }]);
  expect(table.nameOf("transport minister")).toBe("Lorna Pryce");
  expect(table.nameOf("minister")).toBe("Lorna Pryce");
  expect(table.nameOf("former transport minister")).toBe("Ida Brock");
  expect(table.bodyOf("Lorna Pryce")).toBe("transport ministry");
  expect(table.bodyOf("Ida Brock")).toBeUndefined();
  const two = identityTable([person("Lorna Pryce", "minister"), person("Tom Hale", "minister")]);
  expect(two.nameOf("minister")).toBe("minister");
});

test("the order of the names changes nothing", () => {
  const names = [
    "Lena Orth",
    "L. Orth",
    "Orth",
    "LENA ORTH",
    "Tom Orth",
    "Velm Board",
    "VB",
    "Oleksii Voronskiy",
    "Voronsky",
  ];
  const all = names.map((name) => (/(?:Board|VB)/.test(name) ? body(name) : person(name)));
  const answer = (list: readonly Naming[]) => names.map((name) => identityTable(list).nameOf(name));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (list) => {
      expect(answer(list)).toEqual(answer(all));
    }),
    { seed: 12, numRuns: 40 },
  );
});
