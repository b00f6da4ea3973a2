import { z } from "zod";
import type { Article, Link } from "../model/index.ts";
import { type ArticleCard, addressOf, type LineageCard } from "../pile/cards.ts";
import { comparePair } from "../pile/compare.ts";
import { rawText } from "./comparing.ts";
import { sought } from "./hits.ts";
import { cardBefore, cardsOn, cardsPage } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question, Unanswerable, unknown } from "./question.ts";
import * as is from "./schemas.ts";
import { articleShown, wordsShown } from "./shown.ts";

const lineageRow = z.object({
  id: z.string(),
  weakest: z.number(),
  articles: z.array(z.string()),
  stories: z.array(z.string()),
});

export const lineages = question({
  name: "lineages",
  title: "Lineages",
  description:
    "Groups of articles that share one origin text, with the score of the weakest link that holds each together.",
  path: "lineages",
  input: z.strictObject({
    minArticles: z.int().min(1).max(1_000_000).default(2).meta({ description: "Of at least so many articles" }),
    ...is.paged,
  }),
  output: is.listOf(lineageRow),
  async answer(asked, { minArticles, limit, cursor }) {
    let last = "";
    const isWanted = ({ id, articles }: LineageCard) => {
      const isNext = id !== last && articles.length >= minArticles;
      last = id;
      return isNext;
    };
    const { items, ...rest } = await cardsPage<LineageCard>(asked, { on: "lineages", limit, cursor, isWanted });
    const rows = [];
    for (const card of items)
      rows.push({
        id: card.id,
        weakest: card.weakest,
        articles: [...card.articles],
        stories: await storiesOf(asked, card.id),
      });
    return { ...rest, items: rows };
  },
});

async function storiesOf(asked: Asked, lineage: string): Promise<string[]> {
  const stories: string[] = [];
  for await (const [, card] of cardsOn<LineageCard>(asked, { on: "lineages", prefix: `${lineage}\u0000` }))
    stories.push(card.story);
  return stories;
}

const linkShown = z.object({
  a: z.string(),
  b: z.string(),
  kind: z.string(),
  score: z.number(),
  direction: z.string(),
  evidence: z.array(z.object({ signal: z.string(), a: is.words.optional(), b: is.words.optional() })),
});

export const lineage = question({
  name: "lineage",
  title: "One lineage",
  description: "The articles of a lineage and the links between them.",
  path: "lineages/{id}",
  input: z.strictObject({ id: is.id, limit: is.limit, spans: is.spans }),
  output: z.object({
    id: z.string(),
    weakest: z.number(),
    stories: z.array(z.string()),
    articles: z.array(is.article),
    articlesInAll: z.int(),
    links: z.array(linkShown),
  }),
  async answer(asked, { id, limit, spans }) {
    const card = (await cardBefore<LineageCard>(asked, "lineages", id)) ?? unknown("lineage", id);
    const stories = await storiesOf(asked, id);
    const links = await linksWithin(asked, card, limit);
    return {
      ...{ id, weakest: card.weakest, stories },
      articles: await cardsOf(asked, card.articles.slice(0, limit)),
      articlesInAll: card.articles.length,
      links: await linksShown(asked, links, spans),
    };
  },
});

async function linksWithin(asked: Asked, { articles }: LineageCard, limit: number): Promise<Link[]> {
  const own = new Set(articles);
  const found = new Map<string, Link>();
  for (const article of articles.slice(0, limit)) {
    for (const link of await asked.store.links(article))
      if (own.has(link.a) && own.has(link.b)) found.set(`${link.a}\u0000${link.b}`, link);
    await asked.pace();
  }
  return [...found.values()].sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1)).slice(0, limit);
}

async function cardsOf(asked: Asked, ids: readonly string[]) {
  const cards = [];
  for (const id of ids) cards.push(await cardBefore<ArticleCard>(asked, "articles", id));
  return cards.flatMap((card) => (card ? [articleShown(card)] : []));
}

/** Links with the words on both sides, at most `spans` of each. */
async function linksShown(asked: Asked, links: readonly Link[], spans: number): Promise<z.infer<typeof linkShown>[]> {
  const ids = spans > 0 ? new Set(links.flatMap(({ a, b }) => [a, b])) : [];
  const texts = new Map<string, Article>();
  for await (const { article } of asked.store.articles(ids)) texts.set(article.id, article);
  return links.map(({ a, b, kind, score, direction, evidence }) => ({
    ...{ a, b, kind, score, direction },
    evidence: evidence.slice(0, spans).map(({ signal, ...span }) => {
      const [left] = wordsShown(texts, a, span.a);
      const [right] = wordsShown(texts, b, span.b);
      return { signal, ...(left && { a: left }), ...(right && { b: right }) };
    }),
  }));
}

