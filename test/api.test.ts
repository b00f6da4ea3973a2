import { expect, test } from "vitest";
import * as secondsource from "../src/index.ts";

test("the public API is exactly this", () => {
  expect(Object.keys(secondsource).sort()).toEqual([
    "analysePile",
    "annotate",
    "annotatePile",
    "bodyText",
    "compareArticles",
    "comparePair",
    "comparePairs",
    "contains",
    "emptyAnnotation",
    "findFacts",
    "findLineages",
    "findStories",
    "gapsBetween",
    "hash32",
    "mergeSpans",
    "mix32",
    "overlaps",
    "readArticles",
    "readCorrections",
    "renderComparison",
    "renderReport",
    "resolveAcross",
    "settleArticles",
    "span",
    "stableId",
    "storiesOf",
    "storyChanges",
    "supportCounter",
    "trimSpan",
    "wordsAt",
    "wordsOf",
  ]);
});
