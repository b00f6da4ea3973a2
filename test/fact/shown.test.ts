import { describe, expect, test } from "vitest";
import { isTorn } from "../../src/fact/torn.ts";
import { factsOf } from "./piles.ts";

/** The values of every disagreement. */
function sidesOf(...texts: readonly string[]): string[][] {
  return factsOf(...texts).flatMap(({ disagreement }) =>
    disagreement ? [disagreement.values.map(({ value }) => value).sort()] : [],
  );
}

describe("words of which a part is missing", () => {
  test.each([
    'A number of them sang the old "row, row',
    "Sailor drowns after wife, 31",
    "The mayor of Velm and",
    "'s impossible to say when the bridge opens",
    "Now] settled the matter",
  ])("%s", (text) => expect(isTorn(text)).toBe(true));

  test.each([
    "The ferry had left before noon",
    'The crew sang "row, row" on the pier',
    "Sailor drowns after wife, 31, falls in",
    "The workers' council voted on Friday",
  ])("not: %s", (text) => expect(isTorn(text)).toBe(false));
});

describe("what is shown first", () => {
  test("a noun that names an event comes behind what is said of it", () => {
    const texts = factsOf(
      "The harbour agreement was long in coming. The council of Velm rejected the timber tax on Friday.",
      "Nobody has read the harbour agreement. On Friday the council of Velm rejected the timber tax.",
    ).map(({ text }) => text);
    const bare = texts.findIndex((text) => /^(?:The )?harbour agreement$/iu.test(text));
    const told = texts.findIndex((text) => /rejected the timber tax/u.test(text));
    expect(told).toBeGreaterThanOrEqual(0);
    if (bare >= 0) expect(told).toBeLessThan(bare);
  });

  test("words of whoever speaks come behind what the report says", () => {
    const letter = "“I will always treat you the same way as I do now,” the pupil wrote in her letter.";
    const texts = factsOf(
      `${letter} The school of Kelm closed its doors on Monday.`,
      `The school of Kelm closed its doors on Monday. ${letter}`,
    )
      .filter(({ kind }) => kind !== "statement")
      .map(({ text }) => text);
    const own = texts.findIndex((text) => /^I will always/u.test(text));
    const told = texts.findIndex((text) => /closed its doors/u.test(text));
    expect(told).toBeGreaterThanOrEqual(0);
    if (own >= 0) expect(told).toBeLessThan(own);
  });

  test("a fact is not cut off before its verb", () => {
    const long =
      "Anselm Tarrow, the harbour master of Velm, was dismissed on Friday by the board of the port after he had hidden the letters that told of the broken sluice for more than four months.";
    for (const { text, kind } of factsOf(long, long))
      if (kind === "event") expect(text).not.toMatch(/^Anselm Tarrow, the harbour master of Velm$/u);
  });

  test("what holds only if something else does is not told as done", () => {
    const texts = factsOf(
      "The board warned on Friday that it will close the pier unless the union reverses its decision. The pier is old.",
    ).map(({ text }) => text);
    const [told, done] = [/will close the pier/u, /^The union reverses its decision/u].map((words) =>
      texts.findIndex((text) => words.test(text)),
    ) as [number, number];
    expect(told).toBeGreaterThanOrEqual(0);
    if (done >= 0) expect(done).toBeGreaterThan(told);
  });

  test("he is nobody where two men are named before", () => {
    const texts = factsOf(
      "Peter Brand, the agent of the singer Jan Orth, was dismissed on Friday after he revealed a secret of the fleet.",
    ).map(({ text }) => text);
    for (const text of texts) expect(text).not.toMatch(/^Jan Orth revealed/u);
  });
});

