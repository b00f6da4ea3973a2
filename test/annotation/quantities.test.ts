import fc from "fast-check";
import { expect, test } from "vitest";
import { quantities } from "../../src/annotation/quantities.ts";
import { times } from "../../src/annotation/times.ts";
import { wordsAt } from "../../src/model/index.ts";
import { annotated, articleOf } from "./reading.ts";

/** Each quantity as `words | operator value-high | unit | of | whole`. */
function read(text: string, language = "en"): string[] {
  const article = articleOf(text, { language, published: "2031-05-14" });
  return annotated(article, times, quantities).quantities.map((one) => {
    const value = one.high === undefined ? `${one.value}` : `${one.value}-${one.high}`;
    const rest = [one.unit ?? "", one.of ?? "", one.outOf ?? ""].join(" | ").replace(/(?: \| )+$/, "");
    return `${wordsAt(text, one.span)} | ${one.operator}${value} | ${rest}`;
  });
}

test.each([
  ["Some 1,200 boats sank.", ["1,200 | ~1200 |  | boat"]],
  ["At least ten people were killed.", ["ten | >=10 |  | person"]],
  ["The repair cost $2.5 million.", ["$2.5 million | =2500000 | US dollar | repair cost"]],
  ["The toll is set to rise by 25 percent.", ["25 percent | =25 | percent | toll rise"]],
  ["The guards stopped 54 of 69 river boats.", ["54 of 69 | =54 |  | river boat | 69"]],
  ["A quarter of Varnish imports came by sea.", ["A quarter | =0.25 |  | varnish import"]],
  ["Between 10 and 15 houses burned.", ["Between 10 and 15 | =10-15 |  | house"]],
  ["They walked more than 40 km.", ["40 km | >40 | kilometre"]],
  ["Two hundred and five soldiers left.", ["Two hundred and five | =205 |  | soldier"]],
  ["The 7,000-word letter was short.", ["7,000 | =7000 |  | word"]],
  ["Twenty-one ships or more sailed.", ["Twenty-one | =21 |  | ship"]],
  ["It lost €3bn last year.", ["€3bn | =3000000000 | euro"]],
  ["Rates rose by half a point.", ["half a point | =0.5 | percentage point"]],
  ["The bank made a quarter-point cut in interest rates.", ["a quarter-point | =0.25 | percentage point"]],
  ["The index lost 0.4 points.", ["0.4 points | =0.4 | point"]],
  ["The yield rose 25 basis points.", ["25 basis points | =25 | basis point"]],
  [
    "Prices rose by 1.1 per cent to 9.45 per cent.",
    ["1.1 per cent | =1.1 | percent", "9.45 per cent | =9.45 | percent"],
  ],
  ["Inflation went from 1.1 per cent to 9.45.", ["1.1 per cent | =1.1 | percent", "9.45 | =9.45 | "]],
  ["Tens of thousands of people marched.", ["Tens of thousands | >=10000 |  | person"]],
  ["Dozens of boats sank.", ["Dozens | >=12 |  | boat"]],
  ["They spent hundreds of millions of dollars.", ["hundreds of millions | >=100000000 |  | dollar"]],
  ["It cost 3 dollars 50 cents.", ["3 dollars 50 cents | =3.5 | US dollar"]],
  ["It cost 15 dollars and 50.", ["15 dollars and 50 | =15.5 | US dollar"]],
  ["She is 5 feet 6 inches tall.", ["5 feet 6 inches | =5.5 | foot"]],
  ["It ran 2 hours and 30 minutes.", ["2 hours and 30 minutes | =2.5 | hour"]],
  ["The loss was US$-99.99.", ["US$-99.99 | =-99.99 | US dollar"]],
  ["The mill cost USD34.6 million.", ["USD34.6 million | =34600000 | US dollar"]],
  ["A magnitude 6.1 earthquake shook Arden.", ["6.1 | =6.1 | magnitude"]],
  ["A 5.4-magnitude quake followed.", ["5.4-magnitude | =5.4 | magnitude"]],
  ["It stopped half a mile away.", ["half a mile | =0.5 | mile"]],
  ["Two and a quarter million people voted.", ["Two and a quarter million | =2250000 |  | person"]],
  ["It fell six point five percent.", ["six point five percent | =6.5 | percent"]],
])("%s", (text, expected) => {
  expect(
    read(text).map((one, index) =>
      expected[index]?.split("|").length === 3 ? one.split(" | ").slice(0, 3).join(" | ") : one,
    ),
  ).toEqual(expected);
});

test("words that every object of the language has are words like others", () => {
  expect(read("The league named 5 constructor titles.")).toEqual(["5 | =5 |  | constructor title"]);
  expect(read("It sold 20 toString shares.")).toEqual(["20 | =20 |  | tostring share"]);
  expect(read("They counted 4 constructor dollars.")[0]).toMatch(/^4 \| =4 \|/);
});

test("dates, times of day, ordinals, model numbers and bare years count nothing", () => {
  for (const text of [
    "It opened on 3 May 2021.",
    "They met at 2 pm.",
    "The 21st meeting failed.",
    "An F-16 landed.",
    "In 2019 it rained.",
    "See No. 10.",
    "the 1990s",
    "Case No. 4471 was opened.",
    "Docket 218 was closed on Interstate 95 near exit 40.",
    "He came at 8 in the morning.",
    "They met at six o'clock.",
    `It is at https://arden.example/${"a%28b/".repeat(90)}7.`,
  ]) {
    expect(read(text)).toEqual([]);
  }
});

test("words that only look like units are none", () => {
  expect(read("Some 50,000 in the city marched.").every((one) => !one.includes("inch"))).toBe(true);
  expect(read("They left at 6pm.")).toEqual([]);
});

test("decimal commas where the language writes them", () => {
  expect(read("Der Preis stieg um 2,5 Prozent.", "de")[0]).toContain("=2.5 | percent");
});

test("any text: spans lie inside it and values are finite", () => {
  const piece = fc.constantFrom(
    "1",
    "23",
    ",",
    ".",
    " ",
    "million",
    "two",
    "-",
    "half",
    "of",
    "%",
    "$",
    "hundred",
    "and",
    "to",
    "/",
    "½",
    "½",
    "km",
    "a",
    "٣",
    "9".repeat(400),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 40 }).map((all) => all.join(" ")),
      ),
      (text) => {
        for (const { span, value } of annotated(articleOf(text), times, quantities).quantities) {
          expect(span.start < span.end && span.end <= text.length && Number.isFinite(value)).toBe(true);
        }
      },
    ),
    { seed: 8, numRuns: 300 },
  );
});
