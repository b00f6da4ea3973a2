import { expect, test } from "vitest";
import { datingOf } from "../../src/story/dates.ts";

const dating = (text: string) =>
  datingOf({
    id: "a",
    location: "a",
    text,
    language: "en",
    body: [{ start: 0, end: text.length }],
    aside: [],
    credits: [],
  });
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
