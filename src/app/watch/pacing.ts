import type { Listing, WatchedFeed } from "../../index.ts";
import { msOf } from "./clock.ts";
import { DAY, HOUR, jittered } from "./retry.ts";

/** No feed is asked more often, and each at least as often, whatever it says. */
const SHORTEST = 5 * 60_000;
const LONGEST = DAY;
/** Newest items that tell how often there are new ones. */
const MOST_DATES = 20;

/** What a poll has shown. */
export interface Shown {
  readonly now: number;
  readonly listing?: Listing;
  /** Pages that were not known. */
  readonly fresh: number;
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * Mean seconds between new items: by the dates of the first list, then by what came new in which time. Undefined while
 * neither tells.
 */
export function gapSeconds({ gapSeconds: before, renewed }: WatchedFeed, shown: Shown): number | undefined {
  if (before === undefined) return gapByDates(shown);
  const elapsed = (shown.now - msOf(renewed)) / 1000;
  if (shown.fresh > 0) return (before + elapsed / shown.fresh) / 2;
  return Math.max(before, elapsed);
}

function gapByDates({ listing, now }: Shown): number | undefined {
  const all = (listing?.items ?? []).map(({ published }) => Date.parse(published ?? ""));
  const times = all.filter((time) => time <= now + HOUR).sort((a, b) => b - a);
  const newest = times.slice(0, MOST_DATES);
  if (newest.length < 2) return undefined;
  return Math.max(1, (newest[0]! - newest.at(-1)!) / 1000 / (newest.length - 1));
}

/**
 * When a feed is asked next, in milliseconds since 1970: after half the time in which something new comes, not before its
 * `ttl` and `Cache-Control: max-age` are over, between five minutes and a day, outside its skipped hours, give or take a
 * tenth that hangs on its address.
 */
export function nextPoll(feed: WatchedFeed, shown: Shown): number {
  const { listing, headers, now } = shown;
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d{1,9})/i.exec(headers.get("cache-control") ?? "")?.[1] ?? 0);
  const asked = Math.max((listing?.ttlMinutes ?? 0) * 60_000, maxAge * 1000);
  const observed = ((feed.gapSeconds ?? 3600) * 1000) / 2;
  const wanted = Math.min(Math.max(SHORTEST, asked, observed), LONGEST);
  const number = Math.floor(now / SHORTEST);
  const ms = Math.min(Math.max(wanted, jittered(feed.url, number, wanted * 1.1, 0.09)), LONGEST);
  return outside(now + ms, listing?.skipHours ?? []);
}

/** The first time at or after `time` whose hour is not skipped. */
function outside(time: number, hours: readonly number[]): number {
  const skipped = new Set(hours);
  let at = time;
  for (let tries = 0; tries < 24 && skipped.has(new Date(at).getUTCHours()); tries++)
    at = (Math.floor(at / HOUR) + 1) * HOUR;
  return at;
}
