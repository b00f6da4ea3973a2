import { createHash } from "node:crypto";
import { addressKey, markOf } from "../article/ids.ts";
import { type Article, type ArticleId, compareText } from "../model/index.ts";

/** Who holds an id as it is read: one entry for each article that has it. */
export interface Holder {
  /** Under which id it is kept. */
  readonly id: ArticleId;
  /** What makes two texts versions of one article: the address, else the publisher, else the place. */
  readonly identity: string;
  /** Of the text that counts. */
  readonly mark: string;
  readonly location: string;
  /** Day or time that the text says it is of; empty when it says none. */
  readonly stamp: string;
  /** Marks of texts that lost against the one that counts: read again they change nothing. */
  readonly lost: readonly string[];
  /** Posts inside the article, as they are kept. */
  readonly posts: readonly ArticleId[];
  /** Other places where the text that counts was read, and those where only texts that lost were. */
  readonly twins?: readonly string[];
  readonly elsewhere?: readonly string[];
}

/** What an article read under an id comes to. */
export type Place =
  | { readonly is: "new"; readonly holder: Holder }
  | { readonly is: "version"; readonly holder: Holder; readonly before: Holder }
  /** The same text from a place that stands before the one it was read from first. */
  | { readonly is: "moved"; readonly holder: Holder; readonly before: Holder }
  | { readonly is: "same"; readonly holder: Holder; readonly before: Holder }
  | { readonly is: "older"; readonly holder: Holder; readonly before: Holder };

/** `isFresh`: the holder's text was read in the same go, so that which came first says nothing. */
export function placeOf(article: Article, holders: readonly Holder[], isFresh: (holder: Holder) => boolean): Place {
  const next = holderOf(article);
  const before = holders.find(({ identity }) => identity === next.identity);
  const twin = holders.find(({ mark }) => mark === next.mark) ?? before;
  if (twin?.mark === next.mark) {
    const is = compareText(next.location, twin.location) < 0 ? "moved" : "same";
    const { identity, location } = next;
    const holder = { ...twin, ...placesOf(twin, location) };
    return { is, holder: is === "moved" ? { ...holder, identity, location } : holder, before: twin };
  }
  if (!before) return { is: "new", holder: next };
  const isOlder = before.lost.includes(next.mark) || comesBefore(next, before, isFresh(before));
  if (isOlder)
    return {
      is: "older",
      holder: { ...before, lost: withOne(before.lost, next.mark), ...lostAt(before, next) },
      before,
    };
  const lost = isFresh(before) || next.stamp > before.stamp ? [...before.lost, before.mark] : before.lost;
  const elsewhere = placesBehind(before, next.location);
  const holder = { ...next, id: before.id, lost: lost.filter((mark) => mark !== next.mark), elsewhere };
  return { is: "version", holder, before };
}

/** All places where an article was read before a text at `location` took the place of the one that counted. */
export function placesBehind({ location, twins = [], elsewhere = [] }: Holder, now: string): string[] {
  return [...new Set([location, ...twins, ...elsewhere])].filter((place) => place !== now).sort(compareText);
}

/** Of the two places where the text that counts was read the first in order is the holder's own. */
function placesOf({ location, twins = [], elsewhere = [] }: Holder, read: string): Partial<Holder> {
  const other = compareText(read, location) < 0 ? location : read;
  const rest = elsewhere.filter((place) => place !== read);
  return { twins: read === location ? twins : withOne(twins, other), elsewhere: rest };
}

/** A text that lost is told of unless the one that counts was read at its place too. */
function lostAt({ location, twins = [], elsewhere = [] }: Holder, lost: Holder): Partial<Holder> {
  const isKnown = lost.location === location || twins.includes(lost.location);
  return isKnown ? {} : { elsewhere: withOne(elsewhere, lost.location) };
}

/** By what the texts say of their time; where that does not tell, the later seen is the later, or by content in one go. */
function comesBefore(next: Holder, before: Holder, isFresh: boolean): boolean {
  const order = compareText(next.stamp, before.stamp);
  return order !== 0 ? order < 0 : isFresh && next.mark < before.mark;
}

function withOne(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one].sort(compareText);
}

function holderOf(article: Article): Holder {
  const { id, location, modified, published } = article;
  const stamp = modified ?? published ?? "";
  return { id, identity: identityOf(article), mark: markOf(article), location, stamp, lost: [], posts: [] };
}

function identityOf({ url, publisher, location }: Article): string {
  const address = url === undefined ? undefined : addressKey(url);
  if (address !== undefined) return `address ${address}`;
  return publisher ? `publisher ${publisher.trim().toLowerCase()}` : `place ${location}`;
}

/** The holders of one id with the ids that they are kept under: a namesake has a mark of what it is behind its id. */
export function named(base: ArticleId, holders: readonly Holder[]): Holder[] {
  const sorted = [...holders].sort((a, b) => compareText(a.identity, b.identity));
  return sorted.map((holder, at) => {
    const mark = createHash("sha256").update(holder.identity).digest("hex").slice(0, 10);
    return { ...holder, id: at === 0 ? base : `${base}~${mark}` };
  });
}
