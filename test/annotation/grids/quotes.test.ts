import { expect, test } from "vitest";
import { quotes } from "../../../src/annotation/quotes.ts";
import { wordsAt } from "../../../src/model/index.ts";
import { annotated, articleOf } from "../reading.ts";
import { goldenOf, linesOf } from "./lines.ts";

test("ways to tell who said what: a line is a text, a language before it where it is not English", async () => {
  const rows = linesOf("quotes").flatMap((line) => {
    const isForeign = /^(?:de|fr|es|it) /.test(line);
    const text = isForeign ? line.slice(3) : line;
    const language = isForeign ? line.slice(0, 2) : "en";
    const found = annotated(articleOf(text, { language }), quotes).quotes.map((quote) => {
      const { kind, attitude, marks, speaker, cue, span } = quote;
      const who = [speaker.name, speaker.role].filter(Boolean).join(", ");
      return `  ${kind} ${attitude ?? marks} | ${who} | ${cue ? wordsAt(text, cue) : ""} | ${wordsAt(text, span)}`;
    });
    return [line, ...found];
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(goldenOf("quotes"));
});
