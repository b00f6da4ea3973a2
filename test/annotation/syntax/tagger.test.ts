import { expect, test } from "vitest";
import { split } from "../../../src/annotation/syntax/index.ts";
import { CHAINED, chainedFeatures, FIXED, fixedFeatures } from "../../../src/annotation/syntax/tag-features.ts";
import { tagFacets, taggerModel, xposOf } from "../../../src/annotation/syntax/tagger.ts";
import { randomFrom } from "../../../train/random.ts";

const model = taggerModel()!;
const WORDS =
  "the ferry ferries Ferry FERRY hit hits a wall walls in on Ellerwick , . “ ” 12 12.5 was were arriving quickly Ruta's said that no mayor-elect x".split(
    " ",
  );

/** Tags by the definition: every weight of every feature, token by token. */
function plainly({ facets, units }: ReturnType<typeof split>): number[] {
  const tags: number[] = [];
  const [fixed, chained] = [new Int32Array(FIXED), new Int32Array(CHAINED)];
  for (let s = 0; s + 1 < units.length; s++) {
    let [before, second] = [255, 255];
    for (let i = units[s]!; i < units[s + 1]!; i++) {
      const scores = new Int32Array(model.classes.length);
      fixedFeatures(facets, i, units[s]!, units[s + 1]!, fixed);
      chainedFeatures(facets, i, units[s + 1]!, before, second, chained);
      for (const feature of [...fixed, ...chained]) model.add(feature, scores);
      second = before;
      before = scores.indexOf(Math.max(...scores));
      tags.push(before);
    }
  }
  return tags;
}

test("tags are those of all features added up, whatever was tagged before", () => {
  const random = randomFrom(9);
  for (let n = 0; n < 40; n++) {
    const words = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
      const word = WORDS[Math.floor(random() * WORDS.length)]!;
      return random() < 0.2 ? word + String.fromCharCode(97 + Math.floor(random() * 26)) : word;
    });
    const text = words.join(" ");
    const found = split(text, [{ start: 0, end: text.length }], "english");
    expect(Array.from(tagFacets(found.facets, found.units, model))).toEqual(plainly(found));
  }
});

test("one form has the tag of its place", () => {
  const text = "They walk. The walk was long.";
  const found = split(text, [{ start: 0, end: text.length }], "english");
  const tags = Array.from(tagFacets(found.facets, found.units, model), xposOf);
  expect([tags[1], tags[4]]).toEqual(["VBP", "NN"]);
});
