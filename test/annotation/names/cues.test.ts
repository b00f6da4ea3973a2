import { expect, test } from "vitest";
import { PERSON, PLACE } from "../../../src/annotation/names/stretches.ts";
import { agreed } from "./agreed.ts";

const UNSURE = [0.6, 0.1, 0.2, 0];

test("what one mention is called by the words beside it, all are", () => {
  const sentences = ["The coastal town of Kestrin was calm .", "Kestrin slept ."];
  const names = [
    [0, 4, 5, PERSON],
    [1, 0, 1, PERSON],
  ] as const;
  expect(agreed(sentences, names, [UNSURE, UNSURE])).toEqual(["Kestrin LOC", "Kestrin LOC"]);
});

test("a noun of settlements or of bodies on either side tells the class", () => {
  const one = (sentence: string, at: number, kind: number) => agreed([sentence], [[0, at, at + 1, kind]], [UNSURE]);
  expect(one("They met in Kestrin district today .", 3, PERSON)).toEqual(["Kestrin LOC"]);
  expect(one("The newspaper Kestrin printed it .", 2, PERSON)).toEqual(["Kestrin ORG"]);
  expect(one("Another Kestrin company closed .", 1, PLACE)).toEqual(["Kestrin ORG"]);
  expect(one("They asked Kestrin about it .", 2, PERSON)).toEqual(["Kestrin PER"]);
});

test("many sure mentions outweigh one word beside a name", () => {
  const sentences = ["They saw Kestrin .", "They heard Kestrin .", "They left the Kestrin group ."];
  const names = [
    [0, 2, 3, PERSON],
    [1, 2, 3, PERSON],
    [2, 3, 4, PERSON],
  ] as const;
  const sure = [0.97, 0.01, 0.01, 0];
  expect(agreed(sentences, names, [sure, sure, sure])).toEqual(["Kestrin PER", "Kestrin PER", "Kestrin PER"]);
});
