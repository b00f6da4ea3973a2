import {
  type Beside,
  type Desk,
  keepWatched,
  type LogEntry,
  type Raw,
  type Store,
  type WatchedFeed,
  type WatchedHost,
  type WatchedPage,
  type WatchedRobots,
  watchedAt,
  watchedOn,
} from "../../index.ts";

/** What changes together in what a watch knows; undefined takes off. */
export interface Entries {
  readonly feeds?: readonly WatchedFeed[];
  /** Pages by key: with `next` they are open, without it closed. */
  readonly pages?: readonly (readonly [key: string, page: WatchedPage])[];
  readonly host?: { readonly domain: string; readonly value: WatchedHost | undefined };
  readonly robots?: WatchedRobots;
  readonly log?: Omit<LogEntry, "seq">;
}

/** What adding articles came to. */
export interface Added {
  readonly added: number;
  readonly changed: number;
}

/** What a watch knows of feeds and pages: in memory what is still to be done, in the store everything. */
export class Ledger {
  readonly feeds = new Map<string, WatchedFeed>();
  /** Pages with visits to come. */
  readonly pages = new Map<string, WatchedPage>();
  readonly #store: Store;
  readonly #desk: Desk;

  private constructor(store: Store, desk: Desk) {
    this.#store = store;
    this.#desk = desk;
  }

  static async open(store: Store, desk: Desk): Promise<Ledger> {
    const ledger = new Ledger(store, desk);
    for await (const [url, feed] of watchedOn(store, "watch-feeds")) ledger.feeds.set(url, feed);
    for await (const [key, page] of watchedOn(store, "watch-pages")) ledger.pages.set(key, page);
    return ledger;
  }

  async hosts(): Promise<readonly WatchedHost[]> {
    return valuesOf(watchedOn(this.#store, "watch-hosts"));
  }

  async robots(): Promise<readonly WatchedRobots[]> {
    return valuesOf(watchedOn(this.#store, "watch-robots"));
  }

  /** A page by its key, open or closed. */
  async page(key: string): Promise<WatchedPage | undefined> {
    return this.pages.get(key) ?? (await watchedAt(this.#store, "watch-closed", key));
  }

  /** Keeps what changed; it is on the disk when this resolves. */
  async keep(entries: Entries): Promise<void> {
    await this.#desk.keep(writing(entries));
    this.#take(entries);
  }

  /** Adds what was read and keeps what changed, all of it or nothing. */
  async add(raws: readonly Raw[], entries: Entries): Promise<Added> {
    const sum = { added: 0, changed: 0 };
    for await (const { added, changed } of this.#desk.add(raws, writing(entries))) {
      sum.added += added;
      sum.changed += changed;
    }
    this.#take(entries);
    return sum;
  }

  #take({ feeds = [], pages = [] }: Entries): void {
    for (const feed of feeds) this.feeds.set(feed.url, feed);
    for (const [key, page] of pages) {
      if (page.next === undefined) this.pages.delete(key);
      else this.pages.set(key, page);
    }
  }
}

function writing({ feeds = [], pages = [], host, robots, log }: Entries): Beside {
  return (change) => {
    for (const feed of feeds) keepWatched(change, "watch-feeds", feed.url, feed);
    for (const [key, page] of pages) {
      keepWatched(change, "watch-pages", key, page.next === undefined ? undefined : page);
      keepWatched(change, "watch-closed", key, page.next === undefined ? page : undefined);
    }
    if (host) keepWatched(change, "watch-hosts", host.domain, host.value);
    if (robots) keepWatched(change, "watch-robots", robots.origin, robots);
    if (log) change.log(log);
  };
}

async function valuesOf<T>(entries: AsyncIterable<readonly [string, T]>): Promise<T[]> {
  const values: T[] = [];
  for await (const [, value] of entries) values.push(value);
  return values;
}
