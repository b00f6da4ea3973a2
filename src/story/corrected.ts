import { type Article, type ArticleId, finderOf, type Message } from "../model/index.ts";
import { applyCorrections, type StoryCorrections, unknownNames } from "./corrections.ts";
import { type EarlierStory, idsOf } from "./ids.ts";
import type { StoryGroup } from "./telling.ts";

/** Stories as the user wants them, with messages on names that nobody knows. */
export interface Corrected {
  readonly stories: StoryGroup[];
  readonly messages: readonly Message[];
}

/** What the user knows better, and the stories of an earlier run whose ids are kept. */
export interface Corrections {
  readonly corrections?: StoryCorrections;
  readonly earlier?: readonly EarlierStory[];
}

/**
 * Lays corrections and earlier ids over stories as they were found, earliest first; so they come back. `articles`: all of
 * them in order of time (`StoryWindow.articles`). Names are ids or labels of articles or of stories; a story stands for all its articles. Passages and threads go along with the articles they hang on.
 */
export function correctedStories(
  found: readonly StoryGroup[],
  articles: readonly Article[],
  { corrections = {}, earlier = [] }: Corrections,
): Corrected {
  const place = new Map(articles.map(({ id }, k) => [id, k]));
  const groups = found.map(({ articles }) => articles);
  const before = idsOf(groups, earlier);
  const now = new Map(found.map(({ articles }, index) => [before[index]!, articles]));
  const past = new Map(earlier.map((story) => [story.id, story.articles]));
  const find = finderOf(articles);
  const resolve = (name: string): readonly ArticleId[] => {
    const article = find(name);
    return article ? [article.id] : (now.get(name) ?? past.get(name) ?? []);
  };
  const messages = unknownNames(corrections, (name) => resolve(name).length > 0);
  const wanted = applyCorrections(groups, corrections, resolve);
  for (const group of wanted) group.sort((x, y) => place.get(x)! - place.get(y)!);
  wanted.sort((x, y) => place.get(x[0]!)! - place.get(y[0]!)!);
  const ids = idsOf(wanted, earlier);
  const home = new Map(wanted.flatMap((group, k) => group.map((id) => [id, ids[k]!] as const)));
  return { stories: carriedOver(found, wanted, ids, home), messages };
}

/** Passages and threads of the found stories, laid on those that hold the first article of each now. */
function carriedOver(
  found: readonly StoryGroup[],
  wanted: readonly (readonly ArticleId[])[],
  ids: readonly string[],
  home: ReadonlyMap<ArticleId, string>,
): StoryGroup[] {
  const homeOf = new Map(found.map(({ id, articles }) => [id, home.get(articles[0]!)!]));
  const passages = new Map<string, NonNullable<StoryGroup["passages"]>>();
  const threads = new Map<string, Set<string>>();
  for (const story of found) {
    const id = homeOf.get(story.id)!;
    const parts = (story.passages ?? []).filter(({ article }) => home.get(article) !== id);
    if (parts.length > 0) passages.set(id, [...(passages.get(id) ?? []), ...parts]);
    const others = (story.thread ?? []).map((other) => homeOf.get(other)!).filter((other) => other !== id);
    if (others.length > 0) threads.set(id, new Set([...(threads.get(id) ?? []), ...others]));
  }
  return wanted.map((articles, k) => {
    const [id, parts, thread] = [ids[k]!, passages.get(ids[k]!), threads.get(ids[k]!)];
    return { id, articles, ...(parts && { passages: parts }), ...(thread && { thread: [...thread].sort() }) };
  });
}
