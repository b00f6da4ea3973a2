import {
  type Article,
  type ArticleId,
  compareText,
  type Dossier,
  type Entity,
  type Lineage,
  type Link,
  type Message,
  type Report,
  type ReportSource,
  type Story,
  type Support,
} from "../model/index.ts";
import { byStory } from "./dossiers.ts";
import { sourceOfDossiers } from "./source.ts";

/** A whole report as a source: what a saved JSON report is shown from. Reading it back gives the same report. */
export function sourceOf(report: Report): ReportSource {
  const stories = [...report.stories, ...loose(report)];
  const home = new Map(stories.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  const at = (article: ArticleId | undefined) => (article === undefined ? [] : [home.get(article) ?? ""]);
  const messageHome = ({ article }: Message) => at(article);
  const rows = tablesOf(report, home, at);
  const messages = byStory(report.messages, messageHome);
  const dossiers = stories.map((story) => dossierOf(story, rows, messages.get(story.id) ?? []));
  const homeless = report.messages.filter((message) => (messageHome(message)[0] ?? "") === "");
  return sourceOfDossiers(dossiers, homeless);
}

type Lists = Omit<Dossier, "story" | "messages">;
type Tables = { readonly [Name in keyof Lists]: ReadonlyMap<string, Lists[Name]> };

function tablesOf(
  report: Report,
  home: ReadonlyMap<ArticleId, string>,
  at: (article: ArticleId | undefined) => readonly string[],
): Tables {
  const articleOfQuote = new Map(report.quotes.map(({ id, article }) => [id, article]));
  const ofArticle = ({ article }: { readonly article: ArticleId }) => at(article);
  return {
    articles: byStory(report.articles, ({ id }) => at(id)),
    links: byStory(report.links, ({ a, b }: Link) => [...at(a), ...at(b)]),
    lineages: byStory(report.lineages, ({ articles }: Lineage) => articles.flatMap(at)),
    entities: entitiesByStory(report.entities, home),
    quotes: byStory(report.quotes, ofArticle),
    utterances: byStory(report.utterances, ({ quotes }) => quotes.flatMap((id) => at(articleOfQuote.get(id)))),
    claims: byStory(report.claims ?? [], ofArticle),
    events: byStory(report.events, ofArticle),
    quantities: byStory(report.quantities, ofArticle),
    times: byStory(report.times, ofArticle),
    facts: byStory(report.facts, ({ story }) => [story]),
  };
}

function dossierOf(story: Story, tables: Tables, messages: readonly Message[]): Dossier {
  const lists = Object.entries(tables).map(([name, table]) => [name, table.get(story.id) ?? []] as const);
  return { story, ...(Object.fromEntries(lists) as unknown as Lists), messages };
}

/** An article in no story is a story of its own: nothing is thrown away. */
function loose({ articles, stories }: Report): Story[] {
  const told = new Set(stories.flatMap((story) => story.articles));
  return articles.filter(({ id }) => !told.has(id)).map(alone);
}

function alone({ id, title = "" }: Article): Story {
  const support: Support = { articles: 1, publishers: 1, lineages: { atLeast: 1, atMost: 1 }, origins: [] };
  return { id: `s-${id}`, title, articles: [id], support };
}

/** Each story's share of every entity: the mentions in its articles. */
function entitiesByStory(entities: readonly Entity[], home: ReadonlyMap<ArticleId, string>): Map<string, Entity[]> {
  const found = new Map<string, Entity[]>();
  for (const entity of [...entities].sort((a, b) => compareText(a.id, b.id))) {
    const shares = byStory(entity.mentions, ({ article }) => [home.get(article) ?? ""]);
    for (const [story, mentions] of shares) {
      const list = found.get(story);
      if (list) list.push({ ...entity, mentions });
      else found.set(story, [{ ...entity, mentions }]);
    }
  }
  return found;
}
