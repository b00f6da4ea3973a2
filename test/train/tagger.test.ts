import { expect, test } from "vitest";
import { lexiconFrom } from "../../src/annotation/syntax/lexicon.ts";
import { Linear } from "../../src/annotation/syntax/linear.ts";
import { tagFacets } from "../../src/annotation/syntax/tagger.ts";
import type { Sentence } from "../../train/conllu.ts";
import { packTagger, tagData, trainTagger } from "../../train/tagger.ts";

const LINES = [
  "the/DET dog/NOUN barks/VERB",
  "a/DET cat/NOUN sleeps/VERB",
  "the/DET cat/NOUN barks/VERB",
  "dogs/NOUN sleep/VERB",
];

test("the same data and seed give the same bytes, and the tagger learns what it was shown", () => {
  const data = tagData(LINES.map(sentence), lexiconFrom(undefined));
  const train = () => packTagger(trainTagger(data, [0, 1, 2, 3], 5, 1), 0.01);
  const bytes = train();
  expect(train()).toEqual(bytes);
  const linear = new Linear(bytes);
  const tags = tagFacets(data.facets, data.first, linear);
  expect([...tags].map((tag) => linear.classes[tag])).toEqual([...data.gold].map((tag) => data.classes[tag]));
});

function sentence(line: string): Sentence {
  const words = line.split(" ").map((word) => word.split("/") as [string, string]);
  const forms = words.map(([form]) => form);
  const upos = words.map(([, tag]) => tag);
  const none = forms.map(() => "_");
  const text = forms.join(" ");
  return {
    forms,
    upos,
    xpos: upos,
    lemmas: forms,
    feats: none,
    heads: forms.map((_, i) => i - 1),
    relations: none,
    text,
    spaceAfter: true,
    startsParagraph: false,
    startsDocument: false,
  };
}