describe("disagreements on one slot", () => {
  test("how a name is spelt", () => {
    const sides = sidesOf(
      "Police charged Jon Halverth with theft on Monday. Halverth is a baker in Velm.",
      "Jon Halvarth was charged with theft in Velm on Monday, police said.",
    );
    expect(sides).toContainEqual(["Jon Halvarth", "Jon Halverth"]);
  });

  test.each([
    ["brothers", "Marten Voss and Marken Voss were hurt in Velm.", "Marten Voss was hurt in Velm on Monday."],
    ["two names", "Jon Halverth spoke in Velm.", "Jon Brackett spoke in Velm."],
    ["an accent", "René Halverth spoke in Velm.", "Rene Halverth spoke in Velm."],
  ])("no spelling: %s", (_, ...texts) => expect(sidesOf(...texts)).toEqual([]));

  test("the hour", () => {
    const sides = sidesOf(
      "Two men were shot outside the fish market in Velm at about 2:20 p.m. on Sunday, police said.",
      "The shooting happened around 3 p.m. Sunday outside the fish market in Velm.",
    );
    expect(sides).toContainEqual(["2:20 p.m.", "3 p.m."].sort());
  });

  test("an hour told in round figures is no other hour", () => {
    const sides = sidesOf(
      "Two men were shot outside the fish market in Velm at 2:50 p.m. on Sunday, police said.",
      "The shooting happened around 3 p.m. Sunday outside the fish market in Velm.",
    );
    expect(sides).toEqual([]);
  });

  test("the house, but not its block", () => {
    const at = (place: string) => `A bakery was robbed and a man was shot at ${place} in Velm on Sunday, police said.`;
    expect(sidesOf(at("1910 South Quay Street"), at("1901 Quay Street"))).toContainEqual([
      "1901 Quay Street",
      "1910 South Quay Street",
    ]);
    expect(sidesOf(at("1910 South Quay Street"), at("the 1900 block of Quay Street"))).toEqual([]);
  });

  test("a term of years, and one without an end", () => {
    const sides = sidesOf(
      "Jon Halverth was sentenced to 172.5 years in prison on Monday.",
      "Jon Halverth was sentenced to 172.5 years to life in prison on Monday.",
    );
    expect(sides).toContainEqual(["172.5 years", "172.5 years to life"]);
  });

  test("some believe this, some that", () => {
    const tale = "A bird flew into the wheelhouse of the ferry. Some believe it was a wagtail. Some, a kingfisher.";
    expect(sidesOf(tale, `${tale} It left at Kelm.`)).toContainEqual(["a kingfisher", "a wagtail"]);
    expect(sidesOf("Some said they were cold. Others said they were hungry and tired of it all, police said.")).toEqual(
      [],
    );
  });
});

describe("what is no disagreement", () => {
  test("a name that only tells of which kind a noun is", () => {
    const sides = sidesOf(
      "The mate was killed in Velm on Friday, the harbour board said.",
      "The mate was killed in Ostrian air strikes on Friday, the harbour board said.",
      "The mate was killed in Velm on Friday, the harbour board said again.",
    );
    expect(sides.filter((values) => values.some((value) => /Ostrian/u.test(value)))).toEqual([]);
  });

  test("numbers of two things in one statement", () => {
    const sides = sidesOf(
      "Fei Brand, 41, of Kelm, told police he was asleep when the thieves burst into his cabin and put a sack over his head.",
      "He told police he had been asleep and it was around 4am when the thieves burst into the cabin and put a sack over his head, Fei Brand said.",
    );
    expect(sides.flat().filter((value) => /41|4am/u.test(value))).toEqual([]);
  });

  test("a body and whoever speaks for it", () => {
    const words = "“There will be no changes to the sailing orders until the new rules have been received”";
    const sides = factsOf(
      `The Department of Defense met on Friday. ${words}, the Department of Defense said in a memo.`,
      `${words}, Lena Orth said in a memo on Friday. Lena Orth works for the Department of Defense.`,
    ).filter(({ disagreement }) => disagreement?.kind === "speaker");
    expect(sides).toEqual([]);
  });

  test("a small word left out of a quotation", () => {
    const sides = factsOf(
      "“We are all very proud of the crew of the lifeboat,” Lena Orth said.",
      "“We are proud of the crew of the lifeboat,” Lena Orth said.",
    ).filter(({ disagreement }) => disagreement?.kind === "wording");
    expect(sides).toEqual([]);
  });
});

describe("no disagreements about what is not asked of both", () => {
  const polarityOf = (...texts: readonly string[]) =>
    sidesOf(...texts).filter((values) => values.some((value) => /denied|not /u.test(value)));

  test("who does not name the dead denies nothing", () => {
    expect(
      polarityOf(
        "The victims of the Kelm fire were identified as Jan Orth and Edda Moor.",
        "Police did not identify the victims of the Kelm fire, but neighbours did.",
      ),
    ).toEqual([]);
  });

  test("what an order is about is not the order", () => {
    expect(
      polarityOf(
        "The board has issued an order to stop hiring Ostrian sailors because of the theft.",
        "The board has issued an order to no longer hire any Ostrian sailors after the theft.",
      ),
    ).toEqual([]);
  });

  test("the dead of a war and those whom one fighter killed", () => {
    const sides = sidesOf(
      "Edda Moor killed 100 raiders in the battle of Kelm, her friends say.",
      "More than 800 people were killed in the battle of Kelm, the hospital says.",
    );
    expect(sides.filter((values) => values.includes("100"))).toEqual([]);
  });

  test("a question behind the words that both quote", () => {
    expect(
      polarityOf(
        "Edda Moor said: “I lost many friends to this storm, and I decided there was a need to row.”",
        "Edda Moor told reporters that she rowed since she “lost many friends to this storm, and decided there was a need to row. If we don't, who will?”",
      ),
    ).toEqual([]);
  });
});
