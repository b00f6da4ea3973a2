import { z } from "zod";
import type { Dossier } from "../model/index.ts";
import type { ArticleCard } from "../pile/cards.ts";
import { cardBefore, cardsPage, cursorAt, type Listed, listed, placeAt } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question, unknown } from "./question.ts";
import * as is from "./schemas.ts";
import { isArticleFrom, storyAt } from "./selecting.ts";
import { articleShown, cardlessArticle } from "./shown.ts";

const filter = {
  q: is.query.optional(),
  publisher: is.name.optional(),
  language: z.string().max(35).optional().meta({ description: "BCP 47, as in en" }),
  since: is.day.optional().meta({ description: "Published on this day or later" }),
  until: is.day.optional().meta({ description: "Published on this day or earlier" }),
  modifiedSince: is.day.optional().meta({ description: "Another text was seen since" }),
  story: is.id.optional(),
  lineage: is.id.optional(),
};
type Filter = Partial<z.infer<z.ZodObject<typeof filter>>>;

export const articles = question({
  name: "articles",
  title: "Articles",
  description:
    "Articles, the newest first; with q those that hold all words, best first. Their texts are asked for one by one.",
  path: "articles",
  input: z.strictObject({ ...filter, ...is.paged }),
  output: is.listOf(is.article),
  async answer(asked, { limit, cursor, ...filter }) {
    const { items, ...rest } = await articlePage(asked, filter, limit, cursor);
    return { ...rest, items: items.map(articleShown) };
  },
});

/** What the cursors of lists that something chooses are of. */
const CHOSEN = "chosen-articles";
const MOST_CHOSEN = 10_000;

async function articlePage(
  asked: Asked,
  filter: Filter,
  limit: number,
  cursor: string | undefined,
): Promise<Listed<ArticleCard>> {
  const ids = await chosenIds(asked, filter);
  const isWanted = articleTest(filter);
  if (!ids) return cardsPage<ArticleCard>(asked, { on: "newestArticles", limit, cursor, isWanted });
  const items: ArticleCard[] = [];
  let at = placeAt(CHOSEN, cursor);
  for (; at < ids.length && items.length < limit; at++) {
    const card = await cardBefore<ArticleCard>(asked, "articles", ids[at]!);
    if (card && isWanted(card)) items.push(card);
    if (at % 200 === 199) await asked.pace();
  }
  return listed(items, at < ids.length ? cursorAt(CHOSEN, String(at)) : undefined);
}

/** Ids where something chooses them; undefined where all articles are gone through. */
async function chosenIds(asked: Asked, { q, story, modifiedSince }: Filter): Promise<string[] | undefined> {
  if (story !== undefined) return [...(await storyAt(asked, story)).story.articles];
  if (modifiedSince !== undefined) return changedSince(asked, modifiedSince);
  if (q === undefined) return undefined;
  const ids: string[] = [];
  for await (const { article } of asked.store.search(q, { limit: MOST_CHOSEN })) ids.push(article);
  return ids;
}

function articleTest({ language, lineage, story, ...from }: Filter): (card: ArticleCard) => boolean {
  return (card) =>
    isArticleFrom(card, from) &&
    (language === undefined || card.language === language) &&
    (lineage === undefined || card.lineage === lineage) &&
    (story === undefined || card.story === story);
}

/** Articles of which another text was seen since, the latest last seen first. */
async function changedSince(asked: Asked, time: string): Promise<string[]> {
  const found = new Set<string>();
  const from = await seqBefore(asked, Date.parse(time));
  for await (const { seq, what, subject } of asked.store.log(from, Number.MAX_SAFE_INTEGER)) {
    if (what === "text-changed" && !found.delete(subject) && found.size >= MOST_CHOSEN) break;
    if (what === "text-changed") found.add(subject);
    if (seq % 500 === 0) await asked.pace();
  }
  return [...found].reverse();
}

