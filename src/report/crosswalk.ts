import {
  type Article,
  type ArticleId,
  compareText,
  type Dossier,
  type FactMention,
  type ReportSource,
  wordsAt,
} from "../model/index.ts";
import { addressOf } from "./addresses.ts";
import { type EventRecord, eventRecords } from "./events/records.ts";
import type { RenderOptions } from "./options.ts";
import { perStory } from "./per-story.ts";
import { csvHead, csvRows, joined, type Row as RowOf } from "./table.ts";

const COLUMNS = [
  ...["event", "event_kind", "type", "story", "article", "publisher", "published", "language", "title", "url"],
  ...["location", "lineage", "value", "places", "start", "end", "words"],
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

/**
 * The event-article crosswalk: one row for each event or other fact and each article that carries it, with the first place
 * there and how many there are. An article that carries none has one row with the event columns empty, so that every article
 * of the pile is in the table.
 */
export async function* renderCrosswalk(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  yield* perStory(source, options, (dossier) => csvRows(COLUMNS, storyRows(dossier)));
}

/** What the crosswalk leads from: an event record, or a fact that is none. */
type Carried = Pick<EventRecord, "id" | "fact" | "type" | "mentions">;

function storyRows(dossier: Dossier): Row[] {
  const articles = [...dossier.articles].sort((a, b) => compareText(a.id, b.id));
  const lineage = new Map(
    dossier.lineages.flatMap(({ id, articles: all }) => all.map((member) => [member, id] as const)),
  );
  const rowsOf = (article: Article, cells: Row) => ({ ...cells, ...articleCells(article, dossier, lineage) });
  const known = new Map(articles.map((article) => [article.id, article]));
  const rows: Row[] = [];
  const carrying = new Set<string>();
  for (const carried of carriedIn(dossier)) {
    for (const [id, places] of byArticle(carried.mentions)) {
      const article = known.get(id);
      if (!article) continue;
      carrying.add(id);
      rows.push(rowsOf(article, carriedCells(carried, article, places)));
    }
  }
  const rest = articles.filter(({ id }) => !carrying.has(id));
  return [...rows, ...rest.map((article) => rowsOf(article, {}))];
}

/** Mentions by their articles, in order of ids. */
function byArticle(mentions: readonly FactMention[]): [ArticleId, FactMention[]][] {
  const found = new Map<ArticleId, FactMention[]>();
  for (const mention of mentions) {
    const list = found.get(mention.article);
    if (list) list.push(mention);
    else found.set(mention.article, [mention]);
  }
  return [...found].sort(([x], [y]) => compareText(x, y));
}

function carriedIn(dossier: Dossier): Carried[] {
  const events = eventRecords(dossier);
  const known = new Set(events.map(({ id }) => id));
  const others = dossier.facts.filter(({ id }) => !known.has(id));
  const facts = others.map((fact) => ({ id: fact.id, fact, mentions: fact.mentions }));
  return [...events, ...facts].sort((a, b) => compareText(a.id, b.id));
}

function carriedCells({ id, fact, type }: Carried, article: Article, places: readonly FactMention[]): Row {
  const [first] = [...places].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const { start, end } = first!.span;
  const sides = fact?.disagreement?.values.filter(({ mentions }) =>
    mentions.some((index) => fact.mentions[index]?.article === article.id),
  );
  return {
    ...{ event: id, event_kind: fact?.kind ?? "event", type, value: joined((sides ?? []).map(({ value }) => value)) },
    ...{ places: places.length, start, end, words: wordsAt(article.text, first!.span) },
  };
}

function articleCells(article: Article, { story }: Dossier, lineage: ReadonlyMap<string, string>): Row {
  const { id, publisher, published, language, title, location } = article;
  return {
    ...{ story: story.id, article: id, publisher, published, language, title, url: addressOf(article), location },
    lineage: lineage.get(id),
  };
}
