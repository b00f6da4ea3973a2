import { expect, test } from "vitest";
import { factsOf, groundOf, lineagesOf } from "../../src/fact/index.ts";
import { type AnnotatedArticle, type Story, supportCounter } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const PILE = [
  report(
    "a",
    "The mayor of Velm was on leave. The grain mill of Ostaby collapsed on Monday, her office said. The mill stood in Ostaby since the 19th century.",
  ),
  report("b", "OSTABY (Northline) - The grain mill of Ostaby collapsed on Monday, 12 May. Nobody was hurt in Ostaby."),
];

function told(keys: NonNullable<Story["keys"]>): Story {
  const map = lineages(PILE);
  const byId = new Map<string, AnnotatedArticle>(PILE.map((one) => [one.article.id, one]));
  const counter = supportCounter(
    PILE.map(({ article }) => article),
    map,
  );
  return factsOf(groundOf({ ...oneStory(PILE)[0]!, keys }, byId, counter, lineagesOf(map))).story;
}

function answers({ keys = [] }: Story): string[] {
  return keys.map(({ question, text }) => `${question}: ${text}`);
}

test("what, where and when are told by the best supported fact, the surest place and the fullest name of the day", () => {
  const [what, where, when] = answers(told([]));
  expect(what).toMatch(/^what: (?:OSTABY \(Northline\) - )?The grain mill of Ostaby collapsed on Monday/u);
  expect(where).toMatch(/^where: Ostaby$/iu);
  expect(when).toBe("when: Monday, 12 May");
});

test("a century of which one report tells is no day of the event", () => {
  expect(told([]).when).toEqual({ start: "2031-05-12", end: "2031-05-12" });
});

test("every answer slices to its words, and what the facts do not answer stays", () => {
  const who = { question: "who", text: "mayor of Velm", article: "a", span: { start: 4, end: 17 } } as const;
  const story = told([who]);
  expect(answers(story)[0]).toBe("who: mayor of Velm");
  for (const { article, span, text } of story.keys ?? [])
    expect(PILE.find((one) => one.article.id === article)!.article.text.slice(span.start, span.end)).toBe(text);
});
