import type { Dossier } from "../model/index.ts";
import type { ArticleCard, StoryCard } from "../pile/cards.ts";
import { heirOf } from "../pile/heirs.ts";
import { portionsOfHits } from "./found.ts";
import { cardAt, cardsPage, cursorAt, type Listed, listed, placeAt } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { unknown } from "./question.ts";

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
  const items: StoryCard[] = [];
  const from = placeAt("ranked-stories", cursor);
  let at = 0;
  for await (const id of storiesHolding(asked, filter.q)) {
    if (at++ < from) continue;
    const card = await cardAt<StoryCard>(asked, "stories", id);
    if (!card || !isWanted(card)) continue;
    if (items.length === limit) return listed(items, cursorAt("ranked-stories", String(at - 1)));
    items.push(card);
  }
  return listed(items);
}

/** The dossier of a story, or of the one that it goes on in. Throws `Unanswerable` where there is none. */
export async function storyAt(asked: Asked, id: string): Promise<Dossier> {
  const dossier = await asked.dossier(id);
  if (dossier) return dossier;
  const heir = await heirOf(asked.store, id);
  return (heir === undefined ? undefined : await asked.dossier(heir)) ?? unknown("story", id);
}

/** Ids of stories with an article that holds all words, the best hit first. */
export async function* storiesHolding(asked: Asked, words: string): AsyncGenerator<string> {
  const found = new Set<string>();
  for await (const portion of portionsOfHits(asked, words)) {
    const articles = portion.map(({ article }) => article);
    for (const story of await asked.store.storiesOf(articles)) {
      if (story === undefined || found.has(story)) continue;
      found.add(story);
      yield story;
    }
  }
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
