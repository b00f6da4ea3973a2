import { expect, test } from "vitest";
import { ORGANISATION, PERSON, PLACE } from "../../../src/annotation/names/stretches.ts";
import { agreed } from "./agreed.ts";

test("a country and the person behind it are two", () => {
  const sentences = ["The president of Norway Helen Lindqvist spoke ."];
  expect(agreed(sentences, [[0, 3, 6, PERSON]])).toEqual(["Norway LOC", "Helen Lindqvist PER"]);
  expect(agreed(sentences, [[0, 3, 6, PLACE]])).toEqual(["Norway LOC", "Helen Lindqvist PER"]);
  expect(agreed(["She saw Norway Creek again ."], [[0, 2, 4, PLACE]])).toEqual(["Norway Creek LOC"]);
});

test("a body and the place behind its `of` are one", () => {
  const parts = [
    [0, 1, 3, ORGANISATION],
    [0, 4, 5, PLACE],
  ] as const;
  expect(agreed(["The Central Bank of Torvik spoke ."], parts)).toEqual(["Central Bank of Torvik ORG"]);
  expect(agreed(["The Lindqvist Brothers of Torvik spoke ."], parts)).toEqual(["Lindqvist Brothers ORG", "Torvik LOC"]);
});

test("the second part of a ministry's field belongs to it, another body or a person does not", () => {
  const body = [[0, 1, 4, ORGANISATION]] as const;
  expect(agreed(["The Ministry of Transport and Logistics spoke ."], body)).toEqual([
    "Ministry of Transport and Logistics ORG",
  ]);
  expect(agreed(["The Ministry of Transport and Torvik Police spoke ."], body)[0]).toBe("Ministry of Transport ORG");
  const two = agreed(["The Ministry of Transport and Helen Lindqvist spoke ."], [...body, [0, 5, 7, PERSON]]);
  expect(two).toEqual(["Ministry of Transport ORG", "Helen Lindqvist PER"]);
});
