import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { articleOf } from "../articles.ts";

function mentionsOf(text: string, name: string, published?: string): string[] {
  const entities = annotate(articleOf(text, published ? { published } : {}), "full").entities;
  const entity = entities.find((one) => one.name === name);
  return (entity?.mentions ?? []).map(({ span }) => text.slice(span.start, span.end));
}

test("an office of the tables with its country or seat means who holds it", () => {
  const text = "Vladimir Putin met farmers. Later the Kremlin chief flew to Omsk. The Russian leader smiled.";
  expect(mentionsOf(text, "Vladimir Putin", "2022-05-01")).toEqual([
    "Vladimir Putin",
    "the Kremlin chief",
    "The Russian leader",
  ]);
});

test("an office counts on the day of publication only", () => {
  const text = "Tony Blair met farmers. The British prime minister spoke.";
  expect(mentionsOf(text, "Tony Blair", "2003-05-01")).toHaveLength(2);
  expect(mentionsOf(text, "Tony Blair", "2015-05-01")).toEqual(["Tony Blair"]);
});

test("an office written with the name is known later in the text", () => {
  const text =
    "Norwegian Foreign Minister Ada Lindqvist arrived. The Norwegian foreign minister was tired. The minister slept.";
  expect(mentionsOf(text, "Ada Lindqvist")).toEqual([
    "Ada Lindqvist",
    "The Norwegian foreign minister",
    "The minister",
  ]);
});

test("an age given with the name means the one person of that age", () => {
  const text = "Peter Brandt, 70, won. Ada Lindqvist, 41, came second. The 70-year-old said little.";
  expect(mentionsOf(text, "Peter Brandt")).toEqual(["Peter Brandt", "The 70-year-old"]);
});

test("a description that fits two people is left open", () => {
  const text = "Minister Ada Lindqvist met Minister Peter Brandt. The minister was late.";
  expect(mentionsOf(text, "Ada Lindqvist")).toEqual(["Ada Lindqvist"]);
  expect(mentionsOf(text, "Peter Brandt")).toEqual(["Peter Brandt"]);
});

test("a kind of organisation means the one mentioned", () => {
  const text = "The talk was shown by Al Jazeera. The broadcaster gave no figures.";
  expect(mentionsOf(text, "Al Jazeera")).toEqual(["Al Jazeera", "The broadcaster"]);
});