/** The last entry of the log that was written before a time, by halves: the log grows with time. */
async function seqBefore({ store, asOf }: Asked, time: number): Promise<number> {
  let [low, high] = [0, asOf.seq];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    let at = Number.POSITIVE_INFINITY;
    for await (const entry of store.log(middle, 1)) at = Date.parse(entry.at);
    if (at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const mark = z.object({ start: z.int(), end: z.int(), kind: z.enum(["fact", "quote"]), id: z.string() });

export const article = question({
  name: "article",
  title: "One article",
  description:
    "An article: where it came from, its story and lineage, the agencies it credits; with text its words, and which of them carry facts and quotations.",
  path: "articles/{id}",
  input: z.strictObject({
    id: is.id,
    version: z.int().min(1).optional().meta({ description: "An earlier text of it; the latest unless told" }),
    text: z.boolean().default(false).meta({ description: "With its text, and marks that stand in it" }),
  }),
  output: is.article.extend({
    byline: z.string().optional(),
    modified: z.string().optional(),
    credits: z.array(z.string()),
    versions: z.int(),
    version: z.int(),
    firstSeen: z.string(),
    characters: z.int(),
    text: z.string().optional(),
    body: z.array(z.object({ start: z.int(), end: z.int() })).optional(),
    marks: z.array(mark).optional(),
  }),
  async answer(asked, { id, version, text }) {
    const all = await asked.store.versions(id);
    const latest = all.at(-1) ?? unknown("article", id);
    const chosen =
      version === undefined
        ? latest
        : (all.find((one) => one.version.number === version) ?? unknown("version", `${id} ${version}`));
    const card = await cardBefore<ArticleCard>(asked, "articles", id);
    const dossier = card && text && chosen === latest ? await asked.dossier(card.story) : undefined;
    const shown = dossier?.articles.find((one) => one.id === id) ?? chosen.article;
    return {
      ...(card ? articleShown(card) : cardlessArticle(shown)),
      ...(shown.byline !== undefined && { byline: shown.byline }),
      ...(shown.modified !== undefined && { modified: shown.modified }),
      credits: [...new Set(shown.credits.map(({ agency }) => agency))],
      versions: all.length,
      version: chosen.version.number,
      firstSeen: chosen.version.firstSeen,
      characters: shown.text.length,
      ...(text && {
        text: shown.text,
        body: shown.body.map((at) => ({ ...at })),
        marks: dossier ? marksIn(dossier, id) : [],
      }),
    };
  },
});

function marksIn({ facts, quotes }: Dossier, id: string): z.infer<typeof mark>[] {
  const carried = facts.flatMap((fact) =>
    fact.mentions
      .filter(({ article }) => article === id)
      .map(({ span }) => ({ ...span, kind: "fact" as const, id: fact.id })),
  );
  const said = quotes
    .filter(({ article }) => article === id)
    .map(({ span, utterance, id: own }) => {
      return { ...span, kind: "quote" as const, id: utterance ?? own };
    });
  return [...carried, ...said].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

const version = z.object({
  number: z.int(),
  firstSeen: z.string(),
  fetched: z.string().optional(),
  textHash: z.string(),
  rawHash: z.string().optional(),
  title: z.string().optional(),
  characters: z.int(),
});

export const versions = question({
  name: "versions",
  title: "Versions of an article",
  description: "Every text of an article that was seen, the first one first, with the SHA-256 of text and bytes.",
  path: "articles/{id}/versions",
  input: z.strictObject({ id: is.id }),
  output: z.object({ items: z.array(version), returned: z.int() }),
  async answer({ store }, { id }) {
    const all = await store.versions(id);
    if (all.length === 0) unknown("article", id);
    const items = all.map(({ version: { place: _, ...rest }, article: { title, text } }) => {
      return { ...rest, ...(title !== undefined && { title }), characters: text.length };
    });
    return { items, returned: items.length };
  },
});
