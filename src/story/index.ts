import {
  type AnnotatedArticle,
  type ArticleId,
  finderOf,
  type LineageMap,
  type Message,
  type Story,
  type SupportCounter,
  storyFailed,
  supportCounter,
} from "../model/index.ts";
import { copyGroups } from "./copies.ts";
import { type Corrected, correctedStories } from "./corrected.ts";
import type { StoryCorrections } from "./corrections.ts";
import { describe } from "./describe.ts";
import { changeMessages, type EarlierStory, earlierOf } from "./ids.ts";
import { inTimeOrder } from "./order.ts";
import type { StoryGroup } from "./telling.ts";
import { termsOf } from "./terms.ts";
import { type Vector, vectorOf } from "./vectors.ts";
import { StoryWindow } from "./window.ts";

export { correctedStories } from "./corrected.ts";
export { readCorrections, type StoryCorrections } from "./corrections.ts";
export { aroundOf, pairsWith, type StoryPlace, storyDigestOf, verdictOn } from "./digest.ts";
export { changeMessages, type EarlierStory, earlierOf, type StoryChange, storyChanges } from "./ids.ts";
export type { StoryGroup } from "./telling.ts";
export { type ChangedPortion, type StoryUpdate, StoryWindow, type WindowPortions } from "./window.ts";

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
  const options = known(given, items);
  const window = new StoryWindow();
  enterAll(window, items, map);
  const { messages } = window.changes();
  const { stories, messages: told }: Corrected = correctedStories(
    window.stories(),
    items.map(({ article }) => article),
    options,
  );
  const byId = new Map(items.map((item) => [item.article.id, item]));
  const counter = supportCounter(
    items.map(({ article }) => article),
    map ?? everyoneAlone([...byId.keys()]),
  );
  const before = earlierOf(
    stories.map(({ articles }) => articles),
    options.earlier ?? [],
  );
  const found = stories.flatMap((story, index) => {
    try {
      const members = story.articles.map((id) => byId.get(id)!);
      return { ...tellStory(story, members, counter), ...(options.earlier && { earlier: before[index]! }) };
    } catch (error) {
      options.onMessage?.(storyFailed(story, "everything", error));
      return [];
    }
  });
  const changes = options.earlier ? changeMessages(options.earlier, found) : [];
  for (const message of [...messages, ...told, ...changes]) options.onMessage?.(message);
  options.onProgress?.(pile.length, pile.length);
  return found;
}

/** A story in full from its group and its articles, earliest first: title, days, support, summary and keys. Who tells several guards each (`storyFailed`). */
export function tellStory(group: StoryGroup, articles: readonly AnnotatedArticle[], support: SupportCounter): Story {
  const { passages, thread } = group;
  const story = describe(group.id, articles, support);
  return { ...story, ...(passages && { passages }), ...(thread && { thread }) };
}

/** The options with the articles of earlier stories under the ids that they have now: an earlier run may name them by label. */
function known(options: StoryOptions, items: readonly AnnotatedArticle[]): StoryOptions {
  if (!options.earlier) return options;
  const find = finderOf(items.map(({ article }) => article));
  const idOf = (name: string) => find(name)?.id ?? name;
  return { ...options, earlier: options.earlier.map((story) => ({ ...story, articles: story.articles.map(idOf) })) };
}

function enterAll(window: StoryWindow, items: readonly AnnotatedArticle[], map: LineageMap | undefined): void {
  if (map) {
    const nameOf = new Map(map.strict.flatMap((ids) => ids.map((id) => [id, ids[0]!] as const)));
    for (const { article } of items) window.enter(article, nameOf.get(article.id));
    return;
  }
  const vectors: Vector[] = [];
  for (const group of copyGroups(wordsOfEach(items, vectors))) {
    for (const index of group) window.enter(items[index]!.article, items[group[0]!]!.article.id, vectors[index]!);
  }
}

/** The words of each article by their hashes; what they weigh is noted on the way, so that their bags need not be held. */
function* wordsOfEach(items: readonly AnnotatedArticle[], vectors: Vector[]): Generator<number[]> {
  for (const { article } of items) {
    const bag = termsOf(article);
    vectors.push(vectorOf(bag));
    yield bag.words.map((stem) => bag.table.hashes[stem]!);
  }
}

function everyoneAlone(ids: readonly ArticleId[]): LineageMap {
  const single = ids.map((id) => [id]);
  return { links: [], lineages: [], strict: single, loose: single };
}
