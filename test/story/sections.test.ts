import { expect, test } from "vitest";
import { type AnnotatedArticle, type Article, emptyAnnotation } from "../../src/model/index.ts";
import { findStories } from "../../src/story/index.ts";
import { sectionsOf } from "../../src/story/sections.ts";

const FERRY = [
  "The ferry Halvard ran aground off Tyrsund on Monday evening with 212 passengers aboard. The Halvard struck rocks in thick fog, the coastguard at Tyrsund said, and its captain, Ingrid Solheim, blamed a steering failure on the bridge.",
  "All 212 passengers on the Halvard are safe after the ferry struck rocks near Tyrsund in fog on Monday, the coastguard said. Captain Ingrid Solheim told reporters that the steering on the bridge had failed. Divers will look at the hull of the Halvard on Wednesday.",
];
const BAKERY = [
  "A fire destroyed the Ostrander bakery in Millbrook early on Monday. Fire chief Dale Renfro said an oven in the Ostrander bakery on Canal Street had been left on overnight. Lena Ostrander, whose grandfather opened it, said she would build it up again.",
  "Lena Ostrander watched her bakery on Canal Street in Millbrook burn on Monday morning. The fire started in an oven that had been left on overnight, according to fire chief Dale Renfro. The Ostrander bakery was opened by her grandfather.",
];
const POOL =
  "Councillors in Wexley voted nine to four on Monday to close the Harrow Lane swimming pool. Mayor Priya Nand said repairs to the pool would cost more than two million pounds. Swimmers held a protest outside the Wexley town hall and sang.";

function articleOf(id: string, text: string, title?: string): Article {
  const body = [{ start: 0, end: text.length }];
  const published = "2031-03-03";
  return { id, location: id, text, language: "en", published, body, aside: [], credits: [], ...(title && { title }) };
}
const annotated = (article: Article): AnnotatedArticle => ({ article, annotation: emptyAnnotation(article.id) });
const ROUNDUP = `${FERRY[0]}\n\n${BAKERY[1]}\n\n${POOL}`;
const PILE = [
  ...FERRY.map((text, i) => articleOf(`f${i}`, text)),
  ...BAKERY.map((text, i) => articleOf(`b${i}`, text)),
  articleOf("brief", ROUNDUP, "News in brief"),
].map(annotated);

test("paragraphs that share rare words are one part with what lies between, and most of an ordinary report", () => {
  const article = articleOf("a", ROUNDUP);
  const texts = sectionsOf(article, article.body).map(({ start, end }) => article.text.slice(start, end));
  expect(texts).toEqual([FERRY[0], BAKERY[1], POOL]);
  const ordinary = articleOf("b", `${FERRY[0]}\n\n${BAKERY[1]}\n\n${FERRY[1]}`);
  expect(sectionsOf(ordinary, ordinary.body)).toEqual([]);
});

test("a roundup gives its passages to the stories they report and stays a story of its own", () => {
  const stories = findStories(PILE);
  expect(stories.map(({ articles }) => articles)).toEqual(
    expect.arrayContaining([["f0", "f1"], ["b0", "b1"], ["brief"]]),
  );
  const passages = stories.map(({ articles, passages = [] }) => {
    return [articles[0], passages.map(({ article, span }) => [article, ROUNDUP.slice(span.start, span.end)])];
  });
  expect(passages).toEqual(
    expect.arrayContaining([
      ["f0", [["brief", FERRY[0]]]],
      ["b0", [["brief", BAKERY[1]]]],
      ["brief", []],
    ]),
  );
});

test("a report that recalls one other event gives no passage", () => {
  const recalling = articleOf(
    "recalls",
    `${POOL}\n\n${POOL.replace("nine to four", "again")}\n\n${FERRY[0]}`,
    "Pool to close",
  );
  const stories = findStories([...PILE.slice(0, 4), annotated(recalling)]);
  expect(stories.flatMap(({ passages = [] }) => passages)).toEqual([]);
});
