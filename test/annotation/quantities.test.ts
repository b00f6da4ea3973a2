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
