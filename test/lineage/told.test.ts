import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compareArticles, findLineages } from "../../src/lineage/index.ts";
import { type AnnotatedArticle, labelOf, type Span } from "../../src/model/index.ts";
import { annotatedExample } from "../told-piles.ts";
import { article, FERRY, FERRY_REWRITE } from "./pile.ts";

const golden = (name: string) => join(import.meta.dirname, "told", `${name}.txt`);
let pile: readonly AnnotatedArticle[];

beforeAll(async () => {
  pile = await annotatedExample("pile");
});

/** Scores to four places: a changed constant of the model, its features or its keys shows here. */
test.each([
  ["pile", "links"],
  ["second", "second-links"],
])("links and lineages of the pile %s", async (of, file) => {
  const pile = await annotatedExample(of);
  const { links, lineages, strict, loose } = findLineages(pile);
  const name = nameIn(pile);
  const groups = (all: readonly (readonly string[])[]) =>
    all.filter((ids) => ids.length > 1).map((ids) => ids.map(name).sort().join(" "));
  const lines = [
    ...links.map(({ a, b, kind, score, direction, evidence }) =>
      [name(a), name(b), kind, score.toFixed(4), direction, evidence.length].join("\t"),
    ),
    ...lineages.filter(({ articles }) => articles.length > 1).map(({ weakest }) => `weakest ${weakest.toFixed(4)}`),
    ...groups(lineages.map(({ articles }) => articles)).map((line) => `shipped ${line}`),
    ...groups(strict).map((line) => `strict ${line}`),
    ...groups(loose).map((line) => `loose ${line}`),
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden(file));
});

test("pairs of the example pile word against word", async () => {
  const ferries = pile.filter(({ article }) => /ferry|water/.test(labelOf(article)));
  const lines = ferries.flatMap((a, i) => ferries.slice(i + 1).map((b) => compared(a, b)));
  expect(lines.length).toBeGreaterThan(20);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("pairs"));
});

test("pairs of the second pile word against word", async () => {
  const all = await annotatedExample("second");
  const lines = all.flatMap((a, i) => all.slice(i + 1).map((b) => compared(a, b)));
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("second-pairs"));
});

test("a rewrite word against word", async () => {
  const [a, b] = [article("a", FERRY), article("b", FERRY_REWRITE)];
  const found = compareArticles(a, b);
  const at = ({ article: { text } }: AnnotatedArticle, span: Span | undefined) =>
    span ? text.slice(span.start, span.end).replace(/\s+/g, " ") : "";
  const lines = [
    compared(a, b),
    ...found.alignedSentences.map((pair) => `${pair.score.toFixed(4)}\t${at(a, pair.a)}\t${at(b, pair.b)}`),
    ...found.changedWords.map((words) => `changed\t${at(a, words.a)}\t${at(b, words.b)}`),
    ...found.evidence.map((one) => `${one.signal}\t${at(a, one.a)}\t${at(b, one.b)}`),
    ...found.masked.a.map((span) => `masked\t${at(a, span)}`),
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(golden("rewrite"));
});

function compared(a: AnnotatedArticle, b: AnnotatedArticle): string {
  const { kind, score, direction, containment, alignedSentences, changedWords, masked, reasons } = compareArticles(
    a,
    b,
  );
  const counts = [alignedSentences, changedWords, masked.a, masked.b].map((list) => list.length).join("/");
  const names = [a, b].map(({ article }) => labelOf(article));
  return [...names, kind, score.toFixed(4), direction, containment.toFixed(4), counts, reasons.join("; ")].join("\t");
}

function nameIn(articles: readonly AnnotatedArticle[]): (id: string) => string {
  const names = new Map(articles.map(({ article }) => [article.id, labelOf(article)]));
  return (id) => names.get(id) ?? id;
}
