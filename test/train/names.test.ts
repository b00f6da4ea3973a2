import { expect, test } from "vitest";
import { seenIn } from "../../src/annotation/names/features.ts";
import { CLASSES } from "../../src/annotation/names/labels.ts";
import { lexicon } from "../../src/annotation/names/lexicon.ts";
import { labelNames, readNameModel } from "../../src/annotation/names/model.ts";
import { stretchesOf } from "../../src/annotation/names/stretches.ts";
import type { NamedSentence } from "../../train/name-corpora.ts";
import { joinWords } from "../../train/name-examples.ts";
import { indexedExamples, NameLearner, SETTINGS } from "../../train/name-learner.ts";
import { packNames } from "../../train/name-pack.ts";
import { CorpusWeights } from "../../train/name-weights.ts";

/** `[Mara Lind]PER met` as a sentence of a corpus. */
function sentence(text: string, document: string, corpus: number): NamedSentence {
  const rows = [...text.matchAll(/\[([^\]]+)\](\w+)|(\S+)/g)].flatMap(([, name, kind, word]) =>
    name ? name.split(" ").map((part, i) => [part, `${i === 0 ? "B" : "I"}-${kind}`]) : [[word!, "O"]],
  );
  return { tokens: rows.map(([token]) => token!), tags: rows.map(([, tag]) => tag!), document, corpus };
}

const CORPUS = ["Mara", "Tilo", "Runa", "Odo", "Ilka", "Bela"].flatMap((name, i) => [
  sentence(`[${name} Lindqvist]PER met a baker in [Torvik]LOC .`, `a${i}`, i % 4),
  sentence(`The firm [Lindqvist Paper]ORG sold ${i} ships to [Torvik]LOC , said [${name}]PER .`, `b${i}`, i % 4),
  sentence("It rained and nobody came .", `c${i}`, i % 4),
]);

function trained(): Uint8Array {
  const indexed = indexedExamples(CORPUS);
  return packNames(
    indexed.keys,
    SETTINGS.seeds.map((seed) => new NameLearner(indexed, seed, () => {}).learn()),
  );
}

test("the same corpus gives the same bytes, and the model knows what it learnt", () => {
  const bytes = trained();
  expect(Buffer.from(trained()).equals(Buffer.from(bytes))).toBe(true);
  const words = joinWords([sentence("Yesterday [Runa Lindqvist]PER met a baker in [Torvik]LOC .", "d", 0)]);
  const found = stretchesOf(labelNames(readNameModel(bytes), seenIn(words, lexicon())).labels);
  expect(found.map(({ from, to, kind }) => [from, to, CLASSES[kind]])).toEqual([
    [1, 3, "PER"],
    [7, 8, "LOC"],
  ]);
});

test("a corpus moves what all share and its own part; another corpus sees only the shared part", () => {
  const weights = new CorpusWeights(1, 2);
  weights.stepCell(3, 0, -1, 0.5);
  const seen = [0, 1].map((corpus) => {
    const out = new Float64Array(17);
    weights.add(0, corpus, out, 0);
    return out[3]!;
  });
  expect(seen[0]).toBeCloseTo(1, 3);
  expect(seen[1]).toBeCloseTo(0.5, 3);
  expect(weights.blend([0.5, 0])[3]).toBeCloseTo(0.75, 3);
});
