import { expect, test } from "vitest";
import { PERSON, PLACE } from "../../../src/annotation/names/stretches.ts";
import { agreed } from "./agreed.ts";

test("a body of state with a capital inside a sentence is an organisation", () => {
  expect(agreed(["He told Parliament that the Interior Ministry was wrong ."], [])).toEqual([
    "Parliament ORG",
    "Interior Ministry ORG",
  ]);
  expect(agreed(["The Interior Ministry was wrong ."], [])).toEqual(["Interior Ministry ORG"]);
});

test("a first word, a small word, a heading and what touches a name tell nothing", () => {
  expect(agreed(["Parliament met and the ministry was wrong ."], [])).toEqual([]);
  expect(agreed(["Angry Crowd Storms Velmark Interior Ministry"], [])).toEqual([]);
  expect(agreed(["He saw Torvik Council again ."], [[0, 2, 3, PLACE]])).toEqual(["Torvik LOC"]);
  expect(agreed(["He saw Court Lindqvist again ."], [[0, 3, 4, PERSON]])).toEqual(["Lindqvist PER"]);
});

test("an organisation of the tables is found beside the names of the model", () => {
  expect(agreed(["They asked the World Health Organization for help ."], [])).toEqual([
    "World Health Organization ORG",
  ]);
});
