import { describe, expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { type Claim, wordsAt } from "../../../src/model/index.ts";
import { articleOf } from "../reading.ts";

function claimsOf(text: string): readonly Claim[] {
  return annotate(articleOf(text, { published: "2031-05-12" }), "full").claims;
}

/** The form of the claim of a predicate. */
function formOf(text: string, predicate: string): Claim["form"] {
  return claimsOf(text).find((claim) => claim.predicate === predicate)!.form;
}

describe("what a sentence leans on", () => {
  test.each([
    ["Even though the ferry had left the quay.", "leave", "subordinate"],
    ["Suddenly, he was back on the pier.", "be", "open"],
    ["Three of them were hurt on the quay.", "hurt", "open"],
    ["Both are wearing oilskins.", "wear", "open"],
    ["Will the mayor resign?", "resign", "asked"],
    ["We closed the pier on Monday.", "close", "spoken"],
    ["Who closed the pier on Monday.", "close", "relative"],
  ])("%s", (text, predicate, leaning) => expect(formOf(text, predicate)?.sentence).toBe(leaning));

  test.each([
    ["The storm closed the pier on Monday.", "close"],
    ["After the mayor had spoken, Ada Moor said that she would resign.", "resign"],
    ["It rained in Velm, and the council closed the pier.", "close"],
  ])("not: %s", (text, predicate) => expect(formOf(text, predicate)?.sentence).toBeUndefined());
});

test("a clause says what it lacks", () => {
  const text = "The council, which runs the pier, wants to close it, raising the fee for boats.";
  expect(formOf(text, "run")?.clause).toBe("relative");
  expect(formOf(text, "close")?.clause).toBe("nonfinite");
  expect(formOf(text, "raise")?.clause).toBe("nonfinite");
  expect(formOf(text, "want")?.clause).toBeUndefined();
});

test.each([
  ["The storm showed the strait that Ada Moor must cross.", "cross", "relative"],
  ["Should Ada Moor win the vote in May, the council would close the pier.", "win", "asked"],
  ["The pier was closed because the storm had broken the rails.", "break", "subordinate"],
])("a clause hangs from another: %s", (text, predicate, leaning) =>
  expect(formOf(text, predicate)?.clause).toBe(leaning),
);

describe("what a verb needs may not go from a long sentence", () => {
  const spareOf = (text: string) =>
    claimsOf(text)
      .flatMap(({ form }) => form?.spare ?? [])
      .map((span) => wordsAt(text, span));
  const long =
    "the keepers of the old herring pier and of the long northern quay, who met in the hall of Velm on Monday";

  test.each([
    [`At the end of the night ${long}, proposed to cap the fee for boats at nine crowns.`, " to cap"],
    [`${long} said that the pier stays shut if the storm breaks the rails of the lower quay.`, " if the storm"],
  ])("%s", (text, words) => {
    expect(spareOf(text).length).toBeGreaterThan(0);
    expect(spareOf(text).filter((one) => one.startsWith(words))).toEqual([]);
  });

  test("days before something go with it", () => {
    const text = `At the end of the night ${long}, closed the gate nine days before the council of Velm voted.`;
    expect(spareOf(text).filter((one) => one.startsWith(" before"))).toEqual([]);
  });
});

test("when something is done may go right behind its verb, half a name may not", () => {
  const text =
    "The letters of a small group that helps the candidates running for the council of the old harbour town of Velm were read before this year’s vote in the long hall, said a clerk.";
  const spare = claimsOf(text)[0]!.form!.spare!.map((span) => wordsAt(text, span));
  expect(spare.some((words) => words.startsWith(" before this year’s vote"))).toBe(true);
});

test("a long sentence says what it may be told without, a short one nothing", () => {
  const long =
    "On a night of storms, the council of Velm, which has run the old herring pier since the great fire, rejected the timber tax, ending a plan by Ada Moor, the mayor of Kelm.";
  const spare = claimsOf(long)[0]!.form!.spare!.map((span) => wordsAt(long, span));
  expect(spare).toContain(", which has run the old herring pier since the great fire,");
  expect(spare).toContain(", the mayor of Kelm");
  for (const words of spare) expect(words).not.toMatch(/rejected/u);
  for (const { form } of claimsOf("The council of Velm, which runs the pier, rejected the tax.")) {
    expect(form?.spare).toBeUndefined();
  }
});

describe("what need not be so", () => {
  test.each([
    ["It is possible that the mayor will resign.", "resign"],
    ["It is unclear whether the mayor will resign.", "resign"],
    ["Officials would not say whether the pier was damaged.", "damage"],
    ["The inquiry into whether the mate burned the boat goes on.", "burn"],
  ])("%s", (text, predicate) => {
    const claim = claimsOf(text).find((one) => one.predicate === predicate)!;
    expect([claim.modality, claim.polarity]).toEqual(["possible", "asserted"]);
  });
});
