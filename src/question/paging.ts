import { type ArticleCard, CARDS, type CardShelf } from "../pile/cards.ts";
import type { Asked } from "./pile.ts";
import { Unanswerable } from "./question.ts";

/** A page of a list as it is answered. */
export interface Listed<T> {
  readonly items: T[];
  readonly returned: number;
  readonly total?: number;
  readonly next?: string;
}

export function listed<T>(items: readonly T[], next?: string, total?: number): Listed<T> {
  const more = { ...(total !== undefined && { total }), ...(next !== undefined && { next }) };
  return { items: [...items], returned: items.length, ...more };
}

/** A cursor is opaque: which list it goes through, and the key that it has come to. */
export function cursorAt(list: string, key: string): string {
  return Buffer.from(JSON.stringify([list, key])).toString("base64url");
}

/** The key of a cursor of this list. Throws `Unanswerable` for any other text. */
export function keyAt(list: string, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [of, key] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if (of === list && typeof key === "string") return key;
  } catch {
    // Told below.
  }
  throw new Unanswerable("wrong", "This cursor is not of this list.");
}

/** The place of a cursor of a list that is counted through; 0 without one. Throws `Unanswerable` for any other text. */
export function placeAt(list: string, cursor: string | undefined): number {
  const place = Number(keyAt(list, cursor) ?? 0);
  if (!Number.isSafeInteger(place) || place < 0) throw new Unanswerable("wrong", "This cursor is not of this list.");
  return place;
}

/** Cards that one request looks at; the cursor goes on behind them. */
const MOST_LOOKED = 20_000;
const BREATH = 500;

export interface CardsWanted<Card> {
  readonly on: CardShelf;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Keys begin with this. */
  readonly prefix?: string;
  isWanted(card: Card, key: string): boolean;
}

/** A page of the cards of a shelf, in order of their keys. */
export async function cardsPage<Card>(asked: Asked, wanted: CardsWanted<Card>): Promise<Listed<Card>> {
  const items: Card[] = [];
  let last: string | undefined;
  let looked = 0;
  for await (const [key, card] of cardsOn<Card>(asked, wanted)) {
    const isFull = items.length === wanted.limit || looked === MOST_LOOKED;
    if (isFull && last !== undefined) return listed(items, cursorAt(wanted.on, last));
    if (wanted.isWanted(card, key)) items.push(card);
    last = key;
    looked++;
  }
  return listed(items);
}

/** Cards of a shelf whose keys begin with a prefix, behind the cursor. */
export async function* cardsOn<Card>(
  asked: Asked,
  { on, cursor, prefix = "" }: Pick<CardsWanted<Card>, "on" | "cursor" | "prefix">,
): AsyncGenerator<readonly [key: string, card: Card]> {
  const after = keyAt(on, cursor) ?? prefix;
  let looked = 0;
  for await (const [key, bytes] of asked.store.all(CARDS[on], { after, limit: Number.POSITIVE_INFINITY })) {
    if (!key.startsWith(prefix)) return;
    if (++looked % BREATH === 0) await asked.pace();
    yield [key, cardOf<Card>(bytes)];
  }
}

/** The card of a key. */
export async function cardAt<Card>(asked: Asked, on: CardShelf, key: string): Promise<Card | undefined> {
  const [bytes] = await asked.store.get(CARDS[on], [key]);
  return bytes && cardOf<Card>(bytes);
}

/** Cards of articles, in their order, each by its own story. */
export async function articleCardsOf({ store }: Asked, ids: readonly string[]): Promise<(ArticleCard | undefined)[]> {
  const stories = await store.storiesOf(ids);
  const keys = ids.map((id, at) => `${id}\u0000${stories[at] ?? ""}`);
  return (await store.get(CARDS.articles, keys)).map((bytes) => bytes && cardOf<ArticleCard>(bytes));
}

/** The first card of a key that ends with the story it is of. */
export async function cardBefore<Card>(asked: Asked, on: CardShelf, key: string): Promise<Card | undefined> {
  const prefix = `${key}\u0000`;
  for await (const [found, bytes] of asked.store.all(CARDS[on], { after: prefix, limit: 1 }))
    return found.startsWith(prefix) ? cardOf<Card>(bytes) : undefined;
  return undefined;
}

function cardOf<Card>(bytes: Uint8Array): Card {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()) as Card;
}
