import { type Desk, isUnfinished, type Message, type Store, type WatchedFeed } from "../../index.ts";
import { type Clock, timeOf } from "./clock.ts";
import { type FeedOutcome, failedPoll, feedOutcome } from "./feed-outcomes.ts";
import { FEED_TYPES, isWholePoll, newFeed } from "./feeds.ts";
import type { Question } from "./fetching.ts";
import type { FileWatch } from "./files.ts";
import type { Job } from "./lanes.ts";
import { type Entries, Ledger } from "./ledger.ts";
import { failedVisit, givenUp, type PageOutcome, pageOutcome } from "./page-outcomes.ts";
import { PAGE_TYPES } from "./page-reading.ts";
import { type Ask, feedJob, type Outcome, pageJob, Requests } from "./requests.ts";
import { HOUR } from "./retry.ts";
import { FORBIDDEN } from "./robots.ts";
import { isOver } from "./stories.ts";
import { isWholeVisit } from "./visits.ts";

export interface WatchOptions {
  readonly store: Store;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly ask: Ask;
  /** Does what is due, and ends. */
  readonly isOnce: boolean;
  /** Begins with a poll of every feed and another try of every page that failed, without waiting for their times. */
  readonly isNow?: boolean;
  /** Folders, archives and files beside the feeds. */
  readonly files?: FileWatch;
  readonly onMessage: (message: Message) => void;
  /** Told when everything that was due is done and something was read, and once an hour. */
  readonly onRound: () => void;
}

/** What was done so far. */
export interface Counts {
  polls: number;
  /** Pages and files that were read; articles that were new, and new texts of known ones. */
  read: number;
  added: number;
  changed: number;
  /** Addresses and files whose last try failed. */
  readonly failing: Set<string>;
}

/** Longest time that what was read waits for its stories; and what comes sooner is waited for. */
const STALE_MS = 60_000;
const SOON_MS = 30_000;

