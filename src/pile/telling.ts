import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Dossier,
  type Lineage,
  type Link,
  publisherKey,
  type Story,
  type SupportCounter,
  storyFailed,
  supportBy,
} from "../model/index.ts";
import type { Change } from "../store/store.ts";
import { type EarlierStory, earlierOf, type StoryGroup, storyChanges, tellStory } from "../story/index.ts";
import { composeDossier } from "./dossier.ts";
import { type FactInShort, factsInShort, type News, newsOfFacts } from "./news.ts";
import type { Seen } from "./seen.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";
import type { DeskState } from "./state.ts";

export interface TellOptions {
  /** Stories of an earlier run: their ids are kept. */
  readonly earlier?: readonly EarlierStory[];
}

/** Tells stories anew, as many as go into one change. */
export async function tellStories(
  state: DeskState,
  seen: Seen,
  change: Change,
  groups: readonly StoryGroup[],
  options: TellOptions,
  now: string,
): Promise<void> {
  const articles = await seen.articles(groups.flatMap((group) => group.articles));
  const known = await shelved<Record<string, FactInShort>>(
    change,
    SHELF.facts,
    groups.map(({ id }) => id),
  );
  for (const group of groups) {
    const dossier = await dossierFor(state, seen, group, articles, options.earlier);
    change.tell(dossier);
    const short = factsInShort(dossier.facts);
    const before = known.get(group.id);
    if (before) for (const entry of newsOfFacts(before, short)) change.log({ at: now, ...entry });
    if (JSON.stringify(before) !== JSON.stringify(short)) shelve(change, SHELF.facts, group.id, short);
    for (const id of group.articles) change.keep(SHELF.dirty, id, undefined);
  }
}

/** Drops stories that are no more. */
export function dropStories(change: Change, ids: readonly string[]): void {
  for (const id of ids) {
    change.drop(id);
    change.keep(SHELF.facts, id, undefined);
  }
}

/** What became of stories by their articles: new, gone, merged, split, or with others in them. */
export function newsOfStories(state: DeskState, put: readonly StoryGroup[], drop: readonly string[]): News[] {
  const before = [...put.map(({ id }) => id), ...drop].flatMap((id) => state.told.get(id) ?? []);
  const news: News[] = storyChanges(before, put).map(({ kind, story, stories }) => {
    return { what: `story-${kind}`, subject: story, ...(stories.length > 0 && { after: stories }) };
  });
  for (const { id, articles } of put) {
    const old = state.told.get(id)?.articles;
    if (old && JSON.stringify(old) !== JSON.stringify(articles))
      news.push({ what: "story-changed", subject: id, before: old, after: articles });
  }
  return news;
}

async function dossierFor(
  state: DeskState,
  seen: Seen,
  group: StoryGroup,
  known: ReadonlyMap<ArticleId, AnnotatedArticle>,
  earlier: readonly EarlierStory[] | undefined,
): Promise<Dossier> {
  const articles = group.articles.flatMap((id) => known.get(id) ?? []);
  const counter = counterOf(state, articles);
  const beside = {
    articles,
    links: inOrder(await seen.links(group.articles)),
    lineages: lineagesOf(state, group.articles),
    counter,
    lineageOf: numbersOf(state, group.articles),
  };
  const before = earlier ? { earlier: earlierOf([group.articles], earlier)[0]! } : {};
  try {
    return composeDossier({ story: { ...tellStory(group, articles, counter), ...before }, ...beside });
  } catch (error) {
    const failed = storyFailed(group, "headline, days and summary", error);
    const dossier = composeDossier({ story: { ...bare(group, articles, counter), ...before }, ...beside });
    return { ...dossier, messages: [failed, ...dossier.messages] };
  }
}

function bare(group: StoryGroup, articles: readonly AnnotatedArticle[], counter: SupportCounter): Story {
  return { ...group, title: articles[0]?.article.title ?? "", support: counter.count(group.articles) };
}

function counterOf(state: DeskState, articles: readonly AnnotatedArticle[]): SupportCounter {
  const publishers = new Map(articles.map(({ article }) => [article.id, publisherKey(article)]));
  return supportBy({
    publisherOf: (id) => publishers.get(id),
    strictOf: (id) => state.placeOf(id)?.strict,
    looseOf: (id) => state.placeOf(id)?.loose,
  });
}

function inOrder(links: readonly Link[]): Link[] {
  return [...links].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

function lineagesOf(state: DeskState, articles: readonly ArticleId[]): Lineage[] {
  const found = new Map(
    articles.flatMap((id) => {
      const lineage = state.placeOf(id)?.lineage;
      return lineage ? [[lineage.articles[0]!, lineage] as const] : [];
    }),
  );
  return [...found.values()].sort((x, y) => compareText(x.articles[0]!, y.articles[0]!));
}

/** The lineages (coarse partition) of a story's articles, numbered within the story. */
function numbersOf(state: DeskState, articles: readonly ArticleId[]): Map<ArticleId, number> {
  const names = articles.map((id) => state.placeOf(id)?.loose ?? id);
  const numbers = new Map([...new Set(names)].sort(compareText).map((name, at) => [name, at]));
  return new Map(articles.map((id, at) => [id, numbers.get(names[at]!)!]));
}
