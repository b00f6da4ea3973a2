import { describe, expect, test } from "vitest";
import { textsOf } from "./piles.ts";

describe("what leads a report is told, whoever it is of", () => {
  test("a main clause without a name", () => {
    const texts = textsOf("A city man appeared in the harbour court here on Tuesday morning. The bells rang at noon.");
    expect(texts[0]).toBe("A city man appeared in the harbour court here on Tuesday morning");
  });
});

describe("what says it by half stands behind what says it whole", () => {
  const lead = "The harbour court of Velm fined the keeper of the pier 300 crowns on Monday.";

  test("a clause whose words go on behind it", () => {
    const texts = textsOf(`${lead} The thief was small, old and likely to be a sailor of the northern fleet.`);
    expect(texts.filter((text) => text.endsWith("likely"))).toEqual([]);
  });

  test("what hangs from another clause", () => {
    const texts = textsOf(`${lead} Ada Moor left the hall when Imre Salt accused the council of theft.`);
    expect(texts.findIndex((text) => text.startsWith("When "))).not.toBe(0);
    expect(texts[0]).not.toMatch(/^When /u);
  });
});

test("a thing told in part and in whole is told in whole", () => {
  const texts = textsOf(
    "A storm broke the rails. Ada Moor left the council of Velm. Ada Moor left the council of Velm on Monday after a fight about the fee for herring boats.",
  );
  expect(texts[0]).toBe("Ada Moor left the council of Velm on Monday after a fight about the fee for herring boats");
});

describe("what says little alone stands behind what says something", () => {
  const lead = "The harbour court of Velm fined Ada Moor, the keeper of the pier, 300 crowns on Monday.";
  const rest = "Imre Salt sold the herring boats of the northern fleet to a bank in Lund in the spring.";
  const order = (sentence: string, own: string) => {
    const texts = textsOf(`${lead} ${sentence} ${rest}`);
    return [
      texts.findIndex((text) => text.startsWith(own)),
      texts.findIndex((text) => text.startsWith("Imre Salt sold")),
    ];
  };

  test.each([
    ["Her purse stood on the counter of the court for Clara Oake to see.", "Her purse"],
    ["Clara Oake thanked the clerks of Velm for the work of the year.", "Clara Oake"],
    ["The council of Velm wept, given the debt that the town of Lund has run up with the bank.", "Given the debt"],
  ])("%s", (sentence, own) => {
    const [at, other] = order(sentence, own);
    expect(other).toBeGreaterThanOrEqual(0);
    if (at! >= 0) expect(at).toBeGreaterThan(other!);
  });
});
