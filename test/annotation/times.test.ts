import fc from "fast-check";
import { expect, test } from "vitest";
import { anchored, times } from "../../src/annotation/times.ts";
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
  ["On Monday, the planned strike was called off.", ["Monday = 2031-05-12"]],
  ["On Monday, the council, which will vote later, rejected the tax.", ["Monday = 2031-05-12"]],
  ["On Monday, voters who fled will return.", ["Monday = 2031-05-19"]],
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
  ["The court is to open on Friday.", ["Friday = 2031-05-16"]],
  ["The firm plans to close the mill on Monday.", ["Monday = 2031-05-19"]],
  ["The strike starts on Monday.", ["Monday = 2031-05-19"]],
  ["Voters go to the polls on Sunday.", ["Sunday = 2031-05-18"]],
  ["The minister said on Friday that he would resign.", ["Friday = 2031-05-09"]],
  ["On Friday, the court will rule.", ["Friday = 2031-05-16"]],
  ["The talks were held on Tuesday and will resume on Thursday.", ["Tuesday = 2031-05-13", "Thursday = 2031-05-15"]],
  [
    "The rain stopped on Monday. It resumed the following day.",
    ["Monday = 2031-05-12", "the following day = 2031-05-13"],
  ],
  ["In September the army annexed it, and it will be kept.", ["September = 2030-09"]],
  ["It opens on 12 June. The mayor sang.", ["12 June = 2031-06-12"]],
  ["In the third quarter profit fell from a year earlier.", ["third quarter = 2030-Q3", "a year earlier = 2029-Q3"]],
  [
    "In the third quarter it grew. In the year-ago period it shrank.",
    ["third quarter = 2030-Q3", "year-ago period = 2029-Q3"],
  ],
  ["This year's third quarter was bad.", ["This year's third quarter = 2031-Q3"]],
  ["It grew in the last half of 2029.", ["last half of 2029 = 2029-H2"]],
  ["It took 5 1/2 hours.", ["5 1/2 hours = PT5H30M"]],
  ["It took two hours and 30 minutes.", ["two hours and 30 minutes = PT2H30M"]],
  ["Half an hour later he left.", ["Half an hour = PT30M"]],
  ["He was found on Christmas Eve.", ["Christmas Eve = 2030-12-24"]],
  ["It was sold last Thanksgiving.", ["last Thanksgiving = 2030-11-28"]],
  ["A 6-year-old boy, 52 years old men and an 8-month-old truce.", ["8-month-old = P8M"]],
  ["It costs 2 million a year.", []],
])("%s", (text, expected) => expect(read(text)).toEqual(expected));

test("a bare time of day is of the day of the report, but not the day that the next one follows", () => {
  const text = "The rain stopped on Monday. The bell rang at 6 p.m. It resumed the following day.";
  const found = annotated(articleOf(text, { published: "2031-05-14" }), times).times;
  expect(found.map(({ start }) => start)).toEqual(["2031-05-12", "2031-05-14", "2031-05-13"]);
});

test("what somebody called for on a day was said on that day", () => {
  const days = (text: string) =>
    annotated(articleOf(text, { published: "2031-05-14" }), times).times.map(({ value }) => value);
  expect(days("Orth on Sunday called for talks.")).toEqual(["2031-05-11"]);
  expect(days("Orth called for talks with Skarn on Sunday.")).toEqual(["2031-05-11"]);
  expect(days("An election was called for Sunday.")).toEqual(["2031-05-18"]);
});

test.each([
  "1954-04-18",
  "1981-04-19",
  "2000-04-23",
  "2008-03-23",
  "2011-04-24",
  "2024-03-31",
  "2049-04-18",
  "2076-04-19",
])("Easter Sunday is on %s", (day) => {
  const published = `${day.slice(0, 4)}-06-30`;
  expect(read("The fair opened on Easter Sunday.", { published })).toEqual([`Easter Sunday = ${day}`]);
});

test("without a day of publication nothing is guessed", () => {
  const found = annotated(articleOf("It rained on Friday, on December 30 and last month."), times).times;
  expect(found.map(({ value }) => value)).toEqual(["XXXX-WXX-5", "XXXX-12-30", "XXXX-XX"]);
  expect(found.every(({ start, end }) => start === undefined && end === undefined)).toBe(true);
});

test("an article without a day is placed by the day of its story", () => {
  const text = "The mine flooded on Friday. It will open in December. It was dug in 2019.";
  const undated = articleOf(text);
  const known = annotated(undated, times).times;
  expect(anchored(undated, known, "2031-05-14").map(({ value }) => value)).toEqual(["2031-05-09", "2031-12", "2019"]);
  expect(anchored(undated, known, "some day")).toBe(known);
  const dated = articleOf(text, { published: "2030-01-01" });
  const own = annotated(dated, times).times;
  expect(anchored(dated, own, "2031-05-14")).toBe(own);
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
