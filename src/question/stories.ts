import { z } from "zod";
import type { Dossier } from "../model/index.ts";
import type { StoryCard } from "../pile/cards.ts";
import { cardAt } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";
import { storyAt, storyPage } from "./selecting.ts";
import { cardlessArticle, factShown, storyShown, type Texts, textsOf, utterancesIn, wordsShown } from "./shown.ts";

const filter = {
  q: is.query.optional(),
  since: is.day.optional().meta({ description: "Still reported on this day or later" }),
  until: is.day.optional().meta({ description: "Begun on this day or earlier" }),
  publisher: is.name.optional(),
  language: z.string().max(35).optional().meta({ description: "BCP 47, as in en" }),
  minLineages: z.int().min(1).max(1_000_000).optional().meta({ description: "Carried by at least so many lineages" }),
  disputed: z.boolean().optional().meta({ description: "Only stories with a disagreement, or only those without" }),
};

export const stories = question({
  name: "stories",
  title: "Stories",
  description: "Stories, the newest first; with q those whose articles hold all words, best first.",
  path: "stories",
  input: z.strictObject({ ...filter, ...is.paged }),
  output: is.listOf(is.story),
  async answer(asked, { limit, cursor, ...filter }) {
    const { items, ...rest } = await storyPage(asked, filter, { limit, cursor });
    return { ...rest, items: items.map(storyShown) };
  },
});

const place = z.object({
  name: z.string(),
  country: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});
const link = z.object({ a: z.string(), b: z.string(), kind: z.string(), score: z.number(), direction: z.string() });

export const story = question({
  name: "story",
  title: "One story",
  description:
    "A story, or the one that it goes on in, with its lineages, the articles of each, links between them, its leading facts, disagreements and utterances.",
  path: "stories/{id}",
  input: z.strictObject({
    id: is.id,
    limit: is.limit.meta({ description: "Most facts, disagreements, utterances, lineages and links, of each" }),
    spans: is.spans,
  }),
  output: is.story.extend({
    when: z.object({ start: z.string(), end: z.string() }).optional(),
    where: z.array(place).optional(),
    summary: z.array(is.words),
    lineages: z.array(
      z.object({ id: z.string(), weakest: z.number(), articles: z.array(is.article), more: z.int().optional() }),
    ),
    links: z.array(link),
    disagreements: z.array(is.fact),
    topFacts: z.array(is.fact),
    said: z.array(is.utterance),
  }),
  async answer(asked, { id, limit, spans }) {
    const dossier = await storyAt(asked, id);
    const card = (await cardAt<StoryCard>(asked, "stories", dossier.story.id)) ?? cardless(dossier);
    const texts = textsOf(dossier);
    const { when, where, summary = [] } = dossier.story;
    const [disputed, agreed] = [
      dossier.facts.filter((one) => one.disagreement),
      dossier.facts.filter((one) => !one.disagreement),
    ];
    return {
      ...storyShown(card),
      ...(when && { when: { ...when } }),
      ...(where && { where: where.map((one) => ({ ...one })) }),
      summary: summary.flatMap(({ article, span }) => wordsShown(texts, article, span)),
      lineages: lineagesShown(dossier, texts, limit),
      links: linksShown(dossier, limit),
      disagreements: disputed.slice(0, limit).map((one) => factShown(texts, one, spans)),
      topFacts: agreed.slice(0, limit).map((one) => factShown(texts, one, spans)),
      said: dossier.utterances.slice(0, limit).map(utterancesIn(dossier, texts, spans)),
    };
  },
});

/** A story of a store that a version without cards wrote. */
function cardless({ story, facts, utterances }: Dossier): StoryCard {
  const disputed = facts.filter(({ disagreement }) => disagreement).length;
  return {
    ...story,
    publishers: [],
    languages: [],
    facts: facts.length,
    disputed,
    utterances: utterances.length,
    carried: 0,
  };
}

function lineagesShown({ story, lineages }: Dossier, texts: Texts, limit: number) {
  const own = new Set(story.articles);
  const groups = lineages.map(({ id, weakest, articles }) => {
    const here = articles.filter((article) => own.has(article)).flatMap((article) => texts.get(article) ?? []);
    return { id, weakest, articles: here };
  });
  const largestFirst = groups.sort((a, b) => b.articles.length - a.articles.length || (a.id < b.id ? -1 : 1));
  return largestFirst.slice(0, limit).map(({ id, weakest, articles }) => ({
    id,
    weakest,
    articles: articles
      .slice(0, limit)
      .map((article) => ({ ...cardlessArticle(article), story: story.id, lineage: id })),
    ...(articles.length > limit && { more: articles.length - limit }),
  }));
}

function linksShown({ links, story }: Dossier, limit: number) {
  const own = new Set(story.articles);
  const inside = links.filter(({ a, b }) => own.has(a) && own.has(b)).sort((x, y) => y.score - x.score);
  return inside.slice(0, limit).map(({ a, b, kind, score, direction }) => ({ a, b, kind, score, direction }));
}

const entry = z.object({
  seq: z.int(),
  at: z.string(),
  what: z.string(),
  subject: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
/** Entries of the log that one request looks at. */
const MOST_ENTRIES = 20_000;

export const storyChanges = question({
  name: "story-changes",
  title: "Changes of a story",
  description:
    "What the log tells of a story, its facts and its articles, the oldest first. `next` is the `since` of the page behind.",
  path: "stories/{id}/changes",
  input: z.strictObject({
    id: is.id,
    since: z.int().min(0).default(0).meta({ description: "Behind this number of the log" }),
    limit: is.limit,
  }),
  output: z.object({ items: z.array(entry), returned: z.int(), next: z.int().optional() }),
  async answer(asked, { id, since, limit }) {
    const dossier = await storyAt(asked, id);
    const subjects = new Set([
      id,
      dossier.story.id,
      ...dossier.story.articles,
      ...dossier.facts.map((fact) => fact.id),
    ]);
    return logPage(asked, { since, limit }, ({ subject }) => subjects.has(subject));
  },
});

type Entry = z.infer<typeof entry>;

/** Entries of the log behind a number that are wanted. */
export async function logPage(
  asked: Asked,
  { since, limit }: { readonly since: number; readonly limit: number },
  isWanted: (entry: Entry) => boolean,
): Promise<{ items: Entry[]; returned: number; next?: number }> {
  const items: Entry[] = [];
  let last = since;
  for await (const one of asked.store.log(since, MOST_ENTRIES)) {
    if (items.length === limit) return { items, returned: items.length, next: last };
    if (isWanted(one)) items.push(one);
    last = one.seq;
    if (last % 500 === 0) await asked.pace();
  }
  return { items, returned: items.length, ...(last - since >= MOST_ENTRIES && { next: last }) };
}

export const events = question({
  name: "events",
  title: "Events since",
  description:
    "The log behind a number: articles added, texts, numbers and quotations changed, stories and facts that are new, gone or told otherwise.",
  path: "events",
  input: z.strictObject({
    after: z.int().min(0).default(0).meta({ description: "Behind this number of the log" }),
    what: is.name.optional().meta({ description: "Only entries of this kind, as in fact-changed" }),
    subject: is.id.optional(),
    limit: is.limit,
  }),
  output: z.object({ items: z.array(entry), returned: z.int(), next: z.int().optional() }),
  answer: (asked, { after, what, subject, limit }) =>
    logPage(
      asked,
      { since: after, limit },
      (one) => (what ?? one.what) === one.what && (subject ?? one.subject) === one.subject,
    ),
});
