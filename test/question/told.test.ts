import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ZodError } from "zod";
import { Pile } from "../../src/question/index.ts";
import { Unanswerable } from "../../src/question/question.ts";
import { type Answer, ask, secondStore } from "./asked.ts";

/** What the second pile answers, question by question; `npx vitest run test/question/told.test.ts -u` writes it anew. */
let pile: Pile;
let stories: Answer[];
beforeAll(async () => {
  pile = new Pile(await secondStore());
  stories = (await ask(pile, "stories", {})).items;
});

const storyOf = (words: string): string => stories.find(({ title }) => title.includes(words)).id;

async function factOf(story: string, words: string): Promise<string> {
  const { items } = await ask(pile, "facts", { story: storyOf(story), limit: 200 });
  return items.find(({ text }: Answer) => text.includes(words)).id;
}

async function lineageOf(article: string): Promise<string> {
  return (await ask(pile, "article-lineage", { id: article })).lineage.id;
}

type Asking = readonly [name: string, input: () => object | Promise<object>];
const given = (name: string, input: object = {}): Asking => [name, () => input];
const ASKED: readonly Asking[] = [
  ...[given("status"), given("corrections"), given("exports", {}), given("events", { limit: 5 })],
  ...[given("stories", { limit: 3 }), given("stories", { disputed: true }), given("stories", { minLineages: 3 })],
  ...[
    given("stories", { q: "quake" }),
    given("stories", { publisher: "Coast Mail" }),
    given("stories", { language: "de" }),
  ],
  ...[given("stories", { since: "2031-06-04", until: "2031-06-05" }), given("stories", { until: "2031-04-30" })],
  ...[
    given("articles", { limit: 2 }),
    given("articles", { q: "smoking", limit: 2 }),
    given("articles", { language: "de" }),
  ],
  ...[given("article", { id: "trial-post" }), given("article", { id: "trial-post", text: true })],
  ...[given("article-lineage", { id: "quake-spun" }), given("links", { article: "rail-copy" })],
  ...[given("lineages", { limit: 2 }), given("trace", { id: "quake-lamp" }), given("versions", { id: "trial-post" })],
  ...[
    given("compare", { a: "rail-ledger", b: "rail-copy" }),
    given("compare", { a: "quake-second", b: "quake-sennebote" }),
  ],
  ["lineage", async () => ({ id: await lineageOf("quake-lamp") })],
  ["story", () => ({ id: storyOf("Carpaza") })],
  ["story", () => ({ id: storyOf("Otters") })],
  ["story-changes", () => ({ id: storyOf("Carpaza") })],
  ["facts", () => ({ story: storyOf("smoking"), limit: 5 })],
  ["facts", () => ({ story: storyOf("Holt"), disputed: true })],
  given("facts", { minLineages: 2, limit: 5 }),
  ["fact", async () => ({ id: await factOf("Holt", "nine years"), spans: 3 })],
  ["fact", async () => ({ id: await factOf("Carpaza", "dam"), spans: 1 })],
  ...[
    given("utterances", { speaker: "Renn" }),
    given("utterances", { speaker: "Nobody" }),
    given("utterances", { limit: 2 }),
  ],
  ...[
    given("entities", { limit: 4 }),
    given("entities", { q: "Holt" }),
    given("entities", { type: "place", limit: 3 }),
  ],
  ...[
    given("search", { q: "dam" }),
    given("search", { q: "ban beaches", facets: true, limit: 2 }),
    given("search", { q: "xyzzy" }),
  ],
  ...[given("search", { q: '"nine years"' }), given("search", { q: "quake -bakery", limit: 3 })],
  ...[
    "The dam at Alto Frío has burst.",
    "Casimir Holt was sentenced to nine years in prison.",
    "The law bans smoking on beaches.",
  ].map((claim) => given("check", { claim })),
  ...[
    "Northern Rail will cut 2,300 jobs.",
    "86 people were killed.",
    "The moon is made of glass.",
    "Holt was acquitted.",
  ].map((claim) => given("check", { claim })),
  ...["second-value", "new-story", "origin-added", "text-changed"].map((when) => given("alerts", { when, limit: 3 })),
  ...[
    given("alerts", { when: "lineages", atLeast: 3, limit: 3 }),
    given("alerts", { when: "new-story", words: "quake" }),
  ],
  ...[given("article", { id: "none" }), given("story", { id: "none" }), given("fact", { id: "none" })],
];

test("what is asked and what is answered", async () => {
  const rows: string[] = [];
  for (const [name, make] of ASKED) rows.push(...(await answered(name, await make())));
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(import.meta.dirname, "told.txt"));
});

async function answered(name: string, input: object): Promise<string[]> {
  const head = `${name} ${JSON.stringify(input)}`;
  try {
    const { asOf: _, coverage: __, ...answer } = await ask(pile, name, input);
    return [head, ...linesOf(answer, "  ")];
  } catch (error) {
    if (error instanceof Unanswerable) return [head, `  ${error.why}: ${error.message}`];
    if (error instanceof ZodError)
      return [head, ...error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`)];
    throw error;
  }
}

/** A field a line; what fits on one stands on one. */
function linesOf(value: Answer, indent: string): string[] {
  const isShort = (one: unknown) => JSON.stringify(one) === undefined || JSON.stringify(one).length < 200;
  return Object.entries(value).flatMap(([field, one]) =>
    isShort(one) || typeof one !== "object"
      ? [`${indent}${field}: ${JSON.stringify(one)}`]
      : [`${indent}${field}:`, ...linesOf(one, `${indent}  `)],
  );
}
