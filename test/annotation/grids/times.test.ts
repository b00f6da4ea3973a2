import { expect, test } from "vitest";
import { times } from "../../../src/annotation/times.ts";
import { wordsAt } from "../../../src/model/index.ts";
import { annotated, articleOf } from "../reading.ts";
import { goldenOf, linesOf } from "./lines.ts";

/** A Wednesday in a month's middle, the first and last day of a year, a leap day that is a Sunday, and no day at all. */
const DAYS = ["2031-05-14", "2031-01-01", "2031-12-31", "2032-02-29", undefined];
const FRAMES = ["The mill closed TIME.", "The mill will close TIME, the firm said.", "It runs TIME and it was sold."];

/** The words read as times, and for each day of publication what they are; spans of the first day with their ends. */
function timesIn(text: string, language: string): string {
  const readings = DAYS.map((published) => {
    const article = articleOf(text, { language, ...(published ? { published } : {}) });
    return annotated(article, times).times;
  });
  const words = readings[0]!.map(({ span }) => wordsAt(text, span)).join(", ");
  const ends = readings[0]!.map(({ start = "", end = "" }) => `${start}..${end}`).join(", ");
  const values = readings.map((found) => found.map(({ value }) => value).join(", "));
  return `  ${words} (${ends}): ${[...new Set(values)].length === 1 ? values[0] : values.join(" | ")}`;
}

test("wordings of days and spans, as English writes them", async () => {
  const rows = linesOf("times").flatMap((wording) => {
    const read = FRAMES.map((frame) => timesIn(frame.replace("TIME", wording), "en"));
    return [wording, ...(new Set(read).size === 1 ? read.slice(0, 1) : read)];
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(goldenOf("times"));
});

test("wordings of days in other languages: a line is a language and a sentence", async () => {
  const rows = linesOf("times-foreign").map((line) => `${line}\n${timesIn(line.slice(3), line.slice(0, 2))}`);
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(goldenOf("times-foreign"));
});
