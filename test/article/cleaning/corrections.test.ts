import { expect, test } from "vitest";
import { articlesOf } from "../inputs.ts";

const PROSE = [
  "The harbour council of Port Elsa voted on Tuesday to close the northern ferry terminal for two years, citing rust in its piles.",
  "Council leader Mara Lindqvist said the repair would cost 14 million crowns and that buses would replace the boats from January.",
];
const kindsOf = async (...lines: string[]) => {
  const [article] = await articlesOf(["Ferry terminal to close", ...lines].join("\n\n"));
  return (article?.blocks ?? []).map(({ span, kind }) => [kind, article!.text.slice(span.start, span.end).trim()]);
};

test.each([
  "Correction: An earlier report gave the cost as 41 million crowns. It is 14 million.",
  "This story has been corrected to show that the repair costs 14 million crowns, not 41 million.",
  "(This version CORRECTS the cost in the second paragraph to 14 million crowns.)",
  "Editor's note: An earlier version of this article named the wrong terminal.",
  "Clarification: The terminal closes to cars only, the council has said since.",
  "Korrektur: In einer früheren Version stand, die Reparatur koste 41 Millionen Kronen.",
  "Rectificatif : le coût est de 14 millions de couronnes et non de 41 millions.",
])("a correction is a block of its own kind in the body: %s", async (note) => {
  expect(await kindsOf(...PROSE, note)).toContainEqual(["correction", note]);
  expect(await kindsOf(note, ...PROSE)).toContainEqual(["correction", note]);
});

test("what stands below a label is the correction", async () => {
  const note = "The repair costs 14 million crowns. The report gave the sum as 41 million in its first edition.";
  expect(await kindsOf(...PROSE, "Correction:", note)).toContainEqual(["correction", note]);
});

test.each([
  "Corrections officers walked out of the prison at Harrow Green on Monday, the union said.",
  "The corrected budget was passed by nine votes to four on Tuesday, the council said.",
])("words about other corrections are prose: %s", async (line) => {
  expect(await kindsOf(...PROSE, line)).toContainEqual(["paragraph", line]);
});
