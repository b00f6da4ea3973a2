import { expect, test } from "vitest";
import { type AnnotatedArticle, emptyAnnotation } from "../../src/model/index.ts";
import { findStories } from "../../src/story/index.ts";

const FERRY =
  "The ferry Halvard ran aground off Tyrsund on Monday evening with 212 passengers aboard. The ferry struck rocks in fog, the coastguard said. Coastguard boats from Tyrsund took everyone off before midnight. Captain Ingrid Solheim said the steering of the Halvard had failed.";
const FERRY_TOO =
  "All 212 passengers on the Halvard are safe after the ferry struck rocks near Tyrsund, the coastguard said. Captain Ingrid Solheim said the steering of the Halvard had failed on the way to Tyrsund.";
const BAKERY =
  "A fire destroyed the Ostrander bakery in Millbrook early on Tuesday. Nobody was hurt. Fire chief Dale Renfro said an oven in the Ostrander bakery had been left on overnight.";

function pileOf(texts: readonly string[]): AnnotatedArticle[] {
  return texts.map((text, index) => {
    const id = `a${index}`;
    const body = [{ start: 0, end: text.length }];
    const article = { id, location: id, text, language: "en", body, aside: [], credits: [] };
    return { article, annotation: emptyAnnotation(id) };
  });
}

test("reports of one event are one story, another event is another", () => {
  const stories = findStories(pileOf([FERRY, BAKERY, FERRY_TOO]));
  expect(stories.map((story) => story.articles)).toEqual([["a0", "a2"], ["a1"]]);
});

test("a pile of one and a pile of none work", () => {
  expect(findStories([])).toEqual([]);
  expect(findStories(pileOf([BAKERY])).map((story) => story.articles)).toEqual([["a0"]]);
});

test("the order of the input does not matter", () => {
  const pile = pileOf([FERRY, BAKERY, FERRY_TOO]);
  expect(findStories([...pile].reverse())).toEqual(findStories(pile));
});

test("empty and wordless articles are stories of their own", () => {
  const stories = findStories(pileOf(["", "   ", "!!!", FERRY]));
  expect(stories.map((story) => story.articles.length)).toEqual([1, 1, 1, 1]);
});
