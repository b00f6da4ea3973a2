import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { type Annotation, type Span, wordsAt } from "../../src/model/index.ts";
import { articleOf } from "./articles.ts";

/** A case is a folder: `in.txt`, and one file for each reading of it. `npx vitest run test/annotation/told.test.ts -u` writes them. */
const FOLDER = join(import.meta.dirname, "told");
const PUBLISHED = "2031-05-13T08:00:00Z";
const GERMAN = new Set(["feuilleton", "hafen"]);

type Reading = (annotation: Annotation, at: (span: Span) => string) => readonly string[];

const READINGS: Readonly<Record<string, Reading>> = {
  /** Word, lemma, word class, tag, features, head counted from the word, relation; a blank line after a sentence. */
  tokens: ({ tokens, sentences }, at) =>
    tokens.map((token, i) => {
      const { span, lemma, upos, xpos = "_", feats = "_", head, deprel } = token;
      const isLast = sentences.some(({ end }) => end === span.end);
      return `${[at(span), lemma, upos, xpos, feats, head < 0 ? 0 : head - i, deprel].join("\t")}${isLast ? "\n" : ""}`;
    }),
  names: ({ entities }, at) =>
    entities.map(({ type, name, mentions }) => {
      const told = mentions.map(({ form, span }) => `${form} ${at(span)}@${span.start}`);
      return `${type}\t${name}\t${told.join(" | ")}`;
    }),
  values: ({ times, quantities }, at) => [
    ...times.map(({ span, value, start = "", end = "" }) => row("time", at(span), value, start, end)),
    ...quantities.map(({ span, value, high = "", unit = "", of = "", outOf = "", operator }) =>
      row("quantity", at(span), operator, value, high, unit, of, outOf),
    ),
  ],
  quotes: ({ quotes }, at) =>
    quotes.map(({ kind, marks, attitude, speaker, span, cue }) =>
      row(kind, attitude ?? marks, speaker.name ?? "", speaker.role ?? "", cue ? at(cue) : "", at(span)),
    ),
  claims: ({ claims }, at) =>
    claims.map(({ predicate, type = "", roles, measure = "", polarity, modality, date = "", place, sources, span }) => {
      const told = roles.map(({ role, name }) => `${role}=${name}`).join(" ");
      const who = sources.map(({ name }) => name).join(">");
      return row(predicate, type, told, measure, polarity, modality, date, place?.name ?? "", who, at(span));
    }),
};

function row(...cells: readonly (string | number)[]): string {
  return cells.join("\t").replace(/\n/g, " ");
}

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const text = readFileSync(join(FOLDER, name, "in.txt"), "utf8");
  const language = GERMAN.has(name) ? "de" : "en";
  const annotation = annotate(articleOf(text, { language, published: PUBLISHED }), "full");
  test.each(Object.keys(READINGS))("%s", async (reading) => {
    const lines = READINGS[reading]!(annotation, (span) => wordsAt(text, span));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, name, `${reading}.txt`));
  });
});
