import { expect, test } from "vitest";
import { type AnnotatedArticle, type Entity, emptyAnnotation } from "../../src/model/index.ts";
import { keysOf } from "../../src/story/keys.ts";

/** A report whose words are all names of the given types. */
function report(id: string, names: Readonly<Record<string, Entity["type"]>>): AnnotatedArticle {
  const text = Object.keys(names).join(" ");
  const body = [{ start: 0, end: text.length }];
  const entities = Object.entries(names).map(([name, type]): Entity => {
    const span = { start: text.indexOf(name), end: text.indexOf(name) + name.length };
    return { id: `${type}:${name}`, name, type, mentions: [{ article: id, span, form: "name" }] };
  });
  const article = { id, location: id, text, language: "en", body, aside: [], credits: [] };
  return { article, annotation: { ...emptyAnnotation(id), entities } };
}

const answers = (story: readonly AnnotatedArticle[]) =>
  keysOf(story).map(({ question, text }) => `${question} ${text}`);

test("a name answers who or where as most reports of the story read it, a place where they are divided", () => {
  const [person, place] = [report("a", { Ostby: "person" }), report("b", { Ostby: "place" })];
  expect(answers([person, place])).toEqual(["where Ostby"]);
  expect(answers([person, report("c", { Ostby: "organisation" }), place])).toEqual(["who Ostby"]);
});

test("names that most reports carry come first, and no name twice", () => {
  const story = [
    report("a", { Lund: "person", "Pia Lund": "person", Ellow: "place" }),
    report("b", { "Pia Lund": "person", Harbourmaster: "organisation" }),
  ];
  expect(answers(story)).toEqual(["who Pia Lund", "who Harbourmaster", "where Ellow"]);
});
