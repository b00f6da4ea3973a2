import { addressKey } from "../article/ids.ts";
import { pushTo } from "../model/grouping.ts";
import {
  type Article,
  type ArticleId,
  type Dossier,
  type Lineage,
  type Story,
  type Support,
  wordsOf,
} from "../model/index.ts";
import type { Change, Shelves, Store } from "../store/store.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** Where cards stand, by key: small rows that lists and look-ups are made of, so that no dossier is opened to find one. */
export const CARDS = {
  /** By id, and the newest first. */
  stories: "card-stories",
  newestStories: "card-stories-newest",
  articles: "card-articles",
  newestArticles: "card-articles-newest",
  /** Key of an address -> article. */
  addresses: "card-addresses",
  lineages: "card-lineages",
  /** Id -> story. */
  facts: "card-facts",
  utterances: "card-utterances",
  /** Each word of each name -> who is named, story by story. */
  names: "card-names",
} as const;
export type CardShelf = keyof typeof CARDS;

/** A story in a list. */
export interface StoryCard extends Pick<Story, "id" | "title" | "start" | "end"> {
  readonly support: Support;
  readonly publishers: readonly string[];
  readonly languages: readonly string[];
  readonly facts: number;
  readonly disputed: number;
  readonly utterances: number;
  /** The most lineages, at least, that carry one of its facts. */
  readonly carried: number;
}

/** An article in a list. */
export interface ArticleCard extends Pick<Article, "id" | "label" | "title" | "publisher" | "published" | "language"> {
  readonly url?: string;
  readonly story: string;
  readonly lineage?: string;
  /** Who is quoted in it, and PLOVER types of events in it, by which a search is narrowed; on the card that stands by id. */
  readonly speakers?: readonly string[];
  readonly kinds?: readonly string[];
}

export interface LineageCard extends Lineage {
  readonly story: string;
}

/** Somebody or something named in one story; `quotes` counts what the reports let them say. */
export interface NameCard {
  readonly name: string;
  readonly type: string;
  readonly entity?: string;
  readonly country?: string;
  readonly story: string;
  readonly mentions: number;
  readonly articles: number;
  readonly quotes: number;
}

/** One card: its shelf, its key, and what stands on it. */
export interface Card {
  readonly on: CardShelf;
  readonly key: string;
  readonly card: object;
}

/** Form of the cards; a store with others is told anew. */
const FORM = 2;
/** Between the parts of a key. */
const MARK = "\u0000";
/** Stands behind every time turned round. */
const UNDATED = "~";
const MOST_WORDS_OF_NAME = 6;
/** Speakers and kinds of events that the card of an article names. */
const MOST_TRAITS = 40;

/** Puts the cards of a story in place of those that it had. */
export async function keepCards(change: Change, id: string, cards: readonly Card[]): Promise<void> {
  const before = (await shelved<readonly Place[]>(change, SHELF.cards, [id])).get(id) ?? [];
  const now = new Set(cards.map(({ on, key }) => `${on}${MARK}${key}`));
  const known = new Set(before.map(([on, key]) => `${on}${MARK}${key}`));
  for (const [on, key] of before) if (!now.has(`${on}${MARK}${key}`)) change.keep(CARDS[on], key, undefined);
  for (const { on, key, card } of cards)
    if (!SAY_THE_STORY.has(on) || !known.has(`${on}${MARK}${key}`)) keepCard(change, { on, key, card });
  shelve(
    change,
    SHELF.cards,
    id,
    cards.map(({ on, key }): Place => [on, key]),
  );
}

/** Cards of ids that only their story has, and that say which one: they never change. */
const SAY_THE_STORY: ReadonlySet<CardShelf> = new Set(["facts", "utterances"]);

export function keepCard(change: Change, { on, key, card }: Card): void {
  change.keep(CARDS[on], key, Buffer.from(JSON.stringify(card)));
}

/** Where a card stands. */
export type Place = readonly [on: CardShelf, key: string];

/** Takes the cards of stories that are no more away. */
export async function dropCards(change: Change, stories: readonly string[]): Promise<void> {
  for (const [id, places] of await shelved<readonly Place[]>(change, SHELF.cards, stories)) {
    for (const [on, key] of places) change.keep(CARDS[on], key, undefined);
    change.keep(SHELF.cards, id, undefined);
  }
}

/** Whether the stories of a store have no cards yet, or others. */
export async function isWithoutCards(store: Shelves): Promise<boolean> {
  return (await shelved<number>(store, SHELF.desk, ["cards"])).get("cards") !== FORM;
}

/** Marks all stories of such a store to be told again. */
export async function markWithoutCards(store: Store, change: Change): Promise<void> {
  if (!(await isWithoutCards(change))) return;
  shelve(change, SHELF.desk, "cards", FORM);
  for await (const [id] of store.all(SHELF.articles)) change.keep(SHELF.dirty, id, new Uint8Array());
}

/** The cards of a story, a function of its dossier. Every key ends with the story where another one may have the same. */
export function cardsOf(dossier: Dossier): Card[] {
  const { story, articles, lineages, facts, utterances } = dossier;
  const lineageOf = new Map(lineages.flatMap(({ id, articles: own }) => own.map((article) => [article, id] as const)));
  const own = ownArticles(story, articles);
  const home = { story: story.id };
  return [
    ...storyCards(dossier, own),
    ...articleCards(dossier, own, lineageOf),
    ...own.flatMap((article) => addressCard(article, story)),
    ...lineageCards(lineages, story.id),
    ...facts.map(({ id }): Card => ({ on: "facts", key: id, card: home })),
    ...utterances.map(({ id }): Card => ({ on: "utterances", key: id, card: home })),
    ...nameCards(dossier),
  ];
}

