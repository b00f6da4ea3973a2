import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { lightCuts } from "../../../src/annotation/languages/cuts.ts";
import { seenIn } from "../../../src/annotation/names/features.ts";
import { BEFORE, mayClose, mayOpen } from "../../../src/annotation/names/labels.ts";
import { lexicon } from "../../../src/annotation/names/lexicon.ts";
import { labelNames, nameModel } from "../../../src/annotation/names/model.ts";
import { wordsFrom } from "../../../src/annotation/names/words.ts";
import { articleOf } from "../articles.ts";

function typesIn(text: string, depth: "shallow" | "full"): Record<string, string> {
  const { entities } = annotate(articleOf(text), depth);
  return Object.fromEntries(entities.map((one) => [one.name, one.type]));
}

test.each(["shallow", "full"] as const)("people, places and organisations are told apart (%s)", (depth) => {
  const text =
    "Mayor Helen Carter met officials of the World Health Organization in Nairobi on Monday. Carter praised Kenya and its president.";
  expect(typesIn(text, depth)).toMatchObject({
    "Helen Carter": "person",
    "World Health Organization": "organisation",
    Nairobi: "place",
    Kenya: "country",
  });
});

test("titles, weekdays and months are no part of a name", () => {
  const names = Object.keys(typesIn("On Monday President Helen Carter left. In March she came back.", "shallow"));
  expect(names).toEqual(["Helen Carter"]);
});

test("whatever the words, labels form whole names inside their sentence", () => {
  const model = nameModel();
  const word = fc.constantFrom("Ada", "Berg", "the", "of", "London", "said", ".", "UN", "3", "ÉLAN", "東京");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      const sentences = [{ start: 0, end: text.length }];
      const { start, end } = lightCuts(text, sentences);
      if (!model || start.length === 0) return;
      const { labels } = labelNames(model, seenIn(wordsFrom(text, start, end, sentences), lexicon()));
      expect(mayOpen(labels[0]!)).toBe(true);
      expect(mayClose(labels.at(-1)!)).toBe(true);
      labels.forEach((label, i) => {
        if (i > 0) expect(BEFORE[label]).toContain(labels[i - 1]);
      });
    }),
    { seed: 3, numRuns: 100 },
  );
});
