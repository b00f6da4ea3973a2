import { expect, test } from "vitest";
import { callOf, directionSigns, isTelling } from "../../src/lineage/direction.ts";
import { compareArticles } from "../../src/lineage/index.ts";
import { profileOf } from "../../src/lineage/profile.ts";
import { scarsIn } from "../../src/lineage/scars.ts";
import { wordsAt } from "../../src/model/index.ts";
import { article, FERRY, FERRY_REWRITE } from "./pile.ts";

const directionOf = (a: object, b: object): string =>
  compareArticles(article("a", FERRY, a), article("b", FERRY_REWRITE, b)).direction;

test("the earlier article is the source, when dates are told apart", () => {
  const [early, late] = [{ published: "2031-05-06T08:00:00Z" }, { published: "2031-05-06T12:00:00Z" }];
  expect(directionOf(early, late)).toBe("a-to-b");
  expect(directionOf(late, early)).toBe("b-to-a");
});

test("days alone and dates that were hardly found do not tell hours apart", () => {
  expect(directionOf({ published: "2031-05-06" }, { published: "2031-05-06T12:00:00Z" })).toBe("undetermined");
  const weak = { published: "2031-05-01T08:00:00Z", publishedEvidence: { source: "text", confidence: 0.2 } } as const;
  expect(directionOf(weak, { published: "2031-05-06T12:00:00Z" })).toBe("undetermined");
});

test("a text that names the other's publisher writes after it; a contradiction is undetermined", () => {
  const text = `${FERRY_REWRITE}\nThe accident was first reported by the Varsay Courier.`;
  const a = article("a", FERRY, { publisher: "Varsay Courier", published: "2031-05-09" });
  const b = article("b", text, { publisher: "Tolland Times" });
  expect(compareArticles(a, b).direction).toBe("a-to-b");
  const older = article("b", text, { publisher: "Tolland Times", published: "2031-05-02" });
  expect(compareArticles(a, older).direction).toBe("undetermined");
});

test("words run together and stray marks are scars, addresses are not", () => {
  const text = "The ship sailed at nightThe crew slept below. See www.strandLine.com for more. It was late .";
  const scars = scarsIn(profileOf(article("a", text))).map(({ span }) => wordsAt(text, span));
  expect(scars).toEqual(["htTh", "e ."].map((part) => expect.stringContaining(part.slice(-2))));
});

test("two prints of one agency report were not written from each other, whatever their dates", () => {
  const credits = [{ span: { start: 0, end: 1 }, agency: "MERIDIAN", how: "dateline" }] as const;
  const [early, late] = [{ published: "2031-05-06T08:00:00Z" }, { published: "2031-05-08T12:00:00Z" }];
  expect(directionOf({ ...early, credits }, { ...late, credits })).toBe("undetermined");
  const print = compareArticles(article("a", FERRY, early), article("b", FERRY, { ...late, credits }));
  expect(print).toMatchObject({ kind: "copy", direction: "undetermined" });
  expect(directionOf({ ...early, publisher: "Meridian", credits }, { ...late, credits })).toBe("a-to-b");
  expect(directionOf({ ...early, credits }, late)).toBe("a-to-b");
});

test("pronouns hung on a dash are scars and tell who wrote from whom", () => {
  const text =
    "The ship sails at nine, he said -he. We will give it to -them. A well-known him-and-her act -it seems- played.";
  expect(scarsIn(profileOf(article("a", text))).map(({ span }) => wordsAt(text, span))).toEqual(["d -he", "o -them"]);
});

test("speech that lost its marks is not quoted: the text with the marks is the source", () => {
  const said = "We will not sail on this line until we know why the ship did not slow down in the fog";
  const more = "The minister closed the line on Tuesday evening and flew to the port with two of his advisers";
  const [marked, bare] = [article("a", `${more}. “${said},” Orth said.`), article("b", `${more}. ${said}, Orth said.`)];
  const quote = { id: "q", article: "b", kind: "direct", marks: "stripped", speaker: {} } as const;
  const start = bare.article.text.indexOf(said);
  const quotes = [{ ...quote, span: { start, end: start + said.length } }];
  const stripped = profileOf({ ...bare, annotation: { ...bare.annotation, quotes } });
  expect(directionSigns(profileOf(marked), stripped)[0]).toBeGreaterThan(0.5);
});

test("one lost sign alone, or signs that contradict each other, tell no direction", () => {
  expect(callOf([1.5, 1.2, 0], 0.7)).toBeCloseTo(1.2);
  expect(callOf([-1.5, -0.8, -0.7], 0.7)).toBeCloseTo(-0.8);
  for (const signs of [
    [3, 0, 0],
    [0, 3, 0],
    [0, 0, 5],
    [2, -2, 0],
    [1.5, 1.2, -0.7],
    [0.6, 3, 0],
  ]) {
    expect(callOf(signs, 0.7)).toBe(0);
  }
});

test("short texts, texts without capitals and texts in other languages are not asked for a direction", () => {
  expect(isTelling(profileOf(article("a", FERRY)))).toBe(true);
  expect(isTelling(profileOf(article("a", FERRY.slice(0, 500))))).toBe(false);
  expect(isTelling(profileOf(article("a", FERRY.toLowerCase())))).toBe(false);
  expect(isTelling(profileOf(article("a", FERRY, { language: "de" })))).toBe(false);
});
