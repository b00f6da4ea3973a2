import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import type { AnnotatedArticle, Fact, LineageMap, Span } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

/** A report and a copy of it in which a program put other words for some. */
const OWN = [
  "Lena Orth stressed the importance of sea walls to the fishers of Varsay in a speech.",
  "The council of Velm rejected efforts to sell the old ferry to a bank.",
];
const SPUN = [
  "Lena Orth burdened the significance of ocean barriers to the anglers of Varsay in a talk.",
  "The council of Velm swerved efforts to sell the old ferry to a bank.",
];

function spanOf({ article }: AnnotatedArticle, words: string): Span {
  const start = article.text.indexOf(words);
  return { start, end: start + words.length };
}

function pileOf(own: readonly string[], spun: readonly string[], joins = true): [AnnotatedArticle[], LineageMap] {
  const pile = [report("own", own.join(" ")), report("spun", spun.join(" "))];
  const evidence = own.map((words, k) => ({
    a: spanOf(pile[0]!, words),
    b: spanOf(pile[1]!, spun[k]!),
    signal: "aligned-sentence",
  }));
  const map = joins ? lineages(pile, ["own", "spun"]) : lineages(pile);
  return [
    pile,
    { ...map, links: [{ a: "own", b: "spun", kind: "rewrite", score: 0.99, direction: "a-to-b", evidence }] },
  ];
}

function rowOf(facts: readonly Fact[], verb: RegExp): Fact | undefined {
  return facts.find(({ text, kind }) => kind === "event" && verb.test(text));
}

test("what a copy says in other words in the same place is the same fact, of one lineage", () => {
  const [pile, map] = pileOf(OWN, SPUN);
  const { facts } = findFacts(pile, oneStory(pile), map);
  for (const verb of [/stressed|burdened/u, /rejected|swerved/u]) {
    const { support } = rowOf(facts, verb) ?? {};
    expect(support).toMatchObject({ articles: 2, lineages: { atLeast: 1, atMost: 1 } });
  }
  const apart = findFacts(pile, oneStory(pile), { ...map, links: [] }).facts;
  expect(rowOf(apart, /stressed/u)?.support.articles).toBe(1);
});

test("sentences of two lineages are not laid side by side", () => {
  const [pile, map] = pileOf(OWN, SPUN, false);
  expect(rowOf(findFacts(pile, oneStory(pile), map).facts, /stressed/u)?.support.articles).toBe(1);
});

test("a stretch in which more words differ than a few is no place of one claim", () => {
  const far = [
    "Lena Orth went home alone past the harbour, ate and forgot about the wall of Varsay in a rage.",
    SPUN[1]!,
  ];
  const [pile, map] = pileOf(OWN, far);
  const told = (links: LineageMap["links"]) =>
    findFacts(pile, oneStory(pile), { ...map, links }).facts.filter(({ text }) => /stressed|forgot|went/u.test(text));
  expect(told(map.links)).toEqual(told([]));
});

test("a claim whose clause has a garbled name in it still supports what it says, in clean words", () => {
  const own = [
    "Ada Moor met Jan Dorn by video on Friday, a sign of stronger ties after the flood of Ostria, neighbours said.",
  ];
  const bad = [
    "Ada Moor met Jan Dorn by video on Friday, a sign of stronger ties after the flood of Norland. ‘Ostria, neighbours said.",
  ];
  const [pile, map] = pileOf(own, bad);
  const { facts } = findFacts(pile, oneStory(pile), map);
  const met = rowOf(facts, /met Jan Dorn/u);
  expect(met?.support.articles).toBe(2);
  for (const { text, disagreement } of facts) if (!disagreement) expect(text).not.toContain("Norland");
});
