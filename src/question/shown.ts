import {
  type Article,
  type ArticleId,
  type Dossier,
  type Fact,
  type Span,
  type Utterance,
  wordsAt,
} from "../model/index.ts";
import type { ArticleCard, StoryCard } from "../pile/cards.ts";
import type { ArticleShown, FactShown, StoryShown, UtteranceShown, WordsAt } from "./schemas.ts";

export type Texts = ReadonlyMap<ArticleId, Article>;

export function textsOf({ articles }: Dossier): Texts {
  return new Map(articles.map((article) => [article.id, article]));
}

/** Words of an article with their place; none when the article is not at hand. */
export function wordsShown(texts: Texts, article: ArticleId, span: Span): WordsAt[] {
  const found = texts.get(article);
  if (!found) return [];
  const { start, end } = span;
  const { publisher, label } = found;
  const from = publisher !== undefined ? { publisher } : label !== undefined ? { label } : {};
  return [{ article, ...from, start, end, words: wordsAt(found.text, span) }];
}

/** A fact with at most `spans` places of words, and of each side of its disagreement. */
export function factShown(texts: Texts, fact: Fact, spans: number): FactShown {
  const { id, story, kind, text, status, support, disagreement, mentions } = fact;
  const at = (indexes: readonly number[]) =>
    firstOfEach(
      indexes.flatMap((index) => mentions[index] ?? []),
      spans,
    ).flatMap((mention) => wordsShown(texts, mention.article, mention.span));
  const sides = disagreement?.values.map(({ mentions: carried, value, normal, status: state, support: own }) => ({
    value,
    ...(normal !== undefined && { normal }),
    ...(state !== undefined && { status: state }),
    support: supportShown(own),
    words: at(carried),
  }));
  return {
    ...{ id, story, kind, text },
    ...(status !== undefined && { status }),
    support: supportShown(support),
    ...(disagreement && sides && { disagreement: disagreement.kind, sides }),
    words: at(mentions.map((_, index) => index)),
  };
}

/** The first mention of each article first: three places of one article say less than those of three. */
function firstOfEach<T extends { readonly article: ArticleId }>(mentions: readonly T[], most: number): T[] {
  const seen = new Set<ArticleId>();
  const isFirst = (mention: T) => !seen.has(mention.article) && seen.add(mention.article).size > 0;
  const first = mentions.filter(isFirst);
  if (first.length >= most) return first.slice(0, most);
  const rest = new Set(first);
  return [...first, ...mentions.filter((mention) => !rest.has(mention))].slice(0, most);
}

/** The counts as they stand in the model, in arrays of their own. */
export function supportShown({ articles, publishers, lineages, origins }: Fact["support"]): FactShown["support"] {
  return { articles, publishers, lineages: { ...lineages }, origins: [...origins] };
}

/** Shows utterances of a dossier, each with at most `spans` renderings of a speaker. */
export function utterancesIn(dossier: Dossier, texts: Texts, spans: number): (one: Utterance) => UtteranceShown {
  const quotes = new Map(dossier.quotes.map((quote) => [quote.id, quote]));
  const renderings = (ids: readonly string[]) =>
    firstOfEach(
      ids.flatMap((quote) => quotes.get(quote) ?? []),
      spans,
    ).flatMap(({ article, span }) => wordsShown(texts, article, span));
  return ({ id, support, speakers }) => ({
    id,
    story: dossier.story.id,
    support: supportShown(support),
    speakers: speakers.map(({ name, quotes: ids }) => ({ name, words: renderings(ids) })),
  });
}

export function storyShown(card: StoryCard): StoryShown {
  const { id, title, start, end, support, facts, disputed, utterances } = card;
  const days = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  return { id, title, ...days, support: supportShown(support), facts, disputed, utterances };
}

export function articleShown(card: Omit<ArticleCard, "story"> & { readonly story?: string }): ArticleShown {
  const { url, speakers: _, kinds: __, ...rest } = card;
  const address = pageAddress(url);
  return { ...rest, ...(address !== undefined && { url: address }) };
}

/** An article without its card, as the card would show it but for story and lineage. */
export function cardlessArticle({ id, label, title, publisher, published, language, url }: Article): ArticleShown {
  const address = pageAddress(url);
  return {
    id,
    ...(label !== undefined && { label }),
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    language,
    ...(address !== undefined && { url: address }),
  };
}

/** An address that is safe to follow: plain http or https. */
export function pageAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}
