import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { findLineages } from "../../src/lineage/index.ts";
import { type AnnotatedArticle, labelOf, type Story } from "../../src/model/index.ts";
import { findStories } from "../../src/story/index.ts";
import { annotatedExample } from "../told-piles.ts";

const golden = (name: string) => join(import.meta.dirname, "told", `${name}.txt`);
const piles = new Map<string, readonly AnnotatedArticle[]>();

beforeAll(async () => {
  for (const name of ["pile", "tiny", "second"]) piles.set(name, await annotatedExample(name));
});

test.each(["pile", "tiny", "second"])("stories of the pile %s: title, days, support, summary, keys", async (name) => {
  const pile = piles.get(name)!;
  const stories = findStories(pile, findLineages(pile));
  await expect(`${told(pile, stories).join("\n")}\n`).toMatchFileSnapshot(golden(name));
});

test("stories without lineages: near-copies are found inside", async () => {
  const pile = piles.get("pile")!;
  await expect(`${told(pile, findStories(pile)).join("\n")}\n`).toMatchFileSnapshot(golden("alone"));
});

function told(pile: readonly AnnotatedArticle[], stories: readonly Story[]): string[] {
  const byId = new Map(pile.map(({ article }) => [article.id, article]));
  const name = (id: string) => labelOf(byId.get(id)!);
  const words = (id: string, span: { start: number; end: number }) =>
    byId.get(id)!.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return stories.flatMap(({ title, articles, support, start = "", end = "", summary, keys, passages }) => [
    `${title}\t${start}..${end}\t${JSON.stringify(support)}`,
    `  of ${articles.map(name).sort().join(" ")}`,
    ...(summary ?? []).map(({ article, span }) => `  says ${name(article)}: ${words(article, span)}`),
    ...(keys ?? []).map(
      ({ question, text, article, span }) => `  ${question} ${text} (${name(article)} ${span.start})`,
    ),
    ...(passages ?? []).map(({ article, span }) => `  passage ${name(article)}: ${words(article, span)}`),
  ]);
}
