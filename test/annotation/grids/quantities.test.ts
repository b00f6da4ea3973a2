import { expect, test } from "vitest";
import { quantities } from "../../../src/annotation/quantities.ts";
import { times } from "../../../src/annotation/times.ts";
import { wordsAt } from "../../../src/model/index.ts";
import { annotated, articleOf } from "../reading.ts";
import { goldenOf, linesOf } from "./lines.ts";

test("wordings of numbers, with their unit and what they count", async () => {
  const rows = linesOf("quantities").map((text) => {
    const article = articleOf(text, { language: text.startsWith("de ") ? "de" : "en", published: "2031-05-14" });
    const found = annotated(article, times, quantities).quantities.map(
      ({ span, operator, value, high = "", unit = "", of = "", outOf = "" }) =>
        `  ${[wordsAt(text, span), `${operator}${value}`, high, unit, of, outOf].join(" | ").replace(/(?: \| )+$/, "")}`,
    );
    return [text, ...found].join("\n");
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(goldenOf("quantities"));
});
