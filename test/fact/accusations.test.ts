import { expect, test } from "vitest";
import { factsOf } from "./piles.ts";

/** The sides of each thing that is said and denied, told first, one list a disagreement. */
function deniedIn(...texts: readonly string[]): string[][] {
  return factsOf(...texts).flatMap(({ disagreement }) => {
    if (disagreement?.kind !== "polarity") return [];
    const inPlace = [...disagreement.values].sort((a, b) => a.mentions[0]! - b.mentions[0]!);
    return [inPlace.map(({ value }) => value)];
  });
}

const ACCUSED = "Two deckhands have accused Tom Hale of selling the ferry's fuel.";

test("an accusation in one report and its denial in another, and once for copies", () => {
  const denial = "Hale has denied the allegations.";
  const own = `Harbour master Tom Hale was questioned on Monday. ${denial}`;
  expect(deniedIn(ACCUSED, own)).toEqual([[ACCUSED, denial].map(withoutStop)]);
  expect(deniedIn(`${ACCUSED} ${denial}`, `${ACCUSED} ${denial}`)).toHaveLength(1);
  expect(deniedIn(ACCUSED, "Tom Hale did not deny the allegations.")).toEqual([]);
  expect(deniedIn(ACCUSED, "Tom Hale rejected the offer of the port.")).toEqual([]);
  expect(deniedIn(ACCUSED, "Jon Veldt has denied the allegations.")).toEqual([]);
});

function withoutStop(sentence: string): string {
  return sentence.slice(0, -1);
}

test("a part in a deed is denied, whatever the words", () => {
  const order = "Investigators believe that Captain Tom Hale ordered the killing of Ada Moor.";
  for (const denial of [
    "His lawyers insisted that Hale played no role in the killing.",
    "Tom Hale had nothing to do with the killing of the mate, his lawyer said.",
    "Tom Hale has denied any knowledge of the killing.",
  ])
    expect(deniedIn(order, denial), denial).toHaveLength(1);
  expect(deniedIn(order, "Tom Hale played no role in the concert of the harbour choir.")).toEqual([]);
});

test("a deed is denied by its verb, and by the one who is said to have done it", () => {
  const deed = "The auditors said Tom Hale emptied the fund of the harbour school.";
  expect(deniedIn(deed, "Tom Hale denied emptying the fund.")).toHaveLength(1);
  expect(deniedIn(deed, "Tom Hale said he never emptied the fund.")).toHaveLength(1);
  expect(deniedIn(deed, "Tom Hale denied opening the gate.")).toEqual([]);
});

test("reports that are denied where they are told", () => {
  const tale = "The port was calm on Monday. Its owner denied reports that two ferries had collided in the fog.";
  expect(deniedIn(tale)).toEqual([
    ["Its owner denied reports that two ferries had collided in the fog.", "Two ferries had collided in the fog"],
  ]);
});

test("that account is what somebody else said right before", () => {
  const account = "Ada Moor said on Monday that the crew had emptied the ferry's tanks.";
  expect(deniedIn(`${account} Jon Veldt has repeatedly denied that account.`)).toEqual([
    [
      "Ada Moor said on Monday that the crew had emptied the ferry's tanks",
      "Jon Veldt has repeatedly denied that account",
    ],
  ]);
  expect(deniedIn(`${account} Jon Veldt rejected her story for the Sunday paper.`)).toEqual([]);
});

test("what is asked is no accusation", () => {
  expect(deniedIn("Has Tom Hale emptied the fund?", "Tom Hale denied emptying the fund.")).toEqual([]);
});
