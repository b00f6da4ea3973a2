import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function statements(pile: ReturnType<typeof report>[], ...groups: string[][]) {
  const found = findFacts(pile, oneStory(pile), lineages(pile, ...groups));
  return { ...found, facts: found.facts.filter(({ kind }) => kind === "statement") };
}

test("one utterance in three wordings is one fact, with the lineages that carry it", () => {
  const { facts, utterances } = statements(
    [
      report("a", "“The harbour dam is bound to fail in the next great storm,” Lena Orth said."),
      report("b", "Lena Orth said that the harbour dam was bound to fail in the next great storm."),
      report("c", "“In the next great storm, the dam of the harbour is bound to failure,” Orth said."),
      report("d", "“Fish prices have never been lower than this winter,” Tom Hale said."),
    ],
    ["a", "b"],
  );
  expect(facts[0]).toMatchObject({
    support: { articles: 3, lineages: { atLeast: 2, atMost: 2 }, origins: ["Lena Orth"] },
  });
  expect(facts).toHaveLength(2);
  expect(utterances.map(({ quotes }) => quotes.length).sort()).toEqual([1, 3]);
});

test("lineages that name different speakers disagree", () => {
  const { facts } = statements([
    report("a", "“Strikes and blockades will never open this harbour,” Lena Orth said."),
    report("b", "“Strikes and blockades will never open this harbour,” the Seaport Union said."),
  ]);
  expect(facts[0]?.disagreement).toMatchObject({
    kind: "speaker",
    values: [{ value: "Lena Orth" }, { value: "Seaport Union" }],
  });
});

test("different words between quotation marks disagree, the same words do not", () => {
  const same = statements([
    report("a", "“We shall rebuild the northern harbour this summer,” Lena Orth said."),
    report("b", "“We shall rebuild the northern harbour this summer,” Orth said."),
  ]);
  expect(same.facts[0]?.disagreement).toBeUndefined();
  const other = statements([
    report("a", "“We shall rebuild the northern harbour this summer,” Lena Orth said."),
    report("b", "“We will reconstruct the northern harbour in this summer,” Orth said."),
  ]);
  expect(other.facts[0]?.disagreement?.kind).toBe("wording");
});

test("a part of a speaker's title is no other speaker, nor is who speaks inside the quotation", () => {
  const pile = [
    report("a", "“Today two towns have stopped counting their boats,” Velmish Harbour Minister Lena Orth said."),
    report("b", "“Today two towns have stopped counting their boats,” the Velmish said on the pier."),
  ];
  const { facts, utterances } = findFacts(pile, oneStory(pile), lineages(pile));
  expect(utterances.map(({ speakers }) => speakers.map(({ name }) => name))).toEqual([["Lena Orth"]]);
  expect(facts.filter(({ disagreement }) => disagreement?.kind === "speaker")).toEqual([]);
  const nested = [report("a", "Lena Orth said Velmark hoped to strengthen its fishing fleet with forty new boats.")];
  const found = findFacts(nested, oneStory(nested), lineages(nested)).utterances;
  expect(found.flatMap(({ speakers }) => speakers.map(({ name }) => name))).toEqual(["Lena Orth"]);
});

test("a report that quotes the first half of a statement does not carry the second", () => {
  const { facts, utterances } = statements([
    report(
      "a",
      "“The northern ferry will never return to Velm harbour. Tremendous repair costs would burden every fisherman for decades,” Lena Orth said.",
    ),
    report("b", "“The northern ferry will never return to Velm harbour,” Lena Orth said."),
    report("c", "“Tremendous repair costs would burden every fisherman for decades,” Lena Orth said."),
  ]);
  expect(utterances).toHaveLength(1);
  expect(facts.map(({ mentions }) => mentions.map(({ article }) => article).join("")).sort()).toEqual(["ab", "ac"]);
  expect(facts.every(({ support }) => support.articles === 2)).toBe(true);
});
