import { type Article, type Fact, type ReportSource, wordsAt } from "../model/index.ts";
import { Guard } from "./guard.ts";
import type { RenderOptions } from "./options.ts";
import { csvHead, csvRows, type Row as RowOf } from "./table.ts";
import { type StoryView, viewOf } from "./view.ts";

/**
 * One row for each place in an article that carries a fact. An article that carries none has one
 * row with the fact columns empty, so every article of the pile is in the table. Cells that a spreadsheet would run as a
 * formula are made harmless with a leading apostrophe; characters that steer a terminal are spaces.
 */
export async function* renderCsv(source: ReportSource, { onMessage }: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(onMessage);
  yield csvHead(COLUMNS);
  for await (const dossier of source.dossiers("weight")) {
    const rows = guard.over(dossier, () => [...storyRows(viewOf(dossier))]);
    if (rows) yield rows.join("");
  }
}

const COLUMNS = [
  ...["story", "story_title", "fact", "fact_kind", "fact_text", "value", "disagreement"],
  ...["article", "publisher", "published", "title", "location", "lineage", "start", "end", "words"],
  ...["articles", "publishers", "lineages_at_least", "lineages_at_most", "origins"],
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

function* storyRows(told: StoryView): Generator<string> {
  const seen = new Set<string>();
  for (const fact of told.facts) {
    for (const { article } of fact.mentions) seen.add(article);
    yield csvRows(COLUMNS, factRows(told, fact));
  }
  const rest = told.articles.filter((a) => !seen.has(a.id));
  if (rest.length > 0)
    yield csvRows(
      COLUMNS,
      rest.map((article) => emptyRow(told, article)),
    );
}

function factRows(told: StoryView, fact: Fact): Row[] {
  const values = valueOfMention(fact);
  return fact.mentions.flatMap((mention, index) => {
    const article = told.articleOf.get(mention.article);
    if (!article) return [];
    return {
      ...emptyRow(told, article),
      ...factCells(fact, values.get(index)),
      start: mention.span.start,
      end: mention.span.end,
      words: wordsAt(article.text, mention.span),
    };
  });
}

function factCells(fact: Fact, value: string | undefined): Row {
  const { support } = fact;
  return {
    fact: fact.id,
    fact_kind: fact.kind,
    fact_text: fact.text,
    value: value ?? "",
    disagreement: fact.disagreement?.kind ?? "",
    articles: support.articles,
    publishers: support.publishers,
    lineages_at_least: support.lineages.atLeast,
    lineages_at_most: support.lineages.atMost,
    origins: support.origins.join("; "),
  };
}

function valueOfMention(fact: Fact): Map<number, string> {
  const values = fact.disagreement?.values ?? [];
  return new Map(values.flatMap(({ value, mentions }) => mentions.map((index) => [index, value] as const)));
}

function emptyRow(told: StoryView, article: Article): Row {
  return {
    story: told.story.id,
    story_title: told.story.title,
    article: article.id,
    publisher: article.publisher ?? "",
    published: article.published ?? "",
    title: article.title ?? "",
    location: article.location,
    lineage: told.lineageOf.get(article.id)?.id ?? "",
  };
}
