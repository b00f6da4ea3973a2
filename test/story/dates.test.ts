import { expect, test } from "vitest";
import type { Article } from "../../src/model/index.ts";
import { datingOf } from "../../src/story/dates.ts";

const DAY = 86_400_000;
const article = (text: string, published?: string): Article => ({
  id: "a",
  location: "",
  text,
  language: "en",
  body: [{ start: 0, end: text.length }],
  aside: [],
  credits: [],
  ...(published !== undefined && { published }),
});

test.each([
  ["March 4, 2019 The harbour of Lindvik", "2019-03-04"],
  ["Posted on 4th March 2019 by the desk", "2019-03-04"],
  ["Updated: 2019-03-04 17:52", "2019-03-04"],
])("a full date at the top of the text counts: %s", (text, day) => {
  expect(datingOf(article(text)).written).toBe(Date.parse(day) / DAY);
});

test("the stated date is read to the day; an impossible one is none", () => {
  expect(datingOf(article("", "2020-02-29T23:10:00Z")).stated).toBe(Date.parse("2020-02-29") / DAY);
  expect(datingOf(article("", "2020-13-45")).stated).toBeUndefined();
  expect(datingOf(article("", "yesterday")).stated).toBeUndefined();
});

test("days and years mentioned are kept", () => {
  const { mentions, years } = datingOf(article("The fair ran from May 3 to 5 May and was first held in 1987."));
  expect([...mentions]).toEqual([4 * 31 + 3, 4 * 31 + 5]);
  expect([...years]).toEqual([1987]);
});
