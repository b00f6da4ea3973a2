import { expect, test } from "vitest";
import { ORGANISATION, PERSON, PLACE } from "../../../src/annotation/names/stretches.ts";
import { agreed } from "./agreed.ts";

test("a surname of a full name is that person wherever it stands", () => {
  const found = agreed(["Then Ada Lindqvist spoke .", "Everyone heard Lindqvist speak ."], [[0, 1, 3, PERSON]]);
  expect(found).toEqual(["Ada Lindqvist PER", "Lindqvist PER"]);
});

test("the same words have the class they have most often", () => {
  const sentences = ["He left Norvik .", "She saw Norvik .", "They love Norvik ."];
  const found = agreed(sentences, [
    [0, 2, 3, PLACE],
    [1, 2, 3, ORGANISATION],
    [2, 2, 3, PLACE],
  ]);
  expect(found).toEqual(["Norvik LOC", "Norvik LOC", "Norvik LOC"]);
});

test("a word that the text also writes small is not taken for a name again", () => {
  const found = agreed(["Then Ada Rose spoke .", "Rose petals fell from the rose ."], [[0, 1, 3, PERSON]]);
  expect(found).toEqual(["Ada Rose PER"]);
});

test("a mention that is sure of its class outweighs two that might be anything", () => {
  const sentences = ["He joined Norvik .", "She saw Norvik .", "They love Norvik ."];
  const found = agreed(
    sentences,
    [
      [0, 2, 3, ORGANISATION],
      [1, 2, 3, PERSON],
      [2, 2, 3, PERSON],
    ],
    [
      [0, 0.98, 0.02, 0],
      [0.4, 0.35, 0.25, 0],
      [0.4, 0.35, 0.25, 0],
    ],
  );
  expect(found).toEqual(["Norvik ORG", "Norvik ORG", "Norvik ORG"]);
});

test("an acronym is what it is spelled out as", () => {
  const sentences = ["The Norvik Rail Union ( NRU ) met .", "Later NRU left ."];
  const found = agreed(sentences, [
    [0, 1, 4, ORGANISATION],
    [0, 5, 6, PERSON],
    [1, 1, 2, PLACE],
  ]);
  expect(found).toEqual(["Norvik Rail Union ORG", "NRU ORG", "NRU ORG"]);
});
