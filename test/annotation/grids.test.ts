import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { quantities } from "../../src/annotation/quantities.ts";
import { quotes } from "../../src/annotation/quotes.ts";
import { times } from "../../src/annotation/times.ts";
import { type Annotation, type Claim, wordsAt } from "../../src/model/index.ts";
import { annotated, articleOf } from "./reading.ts";

/**
 * What is read from many ways to write a day, a span or a number. A `.in.txt` holds a wording a line, the file beside it what is
 * read from each; `npx vitest run test/annotation/grids.test.ts -u` writes those.
 */
const FOLDER = join(import.meta.dirname, "grids");
const linesOf = (name: string) =>
  readFileSync(join(FOLDER, `${name}.in.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "");

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
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "times.txt"));
});

test("wordings of days in other languages: a line is a language and a sentence", async () => {
  const rows = linesOf("times-foreign").map((line) => `${line}\n${timesIn(line.slice(3), line.slice(0, 2))}`);
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "times-foreign.txt"));
});

test("wordings of numbers, with their unit and what they count", async () => {
  const rows = linesOf("quantities").map((text) => {
    const article = articleOf(text, { language: text.startsWith("de ") ? "de" : "en", published: "2031-05-14" });
    const found = annotated(article, times, quantities).quantities.map(
      ({ span, operator, value, high = "", unit = "", of = "", outOf = "" }) =>
        `  ${[wordsAt(text, span), `${operator}${value}`, high, unit, of, outOf].join(" | ").replace(/(?: \| )+$/, "")}`,
    );
    return [text, ...found].join("\n");
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "quantities.txt"));
});

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
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "quotes.txt"));
});

test("sentences of news, with the claims and names that are read from each", async () => {
  const rows = linesOf("claims").flatMap((text) => {
    const known = annotate(articleOf(text, { published: DAYS[0]! }), "full");
    const names = known.entities.map(({ type, name }) => `${name} (${type})`).join(", ");
    return [text, ...known.claims.map((claim) => toldClaim(claim, known)), ...(names ? [`  named: ${names}`] : [])];
  });
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "claims.txt"));
});

function toldClaim(claim: Claim, { quantities }: Annotation): string {
  const { predicate, type, mode, contexts, roles, measure, thing, implied, quantityRole, place, sources } = claim;
  const { value = implied?.value } = quantities.find(({ id }) => id === claim.quantity) ?? {};
  const who = roles.map(({ role, name }) => `${role}=${name}`).join(" ");
  const how = [type, mode, ...contexts, claim.polarity, claim.modality, claim.date, place && `in ${place.name}`];
  const says = sources.map(({ name }) => name).join(">");
  const counted = [measure, thing, value, quantityRole].filter((one) => one !== undefined && one !== "").join(" ");
  return `  ${predicate} | ${who} | ${counted} | ${how.filter(Boolean).join(", ")}${says && ` | ${says}`}`;
}
