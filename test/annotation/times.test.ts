import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "../../src/annotation/times.ts";
import { wordsAt } from "../../src/model/index.ts";
import { annotated, articleOf } from "./reading.ts";

/** Each time as `words = value`, for an article published on a Wednesday. */
function read(text: string, more: { published?: string; language?: string } = { published: "2031-05-14" }): string[] {
  return annotated(articleOf(text, more), times).times.map(({ span, value }) => `${wordsAt(text, span)} = ${value}`);
}

test.each([
  ["It opened on 3 May 2021.", ["3 May 2021 = 2021-05-03"]],
  ["It opened on May 3rd.", ["May 3rd = 2031-05-03"]],
  ["The fire broke out on Friday.", ["Friday = 2031-05-09"]],
  ["The court will rule on Friday.", ["Friday = 2031-05-16"]],
  ["It burned on Wednesday morning.", ["Wednesday morning = 2031-05-14TMO"]],
  ["They met last week.", ["last week = 2031-W19"]],
  ["In 2019 the port closed.", ["2019 = 2019"]],
  ["It will open in the spring of 2032.", ["spring of 2032 = 2032-SP"]],
  ["Sales fell in the third quarter of 2030.", ["third quarter of 2030 = 2030-Q3"]],
  ["It was built in the 1990s.", ["1990s = 199"]],
  ["The best of the 21st century.", ["21st century = 20"]],
  ["He left three days ago.", ["three days ago = 2031-05-11"]],
  ["It took two weeks.", ["two weeks = P2W"]],
  ["She called him legitimate last January.", ["last January = 2031-01"]],
  ["Rain fell yesterday.", ["yesterday = 2031-05-13"]],
  ["At 10:35 a.m. the bell rang.", ["10:35 a.m. = 2031-05-14T10:35"]],
  ["By 2040 it must end.", ["2040 = 2040"]],
  ["Last month it rained.", ["Last month = 2031-04"]],
])("%s", (text, expected) => expect(read(text)).toEqual(expected));

test("without a day of publication nothing is guessed", () => {
  const found = annotated(articleOf("It rained on Friday, on December 30 and last month."), times).times;
  expect(found.map(({ value }) => value)).toEqual(["XXXX-WXX-5", "XXXX-12-30", "XXXX-XX"]);
  expect(found.every(({ start, end }) => start === undefined && end === undefined)).toBe(true);
});

test("names and verbs that look like dates are none", () => {
  for (const text of [
    "It may rain.",
    "Mrs May said no.",
    "They march on.",
    "The Sun wrote so.",
    "Yun Sun agreed.",
    "2019 people came.",
    "April Smith sang.",
  ]) {
    expect(read(text)).toEqual([]);
  }
});

test("words that every object of the language has are no times", () => {
  expect(read("The constructor changed and valueOf stayed; constructor year")).toEqual([]);
});

test("impossible dates are not dates", () => {
  expect(read("On 2021-02-30 nothing happened.").some((one) => one.includes("02-30 ="))).toBe(false);
});

test("other languages", () => {
  expect(read("Am 30. Dezember 2022 regnete es.", { language: "de" })).toEqual(["30. Dezember 2022 = 2022-12-30"]);
  expect(read("Le 3 mai 2021, il a plu.", { language: "fr" })).toEqual(["3 mai 2021 = 2021-05-03"]);
});

test("any text: spans lie inside it; start is not after end", () => {
  const piece = fc.constantFrom(
    "30",
    "May",
    "December",
    ",",
    ".",
    "last",
    "next",
    "Friday",
    "2022",
    "-",
    "/",
    "12",
    "ago",
    "years",
    "three",
    "the",
    "quarter",
    "first",
    "spring",
    "of",
    "pm",
    ":",
    "s",
    "99999",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 40 }).map((all) => all.join(" ")),
      ),
      fc.constantFrom("2031-05-14", "0001-01-01", "9999-12-31", ""),
      (text, published) => {
        for (const one of annotated(articleOf(text, published ? { published } : {}), times).times) {
          expect(one.span.start < one.span.end && one.span.end <= text.length).toBe(true);
          if (one.start && one.end) expect(one.start <= one.end).toBe(true);
        }
      },
    ),
    { seed: 9, numRuns: 300 },
  );
});
