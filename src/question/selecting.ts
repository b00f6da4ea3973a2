import type { ArticleCard, StoryCard } from "../pile/cards.ts";
import { cardAt, cardsPage, cursorAt, type Listed, listed, placeAt } from "./paging.ts";
import type { Asked } from "./pile.ts";

/** Hits of a search that are looked at for the stories and facts behind them. */
const MOST_HITS = 1_000;

export interface StoryFilter {
  readonly q?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly publisher?: string | undefined;
  readonly language?: string | undefined;
  readonly minLineages?: number | undefined;
  readonly disputed?: boolean | undefined;
}

/** Stories that a filter lets through: by rank where there are words to look for, else the newest first. */
export async function storyPage(
  asked: Asked,
  filter: StoryFilter,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Listed<StoryCard>> {
  const isWanted = storyTest(filter);
  if (filter.q === undefined) return cardsPage<StoryCard>(asked, { on: "newestStories", limit, cursor, isWanted });
  const ids = await storiesHolding(asked, filter.q);
  const items: StoryCard[] = [];
  let at = placeAt("ranked-stories", cursor);
  for (; at < ids.length && items.length < limit; at++) {
    const card = await cardAt<StoryCard>(asked, "stories", ids[at]!);
    if (card && isWanted(card)) items.push(card);
  }
  return listed(items, at < ids.length ? cursorAt("ranked-stories", String(at)) : undefined);
}

/** Ids of stories with an article that holds all words, the best hit first. */
export async function storiesHolding(asked: Asked, words: string): Promise<string[]> {
  const found = new Set<string>();
  for await (const { article } of asked.store.search(words, { limit: MOST_HITS })) {
    const story = await asked.store.storyOf(article);
    if (story !== undefined) found.add(story);
    if (found.size % 100 === 0) await asked.pace();
  }
  return [...found];
}

export function storyTest(filter: StoryFilter): (card: StoryCard) => boolean {
  const { since, until, publisher, language, minLineages = 0, disputed } = filter;
  const house = publisher?.toLowerCase();
  return (card) =>
    (since === undefined || isNotBefore(card.end ?? card.start, since)) &&
    (until === undefined || isNotAfter(card.start ?? card.end, until)) &&
    (house === undefined || card.publishers.some((one) => one.toLowerCase() === house)) &&
    (language === undefined || card.languages.includes(language)) &&
    card.support.lineages.atLeast >= minLineages &&
    (disputed === undefined || card.disputed > 0 === disputed);
}

/** Articles of a publisher and of days; an undated one is of no day. */
export function isArticleFrom(
  { publisher, published }: Pick<ArticleCard, "publisher" | "published">,
  { publisher: house, since, until }: Pick<StoryFilter, "publisher" | "since" | "until">,
): boolean {
  return (
    (house === undefined || publisher?.toLowerCase() === house.toLowerCase()) &&
    (since === undefined || (published !== undefined && isNotBefore(published, since))) &&
    (until === undefined || (published !== undefined && isNotAfter(published, until)))
  );
}

/** Undated things are never too early nor too late. */
function isNotBefore(time: string | undefined, day: string): boolean {
  return (
    time === undefined ||
    (isDay(day) || isDay(time) ? time.slice(0, 10) >= day.slice(0, 10) : Date.parse(time) >= Date.parse(day))
  );
}

function isNotAfter(time: string | undefined, day: string): boolean {
  return (
    time === undefined ||
    (isDay(day) || isDay(time) ? time.slice(0, 10) <= day.slice(0, 10) : Date.parse(time) <= Date.parse(day))
  );
}

function isDay(text: string): boolean {
  return text.length <= 10;
}
