import { expect, test } from "vitest";
import { spelledIn } from "../../../src/annotation/names/acronyms.ts";
import { wordsFrom } from "../../../src/annotation/names/words.ts";

function spelled(text: string): string {
  const tokens = [...text.matchAll(/\S+/g)];
  const start = Int32Array.from(tokens, (one) => one.index);
  const end = Int32Array.from(tokens, (one) => one.index + one[0].length);
  return spelledIn(wordsFrom(text, start, end, [{ start: 0, end: text.length }])).join("");
}

test("an acronym in brackets marks the words whose initials it has, and itself wherever it stands", () => {
  expect(spelled("The Norvik Union of Rail Workers ( NURW ) met ; NURW left .")).toBe("0222220100010".padEnd(14, "0"));
  expect(spelled("NRU is the Norvik Rail Union ( NRU ) .")).toBe("1002220100");
});

test("what does not spell it out is left alone", () => {
  expect(spelled("The Torvik Rail Union ( NRU ) met .")).toMatch(/^0+$/);
  expect(spelled("The Norvik Big Rail Union ( NRU ) met .")).toMatch(/^0+$/);
  expect(spelled("( NRU ) met .")).toMatch(/^0+$/);
});
