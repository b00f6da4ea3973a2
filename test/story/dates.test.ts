import { expect, test } from "vitest";
import { datingOf, standingDay } from "../../src/story/dates.ts";

const articleOf = (text: string, published?: string) => ({
  id: "a",
  location: "a",
  text,
  language: "en",
  body: [{ start: 0, end: text.length }],
  aside: [],
  credits: [],
  ...(published !== undefined && { published }),
});
const dating = (text: string) => datingOf(articleOf(text));
const day = (iso: string) => Date.parse(iso) / 86_400_000;

test("a month told as past is the earliest time of writing, a plan is not", () => {
  expect(dating("The port, and in March 2031, closed a pier. The pier opened in May 1990.").notBefore).toBe(
    day("2031-03-01"),
  );
  expect(dating("The council will vote in March 2031 on the pier.").notBefore).toBeUndefined();
  expect(dating("A pier that is due in March 2031 costs more. It was named in May 1990.").notBefore).toBe(
    day("1990-05-01"),
  );
});

test("ages of people are read in all their forms, counts are none", () => {
  const text = "A 41-year-old, Ada Moor, 26, of Velm and Jan Dorn (aged 63) were among 18 people, 17 years after 1999.";
  expect([...dating(text).ages]).toEqual([41, 26, 63]);
});

test("an article stands at its stated day, else at that written at its top, else after what it tells of", () => {
  const text = "May 4, 2030. The pier opened in March 2029.";
  const stands = (text: string, published?: string) => {
    const article = articleOf(text, published);
    const { stated, written, notBefore } = datingOf(article);
    expect(standingDay(article)).toBe(stated ?? written ?? notBefore);
    return standingDay(article);
  };
  expect(stands(text, "2030-05-06")).toBe(day("2030-05-06"));
  expect(stands(text, "soon")).toBe(day("2030-05-04"));
  expect(stands("The pier opened in March 2029.")).toBe(day("2029-03-01"));
  expect(stands("The pier is open.")).toBeUndefined();
});
