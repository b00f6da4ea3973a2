import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function dates(...texts: string[]) {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  return findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(({ kind }) => kind === "date");
}

test("one date in two reports is one fact, two dates of one thing disagree", () => {
  const agreed = dates(
    "The council of Velm votes on the harbour dam on 3 June 2031.",
    "On June 3, 2031, the council of Velm votes on the harbour dam.",
  );
  expect(agreed).toMatchObject([{ support: { articles: 2 } }]);
  expect(agreed[0]?.disagreement).toBeUndefined();
  const apart = dates(
    "The council of Velm votes on the harbour dam on 3 June 2031.",
    "The council of Velm votes on the harbour dam on 9 June 2031.",
  );
  expect(apart[0]?.disagreement).toMatchObject({
    kind: "value",
    values: [{ value: "2031-06-03" }, { value: "2031-06-09" }],
  });
});
