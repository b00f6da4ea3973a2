import type { WatchedPage } from "../../index.ts";
import { msOf, timeOf } from "./clock.ts";
import { backoff, DAY, HOUR } from "./retry.ts";

/** When a page is read again, counted from its first reading. */
const VISITS = [0, HOUR, 6 * HOUR, 24 * HOUR, 3 * DAY];
/** A story in which nothing came for this long is over: its pages are not read again. */
export const QUIET_MS = 3 * DAY;
/** Failures in a row after which a page is given up, or a visit left out. */
const MOST_FAILS = 5;
const FIRST_RETRY_MS = 10 * 60_000;

/** True when the next visit asks for the whole page, so that a server whose validators lie is found out. */
export function isWholeVisit({ visits, isLying, hash }: WatchedPage): boolean {
  return isLying === true || hash === undefined || visits % 2 === 0;
}

/** A page that was read once more: its next visit, or none after the last. Visits that were missed are left out. */
export function afterVisit(page: WatchedPage, now: number): WatchedPage {
  const { next: _, reason: __, listed: ___, ...rest } = page;
  const firstRead = page.firstRead ?? timeOf(now);
  const since = now - msOf(firstRead);
  const visits = Math.max(page.visits + 1, VISITS.findLastIndex((after) => after <= since) + 1);
  const after = VISITS[visits];
  const next = after === undefined ? {} : { next: timeOf(msOf(firstRead) + after) };
  return { ...rest, firstRead, visits, fails: 0, state: "read", ...next };
}

/** A page without further visits. */
export function closed(page: WatchedPage, state: WatchedPage["state"], reason?: string): WatchedPage {
  const { next: _, listed: __, etag: ___, lastModified: ____, ...rest } = page;
  return { ...rest, state, ...(reason !== undefined && { reason }) };
}

/** A page that could not be fetched: its next try, or undefined when there is none. */
export function afterFailure(page: WatchedPage, key: string, reason: string, now: number): WatchedPage | undefined {
  const fails = page.fails + 1;
  if (fails < MOST_FAILS) return { ...page, fails, reason, next: timeOf(now + backoff(key, fails, FIRST_RETRY_MS)) };
  if (page.visits === 0) return undefined;
  const missed = afterVisit(page, now);
  return missed.next === undefined ? undefined : { ...missed, reason };
}
