import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { quotes } from "../../src/annotation/quotes.ts";
import { wordsAt } from "../../src/model/index.ts";
import { annotated, articleOf } from "./reading.ts";

/** A case is a folder with `in.txt` and `out.json`: [kind, marks or "stance", speaker's name, words]. Written with UPDATE=1. */
const FOLDER = join(import.meta.dirname, "quotes");

test.each(readdirSync(FOLDER))("%s", (name) => {
  const text = readFileSync(join(FOLDER, name, "in.txt"), "utf8");
  const language = name.startsWith("german") ? "de" : "en";
  const found = annotated(articleOf(text, { language }), quotes).quotes.map((quote) => [
    quote.kind,
    quote.attitude ?? quote.marks,
    quote.speaker.name ?? "",
    wordsAt(text, quote.span),
  ]);
  const file = join(FOLDER, name, "out.json");
  if (process.env.UPDATE || !existsSync(file)) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(file, "utf8")));
});
