import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

/** The sides of each disagreement on what reports of one story say, one list a disagreement. */
function sidesOf(...texts: readonly string[]): string[][] {
  const pile = texts.map((text, k) => report(`r${k}`, text));
  const { facts } = findFacts(nameStory(pile), oneStory(pile), lineages(pile));
  return facts.flatMap(({ disagreement }) =>
    disagreement ? [disagreement.values.map(({ value }) => value).sort()] : [],
  );
}

test("what people tell behind a sentence that says that accounts differ", () => {
  const tale =
    "The ferry turned back to Harwick on Monday. Here accounts differ. Ada Moor remembers ten minutes at sea. The crew would not say. Tom Hale thought that two hours had gone by.";
  expect(sidesOf(tale)).toEqual([
    ["Ada Moor remembers ten minutes at sea.", "Tom Hale thought that two hours had gone by."],
  ]);
  expect(sidesOf("Here accounts differ. The weather was bad. The ferry turned back to Harwick.")).toEqual([]);
});

test("one finding contradicts another, and a man his own account", () => {
  const finding = "The port said on Monday that the ferry was overloaded.";
  const other = "That contradicts a report by the owners, who counted ninety passengers.";
  expect(sidesOf(`${finding} ${other}`)).toEqual([[other, finding].sort()]);
  const own = "Hale later undercut his own account, saying he had slept.";
  expect(sidesOf(`Tom Hale said he had watched the pier all night. ${own}`)).toHaveLength(1);
  expect(sidesOf(`${finding} The storm undercut the harbour wall.`)).toEqual([]);
});

test("records show other than somebody believes", () => {
  const belief = "Moor thinks the ferry reached the lighthouse before the captain turned.";
  const log = "The ship's log shows the ferry turned at the lighthouse buoy.";
  expect(sidesOf(`${belief} ${log}`)).toEqual([[belief, log].sort()]);
  expect(sidesOf(`Moor thinks the ferry was late. Phone records show a call to the bank.`)).toEqual([]);
});

test("what somebody need not do another says he must", () => {
  const owner = "The owner said he did not have to report the leak.";
  const port = "However, the port wrote that every leak is required to be reported within a day.";
  expect(sidesOf(`${owner} ${port}`)).toEqual([[owner, port].sort()]);
  expect(sidesOf(`${owner} However, he has to repair the leak and did not have to pay.`)).toEqual([]);
});
