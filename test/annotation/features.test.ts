import { join } from "node:path";
import { expect, test } from "vitest";
import { featuresAt, MOST_FEATURES, seenIn } from "../../src/annotation/names/features.ts";
import { lexicon as namesKnown } from "../../src/annotation/names/lexicon.ts";
import { wordsFrom } from "../../src/annotation/names/words.ts";
import { readingAt } from "../../src/annotation/syntax/boundaries.ts";
import { BOUNDARY_FEATURES, boundaryFeatures, readMark } from "../../src/annotation/syntax/boundary-features.ts";
import { CUT_FEATURES, chunkHash, cutFeatures } from "../../src/annotation/syntax/cut-features.ts";
import { type Facets, facetsOf } from "../../src/annotation/syntax/facets.ts";
import { lexicon } from "../../src/annotation/syntax/index.ts";
import { CHAINED, chainedFeatures, FIXED, fixedFeatures } from "../../src/annotation/syntax/tag-features.ts";
import { tokenize } from "../../src/annotation/syntax/tokenizer.ts";

/**
 * Feature hashes of whole sentences, as numbers. The shipped weights belong to these very numbers: when they change on
 * purpose, the models have to be trained anew and this file written with `-u`.
 */
const TEXT = `“We won’t PAY (yet),” said Dr. Ilse Brandt-Holt of the U.N. in Kesten, at 5.40 a.m. – twice! MINISTER QUITS OVER FERRY SALE: 'no comment' [sic]…
McKinley's ÉLITE iPhone 東京 cost €1,200.50; the antidisestablishmentarianistically-minded-otherwise-unremarkable reader paid.`;
const golden = (name: string) => join(import.meta.dirname, "features", `${name}.txt`);
const cuts = tokenize(TEXT);
const facets: Facets = facetsOf(TEXT, cuts.start, cuts.end, lexicon());
const count = cuts.start.length;
const word = (i: number) => TEXT.slice(cuts.start[i], cuts.end[i]);
const line = (name: string, numbers: ArrayLike<number>) =>
  `${name}\t${Array.from(numbers, (n) => (n >>> 0).toString(16)).join(" ")}`;

test("what the analysers see of a word", async () => {
  const { form, lower, suffix, prefix, shape, row, coarse, fine, grams } = facets;
  const wide = (column: Int32Array, i: number) =>
    column.subarray((i * column.length) / count, ((i + 1) * column.length) / count);
  const lines = Array.from({ length: count }, (_, i) =>
    line(word(i), [
      ...[form[i]!, lower[i]!, shape[i]!, row[i]!, coarse[i]!, fine[i]!],
      ...[suffix, prefix, grams()].flatMap((column) => [...wide(column, i)]),
    ]),
  );
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("facets"));
});

test("features of the tagger", async () => {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const [fixed, chained] = [new Int32Array(FIXED), new Int32Array(CHAINED)];
    fixedFeatures(facets, i, 0, count, fixed);
    chainedFeatures(facets, i, count, i === 0 ? -1 : i % 17, i < 2 ? -1 : (i * 7) % 17, chained);
    lines.push(line(word(i), [...fixed, ...chained]));
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("tags"));
});

test("features of a cut between words", async () => {
  const lines: string[] = [];
  for (const { 0: chunk, index } of TEXT.matchAll(/\S+/g)) {
    const end = index + chunk.length;
    const whole = { start: index, end, hash: chunkHash(TEXT, index, end) };
    for (let at = index + 1; at < end; at += 3) {
      const features = new Int32Array(CUT_FEATURES);
      cutFeatures(TEXT, whole, at, Math.max(index, at - 4), features);
      lines.push(line(`${TEXT.slice(index, at)}|${TEXT.slice(at, end)}`, features));
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("cuts"));
});

test("features of a sentence's end", async () => {
  const reading = readingAt(0, count);
  const lines = Array.from({ length: count - 1 }, (_, i) => {
    readMark(reading, TEXT, cuts.start[i]!, cuts.end[i]!);
    if (word(i) === ".") reading.sentence = i;
    const features = new Int32Array(BOUNDARY_FEATURES);
    boundaryFeatures(facets, reading, i, i % 4, features);
    return `${line(word(i), features)} ${reading.depth} ${reading.isQuoting}`;
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("ends"));
});

test("features of the name finder", async () => {
  const half = TEXT.indexOf("MINISTER");
  const sentences = [
    { start: 0, end: half },
    { start: half, end: TEXT.length },
  ];
  const words = wordsFrom(TEXT, cuts.start, cuts.end, sentences);
  const seen = seenIn(words, namesKnown());
  const lines: string[] = [];
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      const out = new Uint32Array(MOST_FEATURES);
      const found = featuresAt(seen, i, words.first[s]!, words.first[s + 1]!, out);
      lines.push(line(word(i), [words.shape[i]!, seen.writing[i]!, seen.elsewhere[i]!, ...out.subarray(0, found)]));
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("names"));
});
