import { pack } from "./packed/pack.ts";
import { unpack } from "./packed/unpack.ts";
import type { Change, Shelves } from "./store.ts";

/** What is asked of a server and may be answered with 304: both validators, and a hash of the body for servers that lie. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** SHA-256 of the body (hex). */
  readonly hash?: string;
}

/** A feed, sitemap or page with feeds that is polled. Times are ISO 8601. */
export interface WatchedFeed extends Validators {
  /** As it was given; its key. */
  readonly url: string;
  /** Where it is by now, after permanent redirects. */
  readonly movedTo?: string;
  /** The list that names it: a file, a sitemap index, a page; itself when it was given. */
  readonly from: string;
  readonly title?: string;
  /** When it is polled next; absent when it is gone for good. */
  readonly next?: string;
  readonly polled?: string;
  /** When it last answered with a list, and with something new. */
  readonly answered?: string;
  readonly renewed?: string;
  /** When its whole body came last. */
  readonly whole?: string;
  /** Its validators said that nothing had changed when something had. */
  readonly isLying?: true;
  /** Mean time between new items, in seconds, as far as it was seen. */
  readonly gapSeconds?: number;
  /** Failures in a row, and the last reason. */
  readonly fails: number;
  readonly reason?: string;
  readonly isGone?: true;
  /** Pages that it named so far. */
  readonly named: number;
}

/** A page that a feed named and that is to be fetched, or fetched again. */
export interface WatchedPage extends Validators {
  /** Address to fetch; pages are kept by the key of their address. */
  readonly url: string;
  /** Its own address, where that is another one. */
  readonly address?: string;
  readonly feed: string;
  /** Absent when there are no more visits. */
  readonly next?: string;
  /** Visits that gave the page, and when the first was. */
  readonly visits: number;
  readonly firstRead?: string;
  readonly fails: number;
  readonly reason?: string;
  /** What became of it. `alias`: it is another page's address. `listed`: only what its feed says of it could be read. */
  readonly state: "waiting" | "read" | "gone" | "alias" | "listed" | "failed";
  /** It was named as the real address by another page, so its own word on that is not asked. */
  readonly isCanonical?: true;
  readonly isLying?: true;
  readonly article?: string;
  /** Hash of its headline and own prose. */
  readonly prose?: string;
  /** What the feed said of it, until it is read. */
  readonly listed?: ListedItem;
}

/** One item of a feed. */
export interface ListedItem {
  readonly title?: string;
  readonly published?: string;
  /** Of the RSS `source`: the publisher of the page. */
  readonly publisher?: string;
  readonly byline?: string;
  /** HTML or text. */
  readonly content?: string;
  readonly language?: string;
}

/** A registrable domain that asked to be left alone for a while. */
export interface WatchedHost {
  readonly domain: string;
  readonly until: string;
  readonly fails: number;
}

/** The robots.txt of an origin. */
export interface WatchedRobots {
  readonly origin: string;
  readonly fetched: string;
  /** Rules as they came; `all`: everything is allowed, `none`: nothing, until it can be read. */
  readonly rules: { readonly text: string } | "all" | "none";
  /** Why it cannot be read. */
  readonly reason?: string;
}

/** A file that is read as it grows or changes. */
export interface WatchedFile {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
  readonly inode: string;
  /** Hash of the bytes, or of the first bytes of a file that is read by offset. */
  readonly hash: string;
  /** Bytes that have been read, in archives and JSON Lines. */
  readonly offset?: number;
  /** It ended inside a record when it was read. */
  readonly isUnfinished?: true;
}

/** What a watch keeps, by shelf. Nothing that a result is made of: it may be lost at the price of asking again. */
export interface Watched {
  readonly "watch-feeds": WatchedFeed;
  readonly "watch-pages": WatchedPage;
  /** Pages without further visits. */
  readonly "watch-closed": WatchedPage;
  readonly "watch-hosts": WatchedHost;
  readonly "watch-robots": WatchedRobots;
  readonly "watch-files": WatchedFile;
  /** Up to which entry of the log an outlet of alerts was told, by its name. */
  readonly "alert-outlets": { readonly seq: number };
}

/** Everything on a shelf of a watch, by key. */
export async function* watchedOn<K extends keyof Watched>(
  store: Shelves,
  shelf: K,
): AsyncGenerator<readonly [key: string, value: Watched[K]]> {
  for await (const [key, bytes] of store.all(shelf)) yield [key, unpack(bytes) as Watched[K]];
}

/** One value on a shelf of a watch. */
export async function watchedAt<K extends keyof Watched>(
  store: Shelves,
  shelf: K,
  key: string,
): Promise<Watched[K] | undefined> {
  const [bytes] = await store.get(shelf, [key]);
  return bytes && (unpack(bytes) as Watched[K]);
}

/** Puts a value on a shelf of a watch, or takes it off. */
export function keepWatched<K extends keyof Watched>(
  change: Pick<Change, "keep">,
  shelf: K,
  key: string,
  value: Watched[K] | undefined,
): void {
  change.keep(shelf, key, value && pack(value));
}
