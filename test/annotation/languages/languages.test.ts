import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { languageOf } from "../../../src/annotation/languages/english.ts";
import { plainSentences } from "../../../src/annotation/languages/sentences.ts";
import { articleOf } from "../articles.ts";

const words = (text: string) =>
  plainSentences(text, { start: 0, end: text.length }).map((at) => text.slice(at.start, at.end));

test("plain sentences of many scripts", () => {
  expect(words("Das sagte Dr. A. Berg am 3. Mai. Dann ging er.")).toEqual([
    "Das sagte Dr. A. Berg am 3. Mai.",
    "Dann ging er.",
  ]);
  expect(words("今日は晴れです。明日は雨です。")).toEqual(["今日は晴れです。", "明日は雨です。"]);
  expect(words("هل جاء؟ نعم جاء.")).toHaveLength(2);
});

test("untagged English is told from other languages", () => {
  const text = "The minister said on Monday that the talks with the union had failed.";
  expect(languageOf(articleOf(text, { language: "und" }))).toBe("en");
  expect(
    languageOf(articleOf("Der Minister sagte am Montag, die Verhandlungen seien gescheitert.", { language: "und" })),
  ).toBe("und");
  expect(languageOf(articleOf(text, { language: "en-GB" }))).toBe("en");
});

test("another language gets sentences, tokens and names by shape, and a message", () => {
  const found = annotate(articleOf("Gestern sprach Peter Brandt in Berlin. Er ging.", { language: "de" }), "full");
  expect(found.sentences).toHaveLength(2);
  expect(found.tokens.length).toBeGreaterThan(8);
  expect(found.entities.map((one) => one.name)).toContain("Peter Brandt");
  expect(found.messages.map((one) => one.rule)).toContain("analysis-not-made");
});

test("nothing crashes on any script, and spans stay inside the body", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, fc.constantFrom("en", "de", "zh", "und"), (sample, language) => {
      for (const depth of ["shallow", "full"] as const) {
        const found = annotate(articleOf(sample, { language }), depth);
        const spans = [
          ...found.sentences,
          ...found.entities.flatMap((one) => one.mentions.map((mention) => mention.span)),
        ];
        for (const at of spans) expect(at.start >= 0 && at.start < at.end && at.end <= sample.length).toBe(true);
      }
    }),
    { seed: 7, numRuns: 150 },
  );
});
