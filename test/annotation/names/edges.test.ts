import { expect, test } from "vitest";
import { ORGANISATION, PERSON, PLACE } from "../../../src/annotation/names/stretches.ts";
import { agreed } from "./agreed.ts";

const APART = "A co - founder of an anti - noise group spoke .";

test("where a text sets its hyphens apart, they join the parts of a personal name", () => {
  expect(agreed([APART, "Then Yun Dae - hyeok left ."], [[1, 1, 3, PERSON]])).toEqual(["Yun Dae - hyeok PER"]);
  const found = agreed(
    [APART, "Then Ada Lind - Berg left ."],
    [
      [1, 1, 3, PERSON],
      [1, 4, 5, PERSON],
    ],
  );
  expect(found).toEqual(["Ada Lind - Berg PER"]);
});

test("elsewhere the same mark is a dash", () => {
  const glued = "A co-founder of an anti-noise group and two ex-players of a well-known side spoke .";
  expect(agreed([glued, "Then Ada Lind - who won - left ."], [[1, 1, 3, PERSON]])).toEqual(["Ada Lind PER"]);
  expect(agreed([APART, "Then Ada - who won - left ."], [[1, 1, 2, PERSON]])).toEqual(["Ada PER"]);
  expect(agreed([APART, "The Ada Lind - based firm left ."], [[1, 1, 3, PERSON]])).toEqual(["Ada Lind PER"]);
});

test("small words around a place are no part of it; a body keeps its own", () => {
  expect(agreed(["In the province of Torvik it rained ."], [[0, 2, 5, PLACE]])).toEqual(["Torvik LOC"]);
  expect(agreed(["In Torvik district it rained ."], [[0, 1, 3, PLACE]])).toEqual(["Torvik LOC"]);
  expect(agreed(["The Torvik school board met ."], [[0, 1, 4, ORGANISATION]])).toEqual(["Torvik school board ORG"]);
  expect(agreed(["In Rio de la Torvik it rained ."], [[0, 1, 5, PLACE]])).toEqual(["Rio de la Torvik LOC"]);
});