/** Polls feeds and reads what they name, into a store. Everything that is done is kept at once; it may end anywhere. */
export class Watcher {
  readonly counts: Counts = { polls: 0, read: 0, added: 0, changed: 0, failing: new Set() };
  readonly #options: WatchOptions;
  readonly #clock: Clock;
  readonly #requests: Requests;
  readonly #stop = new AbortController();
  #ledger!: Ledger;
  /** Feeds that this watch polls, by address. */
  #feeds: readonly string[] = [];
  /** Since when something waits for its stories, and when a line was told. */
  #staleSince: number | undefined;
  #toldAt: number;
  #isNews = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#requests = new Requests(options.clock, options.ask, this.#stop.signal);
    this.#toldAt = options.clock.now();
  }

  /** Ends after the change that has begun; what is underway is let go. */
  stop(): void {
    this.#stop.abort();
  }

  get isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Watches `feeds` (address and the list that names it) until it is stopped, or until all that is due is done. */
  async run(feeds: readonly (readonly [url: string, from: string])[]): Promise<Counts> {
    await this.#begin(feeds);
    while (!this.isStopped) {
      this.#requests.start((job) => this.#questionOf(job));
      if (await this.#work()) continue;
      if (this.#options.isOnce && this.#isDone()) break;
      const next = this.#nextTime() ?? this.#clock.now() + HOUR;
      const { underway, isBusy } = this.#requests;
      if (underway.length > 0 || !isBusy) await this.#clock.until(next, underway, this.#stop.signal);
    }
    await Promise.all(this.#requests.underway);
    return this.counts;
  }

  /** When something is due next, ISO 8601. */
  next(): string | undefined {
    const next = this.#nextTime();
    return next === undefined ? undefined : timeOf(Math.max(next, this.#clock.now()));
  }

  /** Feeds that are left alone for a while because they failed: how many, and until when the first is, ISO 8601. */
  waiting(): { readonly count: number; readonly until: string } | undefined {
    const feeds = this.#feeds.flatMap((url) => this.#ledger.feeds.get(url) ?? []);
    const times = feeds.flatMap(({ reason, next }) => (reason !== undefined && next !== undefined ? [next] : []));
    return times.length === 0 ? undefined : { count: times.length, until: times.sort()[0]! };
  }

  async #begin(feeds: readonly (readonly [url: string, from: string])[]): Promise<void> {
    const { store, desk } = this.#options;
    this.#ledger = await Ledger.open(store, desk);
    const now = this.#clock.now();
    const unknown = feeds.filter(([url]) => !this.#ledger.feeds.has(url));
    if (unknown.length > 0) await this.#ledger.keep({ feeds: unknown.map(([url, from]) => newFeed(url, from, now)) });
    const { isNow = false } = this.#options;
    const robots = await this.#ledger.robots();
    this.#requests.take(await this.#ledger.hosts(), isNow ? robots.filter(({ rules }) => rules !== "none") : robots);
    const wanted = new Set(feeds.map(([url]) => url));
    const all = this.#ledger.feeds;
    const under = [...all.values()].filter((feed) => isUnder(feed, wanted, all));
    this.#feeds = under.map(({ url }) => url);
    const pages = [...this.#ledger.pages];
    this.#schedule(isNow ? dueAt(timeOf(now), under, pages) : { feeds: under, pages });
    if (await isUnfinished(store)) await this.#refresh();
  }

  /** Does one thing that is to be done now; false when there is none. */
  async #work(): Promise<boolean> {
    const now = this.#clock.now();
    if (this.#staleSince !== undefined && now - this.#staleSince >= STALE_MS) await this.#refresh();
    const outcome = this.#requests.outcome();
    if (outcome) await this.#take(outcome);
    if (outcome || (await this.#workFiles(now))) return true;
    const next = this.#nextTime();
    if (this.#requests.isBusy || (next !== undefined && next <= now + SOON_MS)) return false;
    if (this.#staleSince !== undefined) {
      await this.#refresh();
      return true;
    }
    this.#tellRound(now);
    return false;
  }

  #tellRound(now: number): void {
    if (this.#options.isOnce || (!this.#isNews && now - this.#toldAt < HOUR)) return;
    this.#options.onRound();
    this.#toldAt = now;
    this.#isNews = false;
  }

  #isDone(): boolean {
    const now = this.#clock.now();
    const isWaiting = this.#requests.isBusy || this.#requests.lanes.isWaiting(now);
    return !isWaiting && (this.#options.files?.nextAt() ?? now + 1) > now;
  }

  #nextTime(): number | undefined {
    const times = [this.#requests.lanes.nextTime(), this.#options.files?.nextAt()].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #questionOf({ kind, id, url }: Job): Question {
    const accept = kind === "feed" ? FEED_TYPES : PAGE_TYPES;
    const feed = kind === "feed" ? this.#ledger.feeds.get(id) : undefined;
    const page = kind === "page" ? this.#ledger.pages.get(id) : undefined;
    const isWhole = (feed && isWholePoll(feed, this.#clock.now())) || (page && isWholeVisit(page));
    const { etag, lastModified } = (isWhole ? undefined : (feed ?? page)) ?? {};
    return { url, accept, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  }

  async #take(outcome: Outcome): Promise<void> {
    const { job, host, robots } = outcome;
    const beside: Entries = { ...(host && { host }), ...(robots && { robots }) };
    const feed = this.#ledger.feeds.get(job.id);
    const page = this.#ledger.pages.get(job.id);
    if ("wait" in outcome) await this.#wait(job, outcome, beside);
    else if (host || robots) await this.#ledger.keep(beside);
    if (job.kind === "feed" && feed) await this.#takeFeed(feed, outcome);
    else if (job.kind === "page" && page) await this.#takePage(page, outcome);
  }

  async #takeFeed(feed: WatchedFeed, outcome: Outcome): Promise<void> {
    const now = this.#clock.now();
    if ("answer" in outcome)
      await this.#keepFeed(feed, await feedOutcome(outcome.job, feed, outcome.answer, { ledger: this.#ledger, now }));
    else if ("failure" in outcome) await this.#keepFeed(feed, failedPoll(feed, outcome.failure, now));
  }

  async #takePage(page: Parameters<typeof pageOutcome>[1], outcome: Outcome): Promise<void> {
    const place = { ledger: this.#ledger, now: this.#clock.now() };
    const { job } = outcome;
    if ("answer" in outcome) await this.#keepPage(page.url, await pageOutcome(job, page, outcome.answer, place));
    else if ("failure" in outcome) {
      const { failure } = outcome;
      const isFinal = page.visits === 0 && (failure === FORBIDDEN || TOO_LARGE.test(failure));
      await this.#keepPage(page.url, isFinal ? givenUp(job, page, failure) : failedVisit(job, page, failure, place));
    }
  }

  async #wait({ kind, id }: Job, { wait, status }: { wait: string; status: number }, beside: Entries): Promise<void> {
    const reason = `the server asks to wait (${status})`;
    const feed = kind === "feed" ? this.#ledger.feeds.get(id) : undefined;
    const page = kind === "page" ? this.#ledger.pages.get(id) : undefined;
    const entries: Entries = {
      ...(feed && { feeds: [{ ...feed, reason, next: wait }] }),
      ...(page && { pages: [[id, { ...page, reason, next: wait }]] }),
    };
    await this.#ledger.keep({ ...entries, ...beside });
    this.#schedule(entries);
  }

  async #keepFeed({ url }: WatchedFeed, { entries, failed, notes, fresh }: FeedOutcome): Promise<void> {
    await this.#ledger.keep(entries);
    this.counts.polls += 1;
    if (fresh > 0) this.#isNews = true;
    this.#tell("feed-failed", url, failed);
    for (const text of notes) this.#options.onMessage({ rule: "feed", text, location: url, level: "note" });
    this.#schedule(entries);
  }

  async #keepPage(url: string, { raws, entries, failed, messages = [] }: PageOutcome): Promise<void> {
    const kept = await this.#withoutQuiet(entries);
    const isRead = raws.length > 0;
    if (isRead) this.#count({ ...(await this.#ledger.add(raws, kept)), read: failed === undefined ? 1 : 0 });
    else await this.#ledger.keep(kept);
    if (!isRead && failed === undefined) this.counts.read += 1;
    this.#tell("page-failed", url, failed);
    for (const message of messages) if (message.level !== "error") this.#options.onMessage(message);
    this.#schedule(kept);
  }

  /** Pages of stories in which nothing comes any more are not visited again. */
  async #withoutQuiet(entries: Entries): Promise<Entries> {
    const [only, ...others] = entries.pages ?? [];
    if (!only || others.length > 0 || only[1].next === undefined) return entries;
    const over = await isOver(this.#options.store, only[1], this.#clock.now());
    return over ? { ...entries, pages: [[only[0], over]] } : entries;
  }

  async #workFiles(now: number): Promise<boolean> {
    const { files } = this.#options;
    if (!files || files.nextAt() > now) return false;
    this.#count(await files.work(now, this.#stop.signal));
    return true;
  }

  #count({ read, added, changed }: { read: number; added: number; changed: number }): void {
    this.counts.read += read;
    this.counts.added += added;
    this.counts.changed += changed;
    if (added + changed === 0) return;
    this.#isNews = true;
    this.#staleSince ??= this.#clock.now();
  }

  async #refresh(): Promise<void> {
    await this.#options.desk.refresh();
    this.#staleSince = undefined;
  }

  #schedule({ feeds = [], pages = [] }: Entries): void {
    const { lanes } = this.#requests;
    for (const feed of feeds) lanes.put(`feed ${feed.url}`, feedJob(feed));
    for (const [id, page] of pages) lanes.put(`page ${id}`, pageJob(id, page));
  }

  #tell(rule: string, location: string, failed: string | undefined): void {
    if (failed === undefined) this.counts.failing.delete(location);
    else this.counts.failing.add(location);
    if (failed !== undefined) this.#options.onMessage({ rule, text: failed, location, level: "error" });
  }
}

/** Why a body was not taken in whole: asking again gives the same. */
const TOO_LARGE = /^the body (?:is larger|grows)/;

/** Feeds that are still polled, and pages whose last try failed, due at a time. */
function dueAt(next: string, feeds: readonly WatchedFeed[], pages: NonNullable<Entries["pages"]>): Entries {
  return {
    feeds: feeds.map((feed) => (feed.next === undefined ? feed : { ...feed, next })),
    pages: pages.map(([key, page]) => [key, page.reason === undefined ? page : { ...page, next }]),
  };
}

/** True for a feed that was asked for, or that one of these leads to. */
function isUnder(feed: WatchedFeed, wanted: ReadonlySet<string>, feeds: ReadonlyMap<string, WatchedFeed>): boolean {
  let at: WatchedFeed | undefined = feed;
  for (let steps = 0; at && steps < 5; steps++) {
    if (wanted.has(at.url)) return true;
    at = feeds.get(at.from);
  }
  return false;
}
