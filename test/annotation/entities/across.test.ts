import { expect, test } from "vitest";
import { annotate, resolveAcross } from "../../../src/annotation/index.ts";
import type { AnnotatedArticle } from "../../../src/model/index.ts";
import { articleOf } from "../articles.ts";

const full = one("full", "Inspector Anna Kowalska said the bridge was safe.");
const short = one("short", "Kowalska said that the bridge was safe.");
const other = one("other", "Anna Kowalska won the race in Oslo.");

function one(id: string, text: string): AnnotatedArticle {
  const article = articleOf(text, { id });
  return { article, annotation: annotate(article, "full") };
}

function idOf(pile: readonly AnnotatedArticle[], article: string, words: string): string | undefined {
  const found = pile.find((each) => each.article.id === article);
  return found?.annotation.entities.find((entity) =>
    entity.mentions.some(({ span }) => found.article.text.slice(span.start, span.end) === words),
  )?.id;
}

test("a full name in one report resolves a surname in another of the same story", () => {
  const pile = resolveAcross([full, short], [["full", "short"]]);
  expect(idOf(pile, "short", "Kowalska")).toBe(idOf(pile, "full", "Anna Kowalska"));
  expect(pile[1]?.annotation.entities[0]?.name).toBe("Anna Kowalska");
});

test("outside the story a surname stays alone, a full name keeps its id", () => {
  const pile = resolveAcross([full, short, other], [["full"], ["short"]]);
  expect(idOf(pile, "short", "Kowalska")).not.toBe(idOf(pile, "full", "Anna Kowalska"));
  expect(idOf(pile, "other", "Anna Kowalska")).toBe(idOf(pile, "full", "Anna Kowalska"));
});

test("the order of the input does not matter", () => {
  const forth = resolveAcross([full, short, other], [["full", "short"], ["other"]]);
  const back = resolveAcross([other, short, full], [["other"], ["short", "full"]]);
  expect([...back].reverse()).toEqual(forth);
});

test("speakers and parties follow the entity", () => {
  const entity = short.annotation.entities[0];
  const span = { start: 0, end: 8 };
  const speaker = { span, ...(entity && { entity: entity.id }), name: "Kowalska" };
  const quote = { id: "q", article: "short", span, kind: "indirect", marks: "none", speaker } as const;
  const quoting = { ...short, annotation: { ...short.annotation, quotes: [quote] } };
  const pile = resolveAcross([full, quoting], [["full", "short"]]);
  expect(pile[1]?.annotation.quotes[0]?.speaker).toEqual({
    span,
    entity: idOf(pile, "full", "Anna Kowalska"),
    name: "Anna Kowalska",
  });
});
