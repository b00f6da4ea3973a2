import { z } from "zod";
import type { ArticleCard } from "../pile/cards.ts";
import { isNamed } from "./facts.ts";
import { portionsOfHits } from "./found.ts";
import { articleCardsOf } from "./paging.ts";
import type { Asked } from "./pile.ts";
import * as is from "./schemas.ts";
import { isArticleFrom } from "./selecting.ts";
import { cardlessArticle } from "./shown.ts";

/** What narrows a search. */
export const narrowing = {
  publisher: is.name.optional(),
  speaker: is.name.optional().meta({ description: "Somebody who is quoted in it: a name or words of it" }),
  kind: z.string().min(1).max(100).optional().meta({ description: "PLOVER type of an event in it, as in ASSAULT" }),
  since: is.day.optional().meta({ description: "Published on this day or later" }),
  until: is.day.optional().meta({ description: "Published on this day or earlier" }),
};
type Narrowing = { readonly [K in keyof typeof narrowing]?: string | undefined };

/** A hit of a search; the card is there when the filter lets it through. */
export interface LookedAt {
  readonly id: string;
  readonly rank: number;
  readonly card?: Chosen | undefined;
}

/** An article that is not told of yet is of no story. */
type Chosen = Omit<ArticleCard, "story"> & { readonly story?: string };

/** The hits of a search behind an article, best first, `MOST_LOOKED` at most. */
export async function* lookedAt(
  asked: Asked,
  { q, ...filter }: Narrowing & { readonly q: string },
  after?: string,
): AsyncGenerator<LookedAt> {
  for await (const portion of portionsOfHits(asked, q, after)) {
    const cards = await articleCardsOf(
      asked,
      portion.map(({ article }) => article),
    );
    for (const [k, { article: id, rank }] of portion.entries()) {
      const card = cards[k] ?? (await cardless(asked, id));
      const isWanted = card !== undefined && isArticleFrom(card, filter) && isAbout(card, filter);
      yield { id, rank, ...(isWanted && { card }) };
    }
  }
}

/** What the card of an article would say that waits to be worked in. */
async function cardless(asked: Asked, id: string): Promise<Chosen | undefined> {
  const kept = await asked.store.article(id);
  if (!kept) return undefined;
  const { quotes, events } = kept.annotation;
  const speakers = quotes.flatMap(({ speaker: { name } }) => name ?? []);
  return { ...cardlessArticle(kept.article), speakers, kinds: events.map(({ type }) => type) } as Chosen;
}

function isAbout({ speakers = [], kinds = [] }: Chosen, { speaker, kind }: Narrowing): boolean {
  return (
    (speaker === undefined || speakers.some((name) => isNamed(name, speaker))) &&
    (kind === undefined || kinds.includes(kind.toUpperCase()))
  );
}

const counted = z.array(z.object({ value: z.string(), articles: z.int() }));

/** How many of the first hits have which value. */
export const facets = z
  .object({ of: z.int(), publishers: counted, speakers: counted, kinds: counted, days: counted })
  .meta({ description: "Of the first `of` hits: how many articles have which value, the most first" });

/** Hits that are counted, values that are given. */
const MOST_COUNTED = 100;
const MOST_VALUES = 8;
/** Longer values could not be asked for. */
const LONGEST = 300;

/** Counts over the first 100 hits of a search as it is narrowed. */
export async function facetsOf(
  asked: Asked,
  wanted: Narrowing & { readonly q: string },
): Promise<z.infer<typeof facets>> {
  const counts = { publishers: new Counts(), speakers: new Counts(), kinds: new Counts(), days: new Counts() };
  const spoken: (readonly string[])[] = [];
  for await (const { card } of lookedAt(asked, wanted)) {
    if (!card) continue;
    const { publisher, published, speakers: names = [], kinds: types = [] } = card;
    counts.publishers.add(publisher === undefined ? [] : [publisher]);
    counts.speakers.add(names);
    counts.kinds.add(types);
    counts.days.add(published === undefined ? [] : [published.slice(0, 10)]);
    if (spoken.push(names) === MOST_COUNTED) break;
  }
  const { publishers, speakers, kinds, days } = counts;
  return {
    of: spoken.length,
    publishers: publishers.most(),
    speakers: byWords(speakers.most(), spoken),
    ...{ kinds: kinds.most(), days: days.most() },
  };
}

/** A name finds every name that has its words ("Strohm" finds "Hedda Strohm"), so it is counted like that. */
function byWords(values: Counted, spoken: readonly (readonly string[])[]): Counted {
  const counts = values.map(({ value }) => {
    return { value, articles: spoken.filter((names) => names.some((name) => isNamed(name, value))).length };
  });
  return counts.filter(({ articles }) => articles > 0).sort((a, b) => b.articles - a.articles);
}

type Counted = z.infer<typeof counted>;

class Counts {
  readonly #counts = new Map<string, number>();

  /** The values of one article, each once. */
  add(values: readonly string[]): void {
    for (const value of new Set(values))
      if (value !== "" && value.length <= LONGEST) this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  most(): Counted {
    const all = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return all.slice(0, MOST_VALUES).map(([value, articles]) => ({ value, articles }));
  }
}
