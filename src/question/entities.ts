import { z } from "zod";
import { type NameCard, nameWords } from "../pile/cards.ts";
import { isNamed } from "./facts.ts";
import { cardsOn, cursorAt, listed } from "./paging.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";

const MOST_LOOKED = 20_000;

const entity = z.object({
  name: z.string(),
  type: z.string(),
  id: z.string().optional(),
  country: z.string().optional(),
  stories: z.array(z.string()),
  storiesInAll: z.int(),
  articles: z.int(),
  mentions: z.int(),
  quotes: z.int(),
});
type EntityShown = z.infer<typeof entity>;

export const entities = question({
  name: "entities",
  title: "People, organisations, places",
  description:
    "Who and what is named, by name, with the stories of each. Speakers that are no named entity have the type speaker.",
  path: "entities",
  input: z.strictObject({
    q: is.name.optional().meta({ description: "Words of the name" }),
    type: z.enum(["person", "organisation", "place", "country", "speaker"]).optional(),
    isQuoted: z.boolean().optional().meta({ description: "Only those who are quoted" }),
    ...is.paged,
  }),
  output: is.listOf(entity),
  async answer(asked, { q, type, isQuoted, limit, cursor }) {
    const first = q === undefined ? undefined : nameWords(q)[0];
    if (q !== undefined && first === undefined) return listed<EntityShown>([]);
    const found = new Map<string, EntityShown>();
    let last: string | undefined;
    let looked = 0;
    const isOne = (card: NameCard, key: string) =>
      (type ?? card.type) === card.type &&
      (isQuoted !== true || card.quotes > 0) &&
      (q === undefined ? key.startsWith(`${nameWords(card.name)[0]}\u0000`) : isNamed(card.name, q));
    for await (const [key, card] of cardsOn<NameCard>(asked, {
      on: "names",
      cursor,
      ...(first !== undefined && { prefix: `${first}\u0000` }),
    })) {
      const who = `${card.name}\u0000${card.type}\u0000${card.entity ?? ""}`;
      const isWanted = isOne(card, key);
      const isFull = looked++ >= MOST_LOOKED || (isWanted && found.size === limit && !found.has(who));
      if (isFull && last !== undefined) return listed([...found.values()], cursorAt("names", last));
      if (isWanted) found.set(who, withStory(found.get(who), card));
      last = key;
    }
    return listed([...found.values()]);
  },
});

const MOST_STORIES = 20;

function withStory(known: EntityShown | undefined, card: NameCard): EntityShown {
  const { name, type, entity: id, country, story, articles, mentions, quotes } = card;
  const own = known ?? {
    ...{ name, type },
    ...(id !== undefined && { id }),
    ...(country !== undefined && { country }),
    ...{ stories: [], storiesInAll: 0, articles: 0, mentions: 0, quotes: 0 },
  };
  return {
    ...own,
    stories: own.stories.length < MOST_STORIES ? [...own.stories, story] : own.stories,
    storiesInAll: own.storiesInAll + 1,
    articles: own.articles + articles,
    mentions: own.mentions + mentions,
    quotes: own.quotes + quotes,
  };
}
