import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { type AnnotatedArticle, emptyAnnotation, type Quote } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

/** An article of `count` quotations that all differ. */
function quoted(id: string, count: number): AnnotatedArticle {
  const text = Array.from({ length: count }, (_, i) => `w${i} said. `).join("");
  const quotes: Quote[] = [];
  for (let i = 0, at = 0; i < count; i++) {
    const span = { start: at, end: at + `w${i}`.length };
    quotes.push({ id: `${id}-${i}`, article: id, span, kind: "direct", marks: "present", speaker: {} });
    at += `w${i} said. `.length;
  }
  const base = report(id, "");
  const article = { ...base.article, text, body: [{ start: 0, end: text.length }] };
  return { article, annotation: { ...emptyAnnotation(id), quotes } };
}

// A test that runs into its time limit shows work that grows faster than the input.
test("more facts in one story than a call takes arguments", () => {
  const pile = [quoted("a", 130_000)];
  const { facts, utterances } = findFacts(pile, oneStory(pile), lineages(pile));
  expect(utterances.length).toBe(130_000);
  expect(facts.length).toBe(130_000);
});

test("as many stories as articles", () => {
  const pile = Array.from({ length: 5_000 }, (_, i) => quoted(`a${i}`, 1));
  const stories = pile.flatMap((one) => oneStory([one]).map((story) => ({ ...story, id: `s${one.article.id}` })));
  expect(findFacts(pile, stories, lineages(pile)).facts.length).toBe(5_000);
});

test("one long word, thousands of equal numbers, names and days in one story", () => {
  const pile = ["a", "b"].map((id) =>
    report(
      id,
      `${"a".repeat(100_000)}\n${`About 300 people on Monday of ${id} Quill. `.repeat(600)}\n${"x of Ada ".repeat(2_000)}`,
    ),
  );
  expect(findFacts(pile, oneStory(pile), lineages(pile)).facts.length).toBeGreaterThan(0);
});
