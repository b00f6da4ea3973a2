import type { Annotation, Article, ArticleId, Dossier } from "../model/index.ts";
import { applied, type Difference, differenceTo } from "./same.ts";

/** A text and an annotation that a dossier is told from, with the numbers they are kept under. */
export interface Ground {
  readonly article: Article;
  readonly number: number;
  readonly annotation: Annotation;
  readonly hash: string;
}

/** What a dossier adds to kept texts and annotations. `story` is kept beside it. */
export interface Parts extends Readonly<Record<ItemList, readonly ItemPart[]>>, Pick<Dossier, OwnList> {
  readonly articles: readonly ArticlePart[];
}

const ITEM_LISTS = ["quotes", "claims", "events", "quantities", "times"] as const;
const OWN_LISTS = ["links", "lineages", "entities", "utterances", "facts", "messages"] as const;
type ItemList = (typeof ITEM_LISTS)[number];
type OwnList = (typeof OWN_LISTS)[number];
type Item = Dossier[ItemList][number];

/** `number` says which version has the text, `hash` which annotation; an article that is not kept stands whole. */
interface ArticlePart {
  readonly id: ArticleId;
  readonly number?: number;
  readonly hash?: string;
  /** As it was told, but for a text that is kept. */
  readonly told: Article;
  readonly text: "kept" | "here";
}

/** Item `item` of the annotation of article number `of`, or one that the annotations do not have. */
interface ItemPart {
  readonly of?: number;
  readonly item?: number;
  readonly difference?: Difference;
  readonly whole?: Item;
}

/** Takes out of a dossier what is kept already. `dossierOf(partsOf(d, ground), ...)` is `d`. */
export function partsOf(dossier: Dossier, ground: ReadonlyMap<ArticleId, Ground>): Parts {
  const places = new Map(dossier.articles.map(({ id }, at) => [id, at]));
  const items = ITEM_LISTS.map((list) => {
    const known = new KnownItems(list, ground);
    return [list, dossier[list].map((item) => itemPart(item, places.get(item.article), known))] as const;
  });
  return {
    articles: dossier.articles.map((article) => articlePart(article, ground.get(article.id))),
    ...(Object.fromEntries(items) as Record<ItemList, ItemPart[]>),
    ...ownListsOf(dossier),
  };
}

function articlePart(article: Article, ground: Ground | undefined): ArticlePart {
  const kept = ground && { id: article.id, number: ground.number, hash: ground.hash };
  if (kept && ground.article.text === article.text) return { ...kept, told: { ...article, text: "" }, text: "kept" };
  return { ...kept, id: article.id, told: article, text: "here" };
}

function itemPart(item: Item, of: number | undefined, known: KnownItems): ItemPart {
  const found = of === undefined ? undefined : known.find(item);
  const difference = found && differenceTo(found.item, item);
  if (of === undefined || !found || !difference) return { whole: item };
  return { of, item: found.at, ...(Object.keys(difference).length > 0 ? { difference } : {}) };
}

/** The items of one list in the annotations, by article and id. */
class KnownItems {
  readonly #list: ItemList;
  readonly #ground: ReadonlyMap<ArticleId, Ground>;
  readonly #places = new Map<ArticleId, ReadonlyMap<string, number>>();

  constructor(list: ItemList, ground: ReadonlyMap<ArticleId, Ground>) {
    this.#list = list;
    this.#ground = ground;
  }

  find({ article, id }: Item): { readonly at: number; readonly item: Item } | undefined {
    const items: readonly Item[] = this.#ground.get(article)?.annotation[this.#list] ?? [];
    const places = this.#places.get(article) ?? new Map(items.map((item, at) => [item.id, at]));
    this.#places.set(article, places);
    const at = places.get(id);
    return at === undefined ? undefined : { at, item: items[at]! };
  }
}

/** The dossier as it was told. Throws `RangeError` when something that it was told from is gone. */
export function dossierOf(parts: Parts, story: Dossier["story"], ground: readonly (Ground | undefined)[]): Dossier {
  const items = ITEM_LISTS.map((list) => [list, (parts[list] ?? []).map((part) => itemOf(part, list, ground))]);
  const articles = parts.articles.map((part, at) => articleOf(part, ground[at]));
  const lists = { ...(Object.fromEntries(items) as Pick<Dossier, ItemList>), ...ownListsOf(parts) };
  const { links, lineages, entities, quotes, utterances, claims, events, quantities, times, facts, messages } = lists;
  return {
    story,
    articles,
    links,
    lineages,
    entities,
    quotes,
    utterances,
    claims,
    events,
    quantities,
    times,
    facts,
    messages,
  };
}

function articleOf({ id, told, text }: ArticlePart, ground: Ground | undefined): Article {
  if (text === "here") return told;
  if (!ground) throw new RangeError(`article ${id} is gone`);
  return { ...told, text: ground.article.text };
}

function itemOf(part: ItemPart, list: ItemList, ground: readonly (Ground | undefined)[]): Item {
  if (part.whole) return part.whole;
  const item = ground[part.of ?? -1]?.annotation[list]?.[part.item ?? -1];
  if (!item) throw new RangeError(`${list} ${part.item} of article number ${part.of} is gone`);
  return applied(item, part.difference ?? {}) as Item;
}

function ownListsOf(from: Pick<Dossier, OwnList>): Pick<Dossier, OwnList> {
  return Object.fromEntries(OWN_LISTS.map((list) => [list, from[list]])) as unknown as Pick<Dossier, OwnList>;
}
