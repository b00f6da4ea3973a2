import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import type { Entity } from "../../../src/model/index.ts";
import { articleOf } from "../articles.ts";

function mentionsOf(text: string, name: string): string[] {
  const entity = found(text).find((one) => one.name === name);
  return (entity?.mentions ?? []).map((mention) => text.slice(mention.span.start, mention.span.end));
}

function found(text: string): readonly Entity[] {
  return annotate(articleOf(text), "full").entities;
}

test("a surname stands for the full name, a pronoun for the latest fitting person", () => {
  const text =
    "Minister Anna Kowalska spoke on Monday. Peter Brandt listened. Kowalska said she would resign. He left.";
  expect(mentionsOf(text, "Anna Kowalska")).toEqual(["Anna Kowalska", "Kowalska", "she"]);
  expect(mentionsOf(text, "Peter Brandt")).toEqual(["Peter Brandt", "He"]);
});

test.each([
  ["Mr Tarrow", "Mrs Pellmore"],
  ["Mr. Sasha Tarrow", "Ms.  Robin Pellmore"],
  ["Sir Robin Tarrow", "Lady Pellmore"],
])("a title says who he and she are: %s, %s", (he, she) => {
  for (const pair of [`${he} met ${she}`, `${she} met ${he}`]) {
    const text = `${pair} in Ellerwick on Monday. She spoke first. He left early.`;
    const meant = (pronoun: string) =>
      found(text).find(({ mentions }) => mentions.some(({ span }) => text.slice(span.start, span.end) === pronoun))
        ?.name;
    expect(meant("She")).toMatch(/Pellmore$/);
    expect(meant("He")).toMatch(/Tarrow$/);
  }
});

test("a title says which of two bearers of one surname is meant", () => {
  const text = "Peter Brandt opened the mill. Johanna Brandt sang. Mr Brandt spoke of rye, and Mrs Brandt of tea.";
  expect(mentionsOf(text, "Peter Brandt")).toEqual(["Peter Brandt", "Brandt"]);
  expect(mentionsOf(text, "Johanna Brandt")).toEqual(["Johanna Brandt", "Brandt"]);
});

test("countries are linked by name and by nationality", () => {
  const text = "The Norwegian minister flew home to Norway after talks in France.";
  const norway = found(text).find((one) => one.country === "NOR");
  expect(norway).toMatchObject({ name: "Norway", type: "country", wikidata: "Q20" });
  expect(norway?.mentions.map((mention) => mention.form)).toEqual(["description", "name"]);
});

test("a capital that acts stands for its country, a capital that is visited is a place", () => {
  const text = "Oslo denied the report. The minister flew to Oslo on Friday.";
  const entities = found(text).filter((one) => one.country === "NOR");
  expect(entities.map((one) => [one.name, one.type, one.mentions.length])).toEqual([
    ["Norway", "country", 1],
    ["Oslo", "place", 1],
  ]);
});

test("organisations of the tables are known by their short names", () => {
  const text = "Talks at the International Monetary Fund failed. The IMF gave no reason.";
  const imf = found(text).find((one) => one.wikidata === "Q7804");
  expect(imf?.mentions).toHaveLength(2);
});

test("every mention slices to the words shown, and ids are unique", () => {
  const text = "Ava Lind met Bo Lind in Oslo. Lind smiled. Ava Lind and the Oslo Opera agreed.";
  const entities = found(text);
  expect(new Set(entities.map((one) => one.id)).size).toBe(entities.length);
  for (const { mentions } of entities) {
    for (const { span } of mentions) expect(text.slice(span.start, span.end)).toMatch(/^\S(?:.*\S)?$/u);
  }
});

test("names in asides are not analysed", () => {
  const text = "Ava Lind spoke. More: Carl Berg sings.";
  const article = articleOf(text, {
    body: [{ start: 0, end: 15 }],
    aside: [{ span: { start: 15, end: text.length }, kind: "teaser" }],
  });
  expect(annotate(article, "full").entities.map((one) => one.name)).toEqual(["Ava Lind"]);
});
