import { expect, test } from "vitest";
import { annotate, resolveStory } from "../../../src/annotation/index.ts";
import { type AnnotatedArticle, applyEntities } from "../../../src/model/index.ts";
import { articleOf } from "../articles.ts";

const full = one("full", "Inspector Anna Kowalska said the bridge was safe.");
const short = one("short", "Kowalska said that the bridge was safe.");
const other = one("other", "Anna Kowalska won the race in Oslo.");

function one(id: string, text: string): AnnotatedArticle {
  const article = articleOf(text, { id });
  return { article, annotation: annotate(article, "full") };
}

/** Articles of one story as the story names what is in them. */
function resolved(...story: readonly AnnotatedArticle[]): AnnotatedArticle[] {
  const table = resolveStory(story);
  return story.map(({ article, annotation }) => ({ article, annotation: applyEntities(annotation, table) }));
}

function idOf(story: readonly AnnotatedArticle[], article: string, words: string): string | undefined {
  const found = story.find((each) => each.article.id === article);
  const id = found?.annotation.entities.find((entity) =>
    entity.mentions.some(({ span }) => found.article.text.slice(span.start, span.end) === words),
  )?.id;
  expect(id, words).toBeDefined();
  return id;
}

test("a full name in one report resolves a surname in another of the same story", () => {
  const story = resolved(full, short);
  expect(idOf(story, "short", "Kowalska")).toBe(idOf(story, "full", "Anna Kowalska"));
  expect(story[1]?.annotation.entities[0]?.name).toBe("Anna Kowalska");
});

test("a lone name is a surname before it is a given name", () => {
  const story = resolved(
    one("a", "Inspector Ruta Jordan said the bridge was safe."),
    one("b", "Jordan Pellmore sold the bakery."),
    one("c", "Inspector Jordan said that the bridge was safe."),
  );
  expect(idOf(story, "c", "Jordan")).toBe(idOf(story, "a", "Ruta Jordan"));
  expect(idOf(story, "b", "Jordan Pellmore")).not.toBe(idOf(story, "a", "Ruta Jordan"));
});

test("outside the story a surname stays alone, a full name keeps its id", () => {
  const inFull = idOf(resolved(full), "full", "Anna Kowalska");
  expect(idOf(resolved(short), "short", "Kowalska")).not.toBe(inFull);
  expect(idOf(resolved(other), "other", "Anna Kowalska")).toBe(inFull);
});

test("spellings of one person's name are one person, two people of one surname stay two", () => {
  const story = resolved(
    one("uk", "President Oleksiy Dubrovskyy rejected the plan. Dubrovskyy spoke in Lvod."),
    one("ru", "President Alexei Dubrovsky rejected the plan. Dubrovsky spoke in Lvod."),
    one("other", "Minister Marta Dubrovska welcomed the plan."),
  );
  const [first, second] = [idOf(story, "uk", "Oleksiy Dubrovskyy"), idOf(story, "ru", "Alexei Dubrovsky")];
  expect(first).toBe(second);
  expect(idOf(story, "other", "Marta Dubrovska")).not.toBe(first);
  expect(idOf(story, "ru", "Dubrovsky")).toBe(first);
});

test("the order of the articles does not matter, and annotations stay as they were made", () => {
  const before = JSON.stringify([full, short, other]);
  expect(resolveStory([other, short, full])).toEqual(resolveStory([full, short, other]));
  expect(JSON.stringify([full, short, other])).toBe(before);
});