export const links = question({
  name: "links",
  title: "Links of an article",
  description: "What an article has in common with others, the strongest first, with the words on both sides.",
  path: "links",
  input: z.strictObject({ article: is.id, limit: is.limit, spans: is.spans }),
  output: z.object({ items: z.array(linkShown), returned: z.int(), total: z.int() }),
  async answer(asked, { article, limit, spans }) {
    if (!(await asked.store.storyOf(article)) && !(await asked.store.article(article))) unknown("article", article);
    const all = [...(await asked.store.links(article))].sort((x, y) => y.score - x.score);
    const items = await linksShown(asked, all.slice(0, limit), spans);
    return { items, returned: items.length, total: all.length };
  },
});

const MOST_TEXT = 1_000_000;
const MOST_COMPARED = 12;

export const trace = question({
  name: "trace",
  title: "Where an article has its words from",
  description:
    "The lineage of an article and what links it to others: copies, excerpts, rewrites, translations, with direction where it can be told. By id, by address, or for a text that is not in the pile.",
  path: "trace",
  isLong: true,
  input: z.strictObject({
    id: is.id.optional(),
    url: is.id.optional(),
    text: z.string().min(1).max(MOST_TEXT).optional(),
    limit: is.limit,
    spans: is.spans,
  }),
  output: z.object({
    article: is.article.optional().meta({ description: "Absent for a text that is not in the pile" }),
    lineage: z
      .object({ id: z.string(), weakest: z.number(), articles: z.array(is.article), articlesInAll: z.int() })
      .optional(),
    links: z.array(linkShown),
    linksInAll: z.int(),
  }),
  async answer(asked, { id, url, text, limit, spans }) {
    if ([id, url, text].filter((one) => one !== undefined).length !== 1)
      throw new Unanswerable("wrong", "Give one of id, url and text.");
    if (text !== undefined) return traceText(asked, text, limit, spans);
    const article = id ?? (await idAt(asked, url!));
    const card = (await cardBefore<ArticleCard>(asked, "articles", article)) ?? unknown("article", id ?? url!);
    const all = [...(await asked.store.links(article))].sort((x, y) => y.score - x.score);
    const group =
      card.lineage === undefined ? undefined : await cardBefore<LineageCard>(asked, "lineages", card.lineage);
    const articles = group && (await cardsOf(asked, group.articles.slice(0, limit)));
    return {
      article: articleShown(card),
      ...(group &&
        articles && {
          lineage: { id: group.id, weakest: group.weakest, articles, articlesInAll: group.articles.length },
        }),
      links: await linksShown(asked, all.slice(0, limit), spans),
      linksInAll: all.length,
    };
  },
});

export const articleLineage = question({
  ...trace,
  name: "article-lineage",
  title: "Lineage of an article",
  path: "articles/{id}/lineage",
  input: z.strictObject({ id: is.id, limit: is.limit, spans: is.spans }),
  answer: (asked, input) => trace.answer(asked, input),
});

async function idAt(asked: Asked, url: string): Promise<string> {
  const key = addressOf(url);
  const card = key === undefined ? undefined : await cardBefore<{ readonly article: string }>(asked, "addresses", key);
  return card?.article ?? unknown("article at", url);
}

/** A text that nobody keeps is compared with the articles that have most of its rare words. */
async function traceText(asked: Asked, text: string, limit: number, spans: number) {
  const found: { link: Link; words: Article }[] = [];
  for (const { article } of (await sought(asked, text)).hits.slice(0, MOST_COMPARED)) {
    const kept = await asked.store.article(article);
    const { comparison, a } = await comparePair(rawText("text", text), rawText("other", kept?.article.text ?? ""));
    await asked.pace();
    if (comparison && a && kept && comparison.kind !== "shared-quotes" && comparison.score >= LEAST_SCORE)
      found.push({
        link: { ...comparison, a: "text", b: article, direction: "undetermined" },
        words: { ...a, id: "text" },
      });
  }
  const all = found.sort((x, y) => y.link.score - x.link.score);
  const shown = await linksShown(
    asked,
    all.slice(0, limit).map(({ link }) => link),
    0,
  );
  return { links: shown.map((link, at) => ({ ...link, evidence: sidesOf(all[at]!, spans) })), linksInAll: all.length };
}

/** Links of this score and more are shown for a text; below it is chance. Held by test/question/lineages.test.ts. */
const LEAST_SCORE = 0.2;

function sidesOf({ link, words }: { readonly link: Link; readonly words: Article }, spans: number) {
  const texts = new Map([["text", words]]);
  return link.evidence.slice(0, spans).map(({ signal, a }) => {
    const [left] = wordsShown(texts, "text", a);
    return { signal, ...(left && { a: left }) };
  });
}
