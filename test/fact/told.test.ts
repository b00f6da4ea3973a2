import { join } from "node:path";
import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { findLineages } from "../../src/lineage/index.ts";
import { type AnnotatedArticle, type Fact, labelOf } from "../../src/model/index.ts";
import { findStories } from "../../src/story/index.ts";
import { annotatedExample } from "../told-piles.ts";

test.each(["pile", "tiny", "second"])("facts and utterances of the pile %s", async (name) => {
  const pile = await annotatedExample(name);
  const map = findLineages(pile);
  const { facts, utterances } = findFacts(pile, findStories(pile, map), map);
  const lines = [
    ...facts.flatMap((fact) => told(fact, pile)),
    ...utterances.map(({ quotes, speakers, support }) => {
      const names = speakers.map((one) => `${one.name} (${one.quotes.length})`).join(", ");
      return `utterance ${quotes.length}\t${names}\t${JSON.stringify(support)}`;
    }),
  ];
  expect(facts.length).toBeGreaterThan(0);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(import.meta.dirname, "told", `${name}.txt`));
});

function told(fact: Fact, pile: readonly AnnotatedArticle[]): string[] {
  const { kind, text, mentions, support, disagreement, claim, status } = fact;
  const byId = new Map(pile.map(({ article }) => [article.id, article]));
  return [
    `${kind}\t${text}\t${JSON.stringify(support)}\t${status ?? ""}\t${claim ? JSON.stringify(claim) : ""}`,
    ...mentions.map(({ article: id, span }) => {
      const article = byId.get(id)!;
      return `  ${labelOf(article)} ${span.start}: ${article.text.slice(span.start, span.end).replace(/\s+/g, " ")}`;
    }),
    ...(disagreement?.values ?? []).map(({ value, normal = "", mentions: of, support: by }) =>
      [`  ${disagreement?.kind}`, value, normal, of.join(" "), JSON.stringify(by)].join("\t"),
    ),
  ];
}
