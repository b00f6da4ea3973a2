import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import type { AnnotatedArticle, LineageMap, Span } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const EN = [
  "The storm destroyed 120 fishing boats in the harbour of Velm on Tuesday.",
  "“We shall rebuild the northern wall before the winter,” mayor Lena Orth said.",
  "The ferry to Varsay will not sail before Friday.",
];
const DE = [
  "Der Sturm hat am Dienstag im Hafen von Velm 120 Fischerboote zerstört.",
  "„Wir werden die nördliche Mauer vor dem Winter wieder aufbauen“, sagte Bürgermeisterin Lena Orth.",
  "Die Fähre nach Varsay fährt erst am Freitag wieder.",
];

function spanOf({ article }: AnnotatedArticle, words: string): Span {
  const start = article.text.indexOf(words);
  return { start, end: start + words.length };
}

/** A pile whose German article is linked, sentence by sentence, to the English ones that hold the counterparts. */
function pileOf(german: readonly string[], english: Readonly<Record<string, string>>) {
  const de = report("de", german.join(" "), { language: "de" });
  const others = Object.entries(english).map(([id, text]) => report(id, text));
  return [de, ...others];
}

function linked(pile: readonly AnnotatedArticle[], german: readonly string[], id = "en", joins = true): LineageMap {
  const [de, en] = ["de", id].map((name) => pile.find(({ article }) => article.id === name)!) as [
    AnnotatedArticle,
    AnnotatedArticle,
  ];
  const evidence = german.map((words, k) => ({
    a: spanOf(de, words),
    b: spanOf(en, EN[k]!),
    signal: "aligned-sentence",
  }));
  const map = joins ? lineages(pile, ["de", id]) : lineages(pile);
  return { ...map, links: [{ a: "de", b: id, kind: "translation", score: 0.99, direction: "b-to-a", evidence }] };
}

const english = { en: EN.join(" "), own: EN[0]! };

test("a translation carries the facts of the sentences it translates, and adds no lineage", () => {
  const pile = pileOf(DE, english);
  const without = findFacts(pile, oneStory(pile), { ...linked(pile, DE), links: [] }).facts;
  const { facts } = findFacts(pile, oneStory(pile), linked(pile, DE));
  const boats = facts.find(({ claim }) => claim?.value === 120)!;
  expect(boats.support).toMatchObject({ articles: 3, lineages: { atLeast: 2, atMost: 2 } });
  expect(boats.mentions.filter(({ article }) => article === "de")).toEqual([
    { article: "de", span: spanOf(pile[0]!, DE[0]!) },
  ]);
  const most = Math.max(...without.map(({ support }) => support.lineages.atMost));
  for (const { support } of facts) expect(support.lineages.atMost).toBeLessThanOrEqual(most);
});

test("the renderings of a translated quotation are one utterance, told in the language of most reports", () => {
  const pile = pileOf(DE, { en: EN.join(" "), own: EN[1]! });
  const { utterances, facts } = findFacts(pile, oneStory(pile), linked(pile, DE));
  const said = utterances.filter(({ speakers }) => speakers.some(({ name }) => name === "Lena Orth"));
  expect(said.map(({ quotes, support }) => [quotes.length, support.articles])).toEqual([[3, 3]]);
  const [row] = facts.filter(({ kind }) => kind === "statement");
  expect(row?.text).toContain("We shall rebuild");
  expect(row?.disagreement).toBeUndefined();
});

test("a sentence with another number carries nothing", () => {
  const german = [DE[0]!.replace("120", "210"), DE[1]!, DE[2]!];
  const pile = pileOf(german, english);
  const { facts } = findFacts(pile, oneStory(pile), linked(pile, german));
  expect(facts.find(({ claim }) => claim?.value === 120)?.mentions.map(({ article }) => article)).toEqual([
    "en",
    "own",
  ]);
});

test("articles that are not surely of one lineage lend each other nothing", () => {
  const pile = pileOf(DE, english);
  const { facts, utterances } = findFacts(pile, oneStory(pile), linked(pile, DE, "en", false));
  expect(facts.find(({ claim }) => claim?.value === 120)?.support.articles).toBe(2);
  expect(utterances.every(({ quotes }) => quotes.length === 1)).toBe(true);
});

test("a sentence with two counterparts has none", () => {
  const pile = pileOf(DE, english);
  const map = linked(pile, DE);
  const [link] = map.links;
  const double = { a: link!.evidence[0]!.a, b: link!.evidence[2]!.b, signal: "aligned-sentence" };
  const unsure = { ...map, links: [{ ...link!, evidence: [...link!.evidence, double] }] };
  const { facts } = findFacts(pile, oneStory(pile), unsure);
  expect(facts.find(({ claim }) => claim?.value === 120)?.support.articles).toBe(2);
});
