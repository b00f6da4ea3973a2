import { createHash } from "node:crypto";
import { type Listing, readListing, type WatchedFeed } from "../../index.ts";
import { msOf, timeOf } from "./clock.ts";
import type { Answer } from "./fetching.ts";
import { gapSeconds, nextPoll } from "./pacing.ts";
import { backoff, DAY } from "./retry.ts";

/** What a feed is asked to send. */
export const FEED_TYPES =
  "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

/** A feed that was not asked yet. */
export function newFeed(url: string, from: string, now: number): WatchedFeed {
  return { url, from, next: timeOf(now), fails: 0, named: 0 };
}

/** True when the next poll asks for the whole feed: its validators lie, or have not been put to the test for a day. */
export function isWholePoll({ isLying, hash, whole }: WatchedFeed, now: number): boolean {
  return isLying === true || hash === undefined || now - msOf(whole) >= DAY;
}

/** What a poll gave: the same as before, a list, or nothing that is one. */
export type Polled =
  | { readonly is: "same" }
  | { readonly is: "new"; readonly listing: Listing }
  | { readonly is: "none" };

/** Reads an answer of 200 or 304. A body that was seen before is the same, whatever the server says of it. */
export async function polled(feed: WatchedFeed, answer: Answer, url: string): Promise<Polled> {
  if (answer.status === 304) return { is: "same" };
  if (hashOf(answer.bytes) === feed.hash) return { is: "same" };
  const charset = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") ?? "")?.[1];
  const listing = await readListing(answer.bytes, { url, ...(charset && { charset }) });
  return listing ? { is: "new", listing } : { is: "none" };
}

/** The feed after a poll that was answered. */
export function afterPoll(
  feed: WatchedFeed,
  answer: Answer,
  { listing, fresh, now }: { readonly listing?: Listing; readonly fresh: number; readonly now: number },
): WatchedFeed {
  const shown = { now, fresh, headers: answer.headers, ...(listing && { listing }) };
  const gap = gapSeconds(feed, shown);
  const time = timeOf(now);
  const { reason: _, ...rest } = feed;
  const after: WatchedFeed = {
    ...rest,
    ...(answer.status === 200 && seenWhole(feed, answer, time)),
    ...(listing?.title && { title: listing.title }),
    polled: time,
    answered: time,
    ...((fresh > 0 || feed.renewed === undefined) && { renewed: time }),
    ...(gap !== undefined && { gapSeconds: gap }),
    fails: 0,
    named: feed.named + fresh,
  };
  return { ...after, next: timeOf(nextPoll(after, shown)) };
}

/** What a whole body tells: its validators, and whether they would have hidden a change. */
function seenWhole(feed: WatchedFeed, { headers, bytes }: Answer, whole: string): Partial<WatchedFeed> {
  const hash = hashOf(bytes);
  const { etag, lastModified } = validatorsIn(headers);
  return { ...isCaught(feed, { etag, lastModified, hash }), ...given({ etag, lastModified }), hash, whole };
}

interface Said {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** Another body under the same validators: they lie. */
export function isCaught(
  before: { readonly etag?: string; readonly lastModified?: string; readonly hash?: string },
  now: Said & { readonly hash: string },
): { readonly isLying?: true } {
  const hasValidators = now.etag !== undefined || now.lastModified !== undefined;
  const isSame = before.etag === now.etag && before.lastModified === now.lastModified;
  return hasValidators && isSame && before.hash !== undefined && before.hash !== now.hash ? { isLying: true } : {};
}

/** Both validators of an answer. */
export function validatorsIn(headers: ReadonlyMap<string, string>): Said {
  const short = (name: string) => {
    const value = headers.get(name);
    return value !== undefined && value.length <= 500 ? value : undefined;
  };
  return { etag: short("etag"), lastModified: short("last-modified") };
}

/** Validators as they are kept; one that is no longer given is forgotten. */
export function given({ etag, lastModified }: Said): { readonly etag?: string; readonly lastModified?: string } {
  return { etag, lastModified } as { readonly etag?: string; readonly lastModified?: string };
}

/** The feed after a poll that failed. */
export function afterFailedPoll(feed: WatchedFeed, reason: string, now: number): WatchedFeed {
  const fails = feed.fails + 1;
  return { ...feed, polled: timeOf(now), fails, reason, next: timeOf(now + backoff(feed.url, fails)) };
}

/** A feed that its server says is gone for good. */
export function goneFeed(feed: WatchedFeed, now: number): WatchedFeed {
  const { next: _, ...rest } = feed;
  return { ...rest, polled: timeOf(now), isGone: true, reason: "gone for good (410)" };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
