import {
  type AnnotatedArticle,
  type Article,
  type ArticleId,
  finderOf,
  type LineageMap,
  type Message,
  type Span,
  type Story,
  supportCounter,
} from "../model/index.ts";
import { copyGroups } from "./copies.ts";
import { applyCorrections, type StoryCorrections, unknownNames } from "./corrections.ts";
import { describe } from "./describe.ts";
import { changeMessages, type EarlierStory, earlierOf, idsOf } from "./ids.ts";
import { inTimeOrder } from "./order.ts";
import { Reader } from "./reader.ts";
import { type Streamed, stream } from "./stream.ts";
import { threadsOf } from "./threads.ts";

export { readCorrections, type StoryCorrections } from "./corrections.ts";
export { type EarlierStory, type StoryChange, storyChanges } from "./ids.ts";

export interface StoryOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** What the user knows better; always kept. */
  readonly corrections?: StoryCorrections;
  /** Stories of an earlier run, whose ids are kept; see `storyChanges` for what became of them. */
  readonly earlier?: readonly EarlierStory[];
  /** Hears of names in the corrections that nobody knows, and of earlier stories that were merged, split or are gone. */
  readonly onMessage?: (message: Message) => void;
}

/**
 * Groups articles into stories: a partition, earliest story first. One article stands for each lineage that is sure;
 * without a lineage map, near-copies are found cheaply inside and every article counts as its own lineage. Input order
 * does not matter. Article ids must be unique.
 */
export function findStories(pile: readonly AnnotatedArticle[], map?: LineageMap, given: StoryOptions = {}): Story[] {
  given.onProgress?.(0, pile.length);
  const items = inTimeOrder(pile);
  const articles = items.map(({ article }) => article);
  const options = known(given, articles);
  const reader = new Reader(articles);
  const copies = map ? groupsOf(articles, map.strict) : copyGroups(wordsOfAll(reader, articles.length));
  const linked = stream(copies.length, {
    read: (copy) => reader.read(copies[copy]![0]!),
    sections: (copy) => reader.sections(copies[copy]![0]!),
  });
  const found = linked.groups.map((group) =>
    group.flatMap((copy) => copies[copy]!).map((index) => articles[index]!.id),
  );
  const order = new Map(articles.map(({ id }, index) => [id, index]));
  const groups = corrected(found, articles, order, options);
  const ids = idsOf(groups, options.earlier ?? []);
  const before = earlierOf(groups, options.earlier ?? []);
  const homes = new Map(groups.flatMap((group, story) => group.map((id) => [id, story] as const)));
  const storyOf = copies.map((group) => homes.get(articles[group[0]!]!.id)!);
  const threads = threadsOf(groups.length, storyOf, linked.across);
  const passages = passagesIn(linked, storyOf, (copy) => articles[copies[copy]![0]!]!.id);
  const support = supportCounter(articles, map ?? everyoneAlone(found.flat()));
  const memberOf = (id: ArticleId) => ({ ...items[order.get(id)!]!, bag: () => reader.read(order.get(id)!).bag });
  const stories = groups.map((group, index) => {
    const story = describe(ids[index]!, group.map(memberOf), support);
    const thread = threads[index]!.map((other) => ids[other]!);
    const earlier = options.earlier ? { earlier: before[index]! } : {};
    const parts = passages.get(index);
    return { ...story, ...earlier, ...(parts && { passages: parts }), ...(thread.length > 0 && { thread }) };
  });
  if (options.earlier) for (const message of changeMessages(options.earlier, stories)) options.onMessage?.(message);
  options.onProgress?.(pile.length, pile.length);
  return stories;
}

/** The options with the articles of earlier stories under the ids that they have now: an earlier run may name them by label. */
function known(options: StoryOptions, articles: readonly Article[]): StoryOptions {
  if (!options.earlier) return options;
  const find = finderOf(articles);
  const idOf = (name: string) => find(name)?.id ?? name;
  return { ...options, earlier: options.earlier.map((story) => ({ ...story, articles: story.articles.map(idOf) })) };
}

function* wordsOfAll(reader: Reader, articles: number): Generator<readonly string[]> {
  for (let index = 0; index < articles; index++) yield reader.read(index).bag.words;
}

/** The passages of each story, in order of articles; none of an article that is of the story as a whole. */
function passagesIn(
  { passages }: Streamed,
  storyOf: readonly number[],
  idOf: (copy: number) => ArticleId,
): Map<number, NonNullable<Story["passages"]>> {
  const found = new Map<number, { article: ArticleId; span: Span }[]>();
  for (const [copy, parts] of [...passages].sort(([x], [y]) => x - y)) {
    for (const { span, to } of parts) {
      const story = storyOf[to]!;
      if (story === storyOf[copy]) continue;
      const list = found.get(story);
      if (list) list.push({ article: idOf(copy), span });
      else found.set(story, [{ article: idOf(copy), span }]);
    }
  }
  return found;
}

/** Indices of the articles of each known group, ascending, in order of the first; an article in none is alone. */
function groupsOf(articles: readonly Article[], known: readonly (readonly ArticleId[])[]): number[][] {
  const groupOf = new Map(known.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const groups = new Map<number | string, number[]>();
  articles.forEach((article, index) => {
    const key = groupOf.get(article.id) ?? article.id;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

/** Corrected groups, each and all in time order. A name is an article's id or label, or a story's id. */
function corrected(
  found: readonly (readonly ArticleId[])[],
  articles: readonly Article[],
  order: ReadonlyMap<ArticleId, number>,
  options: StoryOptions,
): ArticleId[][] {
  const earlier = new Map((options.earlier ?? []).map((story) => [story.id, story.articles]));
  const ids = idsOf(found, options.earlier ?? []);
  const now = new Map(found.map((group, index) => [ids[index]!, group]));
  const find = finderOf(options.corrections ? articles : []);
  const resolve = (name: string) => {
    const article = find(name);
    return article ? [article.id] : (now.get(name) ?? earlier.get(name) ?? []);
  };
  for (const message of unknownNames(options.corrections ?? {}, (name) => resolve(name).length > 0))
    options.onMessage?.(message);
  const groups = applyCorrections(found, options.corrections ?? {}, resolve);
  for (const group of groups) group.sort((x, y) => order.get(x)! - order.get(y)!);
  return groups.sort((x, y) => order.get(x[0]!)! - order.get(y[0]!)!);
}

function everyoneAlone(ids: readonly ArticleId[]): LineageMap {
  const single = ids.map((id) => [id]);
  return { links: [], lineages: [], strict: single, loose: single };
}