export function lineageCards(lineages: readonly Lineage[], story: string): Card[] {
  return lineages.map((lineage) => ({ on: "lineages", key: lineage.id + MARK + story, card: { ...lineage, story } }));
}

/** The time of a key turned round, so that the newest stands first; without one it stands last. */
export function newestFirst(time: string | undefined): string {
  const at = Date.parse(time ?? "");
  if (Number.isNaN(at)) return UNDATED;
  const digits = new Date(at).toISOString();
  return digits.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

/** The key that the address of an article stands under; undefined when it is no address. */
export const addressOf: (url: string) => string | undefined = addressKey;

/** Words of a name as keys are made of them: the first six. */
export function nameWords(name: string): string[] {
  return foldedWords(name).slice(0, MOST_WORDS_OF_NAME);
}

/** Words of a text, lower case, without accents. */
export function foldedWords(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return wordsOf(folded).map((word) => word.text);
}

function ownArticles({ articles }: Story, all: readonly Article[]): Article[] {
  const own = new Set<ArticleId>(articles);
  return all.filter(({ id }) => own.has(id));
}

function storyCards({ story, facts, utterances }: Dossier, own: readonly Article[]): Card[] {
  const { id, title, start, end, support } = story;
  const card: StoryCard = {
    id,
    title,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    support,
    publishers: distinct(own.map(({ publisher }) => publisher)),
    languages: distinct(own.map(({ language }) => language)),
    facts: facts.length,
    disputed: facts.filter(({ disagreement }) => disagreement).length,
    utterances: utterances.length,
    carried: facts.reduce((most, fact) => Math.max(most, fact.support.lineages.atLeast), 0),
  };
  return [
    { on: "stories", key: id, card },
    { on: "newestStories", key: newestFirst(end ?? start) + MARK + id, card },
  ];
}

function articleCards(
  { story, quotes, events }: Dossier,
  own: readonly Article[],
  lineageOf: ReadonlyMap<ArticleId, string>,
): Card[] {
  const speakers = traitsIn(quotes, ({ speaker }) => speaker.name);
  const kinds = traitsIn(events, ({ type }) => type);
  return own.flatMap((article): Card[] => {
    const card = articleCard(article, story, lineageOf.get(article.id));
    const { id, published } = article;
    const traits = { speakers: speakers(id), kinds: kinds(id) };
    return [
      { on: "articles", key: id + MARK + story.id, card: { ...card, ...traits } },
      { on: "newestArticles", key: [newestFirst(published), id, story.id].join(MARK), card },
    ];
  });
}

/** What things of an article have, each once; nothing where nothing has it. */
function traitsIn<T extends { readonly article: ArticleId }>(
  things: readonly T[],
  traitOf: (thing: T) => string | undefined,
): (id: ArticleId) => readonly string[] | undefined {
  const found = new Map<ArticleId, Set<string>>();
  for (const thing of things) {
    const trait = traitOf(thing);
    if (trait) found.set(thing.article, (found.get(thing.article) ?? new Set()).add(trait));
  }
  return (id) => {
    const own = found.get(id);
    return own && [...own].slice(0, MOST_TRAITS);
  };
}

function articleCard(article: Article, story: Story, lineage: string | undefined): ArticleCard {
  const { id, label, title, publisher, published, language, url } = article;
  return {
    id,
    ...(label !== undefined && { label }),
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    language,
    ...(url !== undefined && { url }),
    story: story.id,
    ...(lineage !== undefined && { lineage }),
  };
}

function addressCard({ id, url }: Article, story: Story): Card[] {
  const key = url === undefined ? undefined : addressKey(url);
  return key === undefined ? [] : [{ on: "addresses", key: [key, id, story.id].join(MARK), card: { article: id } }];
}

function nameCards({ story, entities, utterances, quotes }: Dossier): Card[] {
  const said = quotesByName(utterances);
  const articleOf = new Map(quotes.map(({ id, article }) => [id, article]));
  const cards = new Map<string, NameCard>();
  for (const { id, name, type, country, mentions } of entities) {
    if (type === "other" || !mentions.some(({ form }) => form === "name")) continue;
    const own = { name, type, entity: id, ...(country !== undefined && { country }), story: story.id };
    const articles = new Set(mentions.map(({ article }) => article)).size;
    cards.set(`${name}${MARK}${id}`, {
      ...own,
      mentions: mentions.length,
      articles,
      quotes: said.get(name)?.length ?? 0,
    });
  }
  const known = new Set([...cards.values()].map(({ name }) => name));
  for (const [name, ids] of said) {
    if (known.has(name)) continue;
    const articles = new Set(ids.map((id) => articleOf.get(id))).size;
    cards.set(name, { name, type: "speaker", story: story.id, mentions: 0, articles, quotes: ids.length });
  }
  return [...cards].flatMap(([id, card]) => {
    const words = [...new Set(nameWords(card.name))];
    return words.map((word): Card => ({ on: "names", key: [word, words.join(" "), id, story.id].join(MARK), card }));
  });
}

function quotesByName(utterances: Dossier["utterances"]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, quotes } of utterances.flatMap(({ speakers }) => speakers))
    for (const id of quotes) pushTo(found, name, id);
  return found;
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text ? [text] : [])))].sort();
}
