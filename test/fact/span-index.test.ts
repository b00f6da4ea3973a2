import fc from "fast-check";
import { expect, test } from "vitest";
import { detailsOf } from "../../src/fact/details.ts";
import { groundOf, lineagesOf } from "../../src/fact/ground.ts";
import { SpanIndex } from "../../src/fact/span-index.ts";
import { type AnnotatedArticle, contains, type Span, supportCounter } from "../../src/model/index.ts";
import { lineages, oneStory } from "./piles.ts";

const spans = fc.tuple(fc.nat(900), fc.nat(300)).map(([start, length]): Span => ({ start, end: start + length + 1 }));

test("what lies around a place is what holds it, in the order in which it came", () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 40 }), spans, (laid, at) => {
      const index = new SpanIndex<number>();
      for (const [number, span] of laid.entries()) index.add(span, number);
      expect(index.around(at)).toEqual(laid.flatMap((span, number) => (contains(span, at) ? [number] : [])));
    }),
    { seed: 7 },
  );
});

/** An article with one sentence of words that nobody else has, behind short ones of its own. */
function endless(id: string): AnnotatedArticle {
  const words = Array.from({ length: 20_000 }, (_, k) => `w${((k * 7919) % 1_000_003).toString(36)}q`);
  const opening = Array.from({ length: 20 }, (_, k) => `Own ${id}${k}. `);
  const text = `${opening.join("")}${words.join(" ")}.`;
  let end = 0;
  const sentences = [...opening, text.slice(opening.join("").length)].map((sentence): Span => {
    end += sentence.length;
    return { start: end - sentence.length, end: end - (sentence.endsWith(" ") ? 1 : 0) };
  });
  const none = {
    tokens: [],
    entities: [],
    quotes: [],
    claims: [],
    events: [],
    quantities: [],
    times: [],
    messages: [],
  };
  const article = { id, location: id, text, language: "en", body: [{ start: 0, end }], aside: [], credits: [] };
  return { article, annotation: { article: id, sentences, ...none } };
}

test("a copied sentence without end is one detail", () => {
  const pile = [endless("velm"), endless("karst")];
  const map = lineages(pile);
  const articles = new Map(pile.map((one) => [one.article.id, one]));
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const found = detailsOf(groundOf(oneStory(pile)[0]!, articles, counter, lineagesOf(map)), []);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "attribute", support: { articles: 2, lineages: { atLeast: 2 } } });
  expect(found[0]!.text.length).toBeLessThanOrEqual(140);
});
