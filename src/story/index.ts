import { type AnnotatedArticle, type ArticleId, type LineageMap, type Story, supportCounter } from "../model/index.ts";
import { applyCorrections, type StoryCorrections } from "./corrections.ts";
import { describe } from "./describe.ts";
import { gather, likelyPairs } from "./gather.ts";
import { type EarlierStory, idsOf } from "./ids.ts";
import { surveyOf } from "./survey.ts";
import { threadsOf } from "./threads.ts";

export { readCorrections, type StoryCorrections } from "./corrections.ts";
export { type EarlierStory, type StoryChange, storyChanges } from "./ids.ts";

export interface StoryOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** What the user knows better; always kept. */
  readonly corrections?: StoryCorrections;
  /** Stories of an earlier run, whose ids are kept; see `storyChanges` for what became of them. */
  readonly earlier?: readonly EarlierStory[];
}

/**
 * Groups articles into stories: a partition, earliest story first. The map is for counting support alone, so that the
 * stories are the same with and without it; without it every article counts as its own lineage. Input order does not
 * matter. Article ids must be unique.
 */
export function findStories(pile: readonly AnnotatedArticle[], map?: LineageMap, options: StoryOptions = {}): Story[] {
  options.onProgress?.(0, pile.length);
  const items = inTimeOrder(pile);
  const articles = items.map(({ article }) => article);
  const survey = surveyOf(articles);
  const pairs = likelyPairs(survey);
  const found = gather(survey, pairs).map((group) => group.map((index) => articles[index]!.id));
  const groups = corrected(found, new Map(articles.map(({ id }, index) => [id, index])), options);
  const ids = idsOf(groups, options.earlier ?? []);
  const homes = new Map(groups.flatMap((group, story) => group.map((id) => [id, story] as const)));
  const storyOf = survey.copies.map((copies) => homes.get(articles[copies[0]!]!.id)!);
  const threads = threadsOf(groups.length, storyOf, pairs);
  const members = new Map(items.map((item, index) => [item.article.id, { ...item, bag: survey.bags[index]! }]));
  const support = supportCounter(articles, map ?? everyoneAlone(found.flat()));
  options.onProgress?.(pile.length, pile.length);
  return groups.map((group, index) => {
    const story = describe(
      ids[index]!,
      group.map((id) => members.get(id)!),
      support,
    );
    const thread = threads[index]!.map((other) => ids[other]!);
    return thread.length > 0 ? { ...story, thread } : story;
  });
}

/** Corrected groups, each and all in time order. A name is an article's id or a story's. */
function corrected(
  found: readonly (readonly ArticleId[])[],
  order: ReadonlyMap<ArticleId, number>,
  options: StoryOptions,
): ArticleId[][] {
  const earlier = new Map((options.earlier ?? []).map((story) => [story.id, story.articles]));
  const ids = idsOf(found, options.earlier ?? []);
  const now = new Map(found.map((group, index) => [ids[index]!, group]));
  const resolve = (name: string) => (order.has(name) ? [name] : (now.get(name) ?? earlier.get(name) ?? []));
  const groups = applyCorrections(found, options.corrections ?? {}, resolve);
  for (const group of groups) group.sort((x, y) => order.get(x)! - order.get(y)!);
  return groups.sort((x, y) => order.get(x[0]!)! - order.get(y[0]!)!);
}

/** Earliest first, undated articles last; ties by id, then by text, so that the order of input cannot matter. */
function inTimeOrder(pile: readonly AnnotatedArticle[]): AnnotatedArticle[] {
  const key = ({ article }: AnnotatedArticle) => article.published ?? "~";
  return [...pile].sort(
    (x, y) => compare(key(x), key(y)) || compare(x.article.id, y.article.id) || compare(x.article.text, y.article.text),
  );
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function everyoneAlone(ids: readonly ArticleId[]): LineageMap {
  const single = ids.map((id) => [id]);
  return { links: [], lineages: [], strict: single, loose: single };
}
