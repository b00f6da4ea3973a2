import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnnotatedArticle, type Article, emptyAnnotation } from "../../src/model/index.ts";
import { findStories } from "../../src/story/index.ts";

const FERRY = [
  "The ferry Halvard ran aground off Tyrsund on Monday evening with 212 passengers aboard. The ferry struck rocks in thick fog, the coastguard said. Boats from Tyrsund took everyone off before midnight. Captain Ingrid Solheim said the steering of the Halvard had failed minutes before. Divers will look at the hull on Wednesday.",
  "All 212 passengers on the Halvard are safe after the ferry struck rocks near Tyrsund in fog on Monday, the coastguard said. Captain Ingrid Solheim told reporters that the steering had failed. The Halvard sails between Tyrsund and the outer islands and was full for the holiday.",
  "Fog and a steering failure put the ferry Halvard on the rocks off Tyrsund, its captain said on Tuesday. Ingrid Solheim, captain for nine years, praised the coastguard, whose boats took off 212 passengers. Divers are to look at the hull of the Halvard this week.",
];
const BAKERY = [
  "A fire destroyed the Ostrander bakery in Millbrook early on Tuesday. Nobody was hurt. Fire chief Dale Renfro said an oven in the Ostrander bakery had been left on overnight. The bakery had stood on Canal Street in Millbrook for sixty years, and Lena Ostrander said she would build it up again.",
  "Lena Ostrander watched her bakery on Canal Street burn on Tuesday morning. The fire in Millbrook started in an oven that had been left on, according to fire chief Dale Renfro. The Ostrander bakery, sixty years old, was destroyed, and nobody was hurt.",
];
const VOTE =
  "Councillors in Wexley voted nine to four on Thursday to close the Harrow Lane swimming pool. Mayor Priya Nand said repairs to the pool would cost more than two million pounds. Swimmers held a protest outside the Wexley town hall.";

function articleOf(id: string, text: string, rest: Partial<Article> = {}): AnnotatedArticle {
  const body = [{ start: 0, end: text.length }];
  const article = { id, location: id, text, language: "en", body, aside: [], credits: [], ...rest };
  return { article, annotation: emptyAnnotation(id) };
}

const PILE = [
  ...FERRY.map((text, i) => articleOf(`f${i}`, text, { published: `2021-03-0${i + 1}`, publisher: `Paper ${i}` })),
  ...BAKERY.map((text, i) => articleOf(`b${i}`, text, { published: "2021-03-02" })),
  articleOf("v", VOTE, { published: "2021-03-04", title: "Wexley to close its pool" }),
];
const EXPECTED = [["f0", "f1", "f2"], ["b0", "b1"], ["v"]];
const articlesOf = (pile: readonly AnnotatedArticle[]) => findStories(pile).map((story) => story.articles);

test("reports of one event are one story, another event is another", () => {
  expect(articlesOf(PILE)).toEqual(EXPECTED);
});

test("a pile of one and a pile of none work", () => {
  expect(findStories([])).toEqual([]);
  expect(articlesOf([PILE[3]!])).toEqual([["b0"]]);
});

test("the order of the input does not matter", () => {
  const whole = JSON.stringify(findStories(PILE));
  fc.assert(
    fc.property(fc.shuffledSubarray(PILE, { minLength: PILE.length }), (pile) => {
      expect(JSON.stringify(findStories(pile))).toBe(whole);
    }),
    { seed: 3, numRuns: 20 },
  );
});

test("a pile of reports of one event alone is one story", () => {
  expect(articlesOf(PILE.slice(0, 3))).toEqual([["f0", "f1", "f2"]]);
});

test("empty and wordless articles are stories of their own", () => {
  const texts = ["", "   ", "!!!", "\u0000\ud800", FERRY[0]!];
  expect(articlesOf(texts.map((text, i) => articleOf(`e${i}`, text)))).toEqual([
    ["e0"],
    ["e1"],
    ["e2"],
    ["e3"],
    ["e4"],
  ]);
});

test("forty copies of one report do not drag the others", () => {
  const copies = Array.from({ length: 40 }, (_, i) => articleOf(`copy${i}`, FERRY[0]!, { published: "2021-03-01" }));
  const stories = articlesOf([...PILE, ...copies]);
  expect(stories.map((ids) => ids.filter((id) => !id.startsWith("copy")))).toEqual(EXPECTED);
  expect(stories[0]).toHaveLength(43);
});

test("thousands of copies of one report are one story", () => {
  const text = `${FERRY.join(" ")} ${FERRY[1]}`;
  const copies = Array.from({ length: 5000 }, (_, i) => articleOf(`copy${i}`, text));
  expect(articlesOf(copies)).toHaveLength(1);
});

test("what the user corrects is kept, and ids of an earlier run with it", () => {
  const earlier = findStories(PILE);
  const corrections = { merge: [["v", earlier[1]!.id]], split: [["f2"]] };
  const now = findStories(PILE, undefined, { corrections, earlier });
  expect(now.map((story) => story.articles)).toEqual([["f0", "f1"], ["b0", "b1", "v"], ["f2"]]);
  expect(now[0]!.id).toBe(earlier[0]!.id);
  expect(now[1]!.id).toBe(earlier[1]!.id);
});

test("adding articles keeps the ids of the stories that stay", () => {
  const before = findStories(PILE.filter(({ article }) => article.id !== "f2"));
  const after = findStories(PILE);
  expect(after.map((story) => story.id)).toEqual(before.map((story) => story.id));
});

test("title, days, support and summary come from the articles", () => {
  const [ferry, , vote] = findStories(PILE);
  expect(vote!.title).toBe("Wexley to close its pool");
  expect([ferry!.start, ferry!.end]).toEqual(["2021-03-01", "2021-03-03"]);
  expect(ferry!.support).toMatchObject({ articles: 3, publishers: 3, lineages: { atLeast: 3, atMost: 3 } });
  const texts = new Map(PILE.map(({ article }) => [article.id, article.text]));
  const summary = ferry!.summary!.map(({ article, span }) => texts.get(article)!.slice(span.start, span.end));
  expect(summary.length).toBeGreaterThan(0);
  expect(summary.join(" ")).toContain("Halvard");
  for (const sentence of summary) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
});

test("copy groups of a lineage map stand for one voice in the support", () => {
  const ids = PILE.map(({ article }) => article.id);
  const copied = [["f0", "f1"], ...ids.filter((id) => id !== "f0" && id !== "f1").map((id) => [id])];
  const stories = findStories(PILE, { links: [], lineages: [], strict: copied, loose: copied });
  expect(stories[0]!.support.lineages).toEqual({ atLeast: 2, atMost: 2 });
});

test("one event whose reports name the town and its suburb is one story", () => {
  const published = "2023-09-04";
  const pile = [
    articleOf(
      "t1",
      "A warehouse full of paper burned down in Carrow on Sunday night. About 80 firefighters fought the blaze at the Lindqvist paper mill until morning, and smoke hung over the city. Nobody was hurt, fire chief Osman Reyle said. The mill employs 140 people.",
      { published, title: "Paper mill warehouse burns down in Carrow" },
    ),
    articleOf(
      "t2",
      "People in the Carrow suburb of Eastmere were told to keep their windows shut after the warehouse of the Lindqvist paper mill burned down on Sunday night. Some 80 firefighters were at the blaze until morning. Osman Reyle, the fire chief, said nobody was hurt.",
      { published, title: "Eastmere wakes to smoke after mill blaze" },
    ),
  ];
  expect(articlesOf(pile)).toEqual([["t1", "t2"]]);
});
