import { expect, test } from "vitest";
import { agree, labelsFrom, type Stretch } from "../../../src/annotation/names/consistency.ts";
import { seenIn } from "../../../src/annotation/names/features.ts";
import { CLASSES } from "../../../src/annotation/names/labels.ts";
import { lexicon } from "../../../src/annotation/names/lexicon.ts";
import { wordsFrom } from "../../../src/annotation/names/words.ts";

const [PERSON, ORGANISATION, PLACE] = ["PER", "ORG", "LOC"].map((name) =>
  CLASSES.indexOf(name as (typeof CLASSES)[number]),
);

/** Sentences of space-separated tokens with the names a tagger found: `[sentence, from, to, class]`. */
function agreed(
  sentences: readonly string[],
  names: readonly (readonly [number, number, number, number | undefined])[],
): string[] {
  const text = sentences.join("\n");
  const tokens = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let at = 0;
  const spans = sentences.map((sentence) => {
    at += sentence.length + 1;
    return { start: at - sentence.length - 1, end: at - 1 };
  });
  const words = wordsFrom(
    text,
    Int32Array.from(tokens, (one) => one.start),
    Int32Array.from(tokens, (one) => one.end),
    spans,
  );
  const stretches: Stretch[] = names.map(([s, from, to, kind]) => ({
    from: words.first[s]! + from,
    to: words.first[s]! + to,
    kind: kind!,
  }));
  const found = agree(seenIn(words, lexicon()), labelsFrom(stretches, words.count));
  return found.map((one) => `${text.slice(words.start[one.from], words.end[one.to - 1])} ${CLASSES[one.kind]}`);
}

test("a surname of a full name is that person wherever it stands", () => {
  const found = agreed(["Then Ada Lindqvist spoke .", "Everyone heard Lindqvist speak ."], [[0, 1, 3, PERSON]]);
  expect(found).toEqual(["Ada Lindqvist PER", "Lindqvist PER"]);
});

test("the same words have the class they have most often", () => {
  const sentences = ["He left Norvik .", "She saw Norvik .", "They love Norvik ."];
  const found = agreed(sentences, [
    [0, 2, 3, PLACE],
    [1, 2, 3, ORGANISATION],
    [2, 2, 3, PLACE],
  ]);
  expect(found).toEqual(["Norvik LOC", "Norvik LOC", "Norvik LOC"]);
});

test("a word that the text also writes small is not taken for a name again", () => {
  const found = agreed(["Then Ada Rose spoke .", "Rose petals fell from the rose ."], [[0, 1, 3, PERSON]]);
  expect(found).toEqual(["Ada Rose PER"]);
});
