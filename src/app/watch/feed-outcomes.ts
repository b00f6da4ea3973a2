import type { Listing, ListingItem, WatchedFeed, WatchedPage } from "../../index.ts";
import { addressOf } from "./address.ts";
import { msOf, timeOf } from "./clock.ts";
import { afterFailedPoll, afterPoll, goneFeed, newFeed, polled } from "./feeds.ts";
import type { Answer } from "./fetching.ts";
import type { Job } from "./lanes.ts";
import type { Entries, Ledger } from "./ledger.ts";
import { DAY, HOUR } from "./retry.ts";

/** Pages that one list may name at a poll, and lists that one may lead to; a longer one is told of. */
const MOST_ITEMS = 1000;
const MOST_LISTS = 50;
/** How far lists may lead to lists. */
const DEEPEST = 3;
/** Sitemaps name everything a site has ever had: only what is this new is news. */
const SITEMAP_MS = 7 * DAY;
const LONGEST_CONTENT = 200_000;

/** What a poll came to: what is to be kept, and what is worth telling. */
export interface FeedOutcome {
  readonly entries: Entries;
  readonly failed?: string;
  readonly notes: readonly string[];
  /** Pages that are to be fetched. */
  readonly fresh: number;
}

/** What becomes of a feed by the answer to its poll. */
export async function feedOutcome(
  job: Job,
  feed: WatchedFeed,
  answer: Answer,
  { ledger, now }: { readonly ledger: Ledger; readonly now: number },
): Promise<FeedOutcome> {
  if (answer.status === 410) {
    const log = { at: timeOf(now), what: "feed-gone", subject: feed.url };
    return { entries: { feeds: [goneFeed(feed, now)], log }, failed: "gone for good (410)", notes: [], fresh: 0 };
  }
  if (answer.status !== 200 && answer.status !== 304)
    return failedPoll(feed, `the server answered ${answer.status}`, now);
  const found = await polled(feed, answer, job.url);
  if (found.is === "none") return failedPoll(feed, "no feed, sitemap or other list of articles", now);
  const moved = job.hops > 0 && job.isPermanent ? { ...feed, movedTo: job.url } : feed;
  if (found.is === "same") return answered(moved, answer, now);
  return listed(moved, answer, found.listing, { base: job.url, ledger, now });
}

export function failedPoll(feed: WatchedFeed, reason: string, now: number): FeedOutcome {
  return { entries: { feeds: [afterFailedPoll(feed, reason, now)] }, failed: reason, notes: [], fresh: 0 };
}

function answered(feed: WatchedFeed, answer: Answer, now: number): FeedOutcome {
  return { entries: { feeds: [afterPoll(feed, answer, { fresh: 0, now })] }, notes: [], fresh: 0 };
}

interface Place {
  readonly base: string;
  readonly ledger: Ledger;
  readonly now: number;
}

async function listed(feed: WatchedFeed, answer: Answer, listing: Listing, place: Place): Promise<FeedOutcome> {
  const pages = await freshPages(feed, listing, place);
  const lists = freshLists(feed, listing, place);
  const items = pages.map(([, { listed }]) => listed?.published);
  const isLying = items.some((published) => wasHidden(feed, published));
  const after = afterPoll(isLying ? { ...feed, isLying } : feed, answer, {
    listing,
    fresh: pages.length,
    now: place.now,
  });
  const isArticle = listing.kind === "page" && listing.items.length > 0;
  const feeds = [isArticle ? withoutPolls(after) : after, ...lists];
  return { entries: { feeds, pages }, notes: notesOn(listing), fresh: pages.length };
}

/** An address that turned out to be an article is visited as one. */
function withoutPolls({ next: _, ...feed }: WatchedFeed): WatchedFeed {
  return { ...feed, reason: "an article, no list" };
}

/** True for an item that was out well before the server said that nothing had changed. */
function wasHidden({ whole, answered }: WatchedFeed, published: string | undefined): boolean {
  const time = Date.parse(published ?? "");
  return whole !== undefined && time > msOf(whole) && time < msOf(answered) - HOUR;
}

async function freshPages(
  feed: WatchedFeed,
  { kind, items }: Listing,
  { base, ledger, now }: Place,
): Promise<[string, WatchedPage][]> {
  const found = new Map<string, WatchedPage>();
  const oldest = kind === "sitemap" ? now - SITEMAP_MS : 0;
  for (const item of items.slice(0, MOST_ITEMS)) {
    const address = addressOf(item.url, base);
    if (!address || found.has(address.key) || Date.parse(item.published ?? "") < oldest) continue;
    if ((await ledger.page(address.key)) === undefined) found.set(address.key, newPage(address.url, feed, item, now));
  }
  return [...found];
}

function newPage(url: string, feed: WatchedFeed, item: ListingItem, now: number): WatchedPage {
  const { url: _, content, ...facts } = item;
  const listed = { ...facts, ...(content && { content: content.slice(0, LONGEST_CONTENT) }) };
  return { url, feed: feed.url, next: timeOf(now), visits: 0, fails: 0, state: "waiting", listed };
}

function freshLists(feed: WatchedFeed, { lists }: Listing, { base, ledger, now }: Place): WatchedFeed[] {
  if (depthOf(feed, ledger) >= DEEPEST) return [];
  const urls = lists.flatMap((list) => addressOf(list, base)?.url ?? []).filter((url) => !ledger.feeds.has(url));
  return [...new Set(urls)].slice(0, MOST_LISTS).map((url) => newFeed(url, feed.url, now));
}

function depthOf(feed: WatchedFeed, { feeds }: Ledger): number {
  let depth = 0;
  for (let at = feeds.get(feed.from); at && depth < DEEPEST; at = feeds.get(at.from)) depth += 1;
  return depth;
}

function notesOn({ items, lists, withoutAddress }: Listing): string[] {
  return [
    ...(items.length > MOST_ITEMS ? [`${items.length} articles in one list; the first ${MOST_ITEMS} were taken`] : []),
    ...(lists.length > MOST_LISTS ? [`it leads to ${lists.length} lists; the first ${MOST_LISTS} were taken`] : []),
    ...(withoutAddress > 0 ? [`${withoutAddress} items name no page and were left out`] : []),
  ];
}
